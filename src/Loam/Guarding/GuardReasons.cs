using Loam.Documents;

namespace Loam.Guarding;

/// <summary>What can be wrong with a rewrite: with its form, or with its faith to the source.</summary>
public static class GuardReasons
{
    /// <summary>A row of a pairs file that is no pair: not JSON, or without source or text.</summary>
    public static readonly Reason NotAPair = new("guard.not_a_pair", "The row is not a pair with a source and a text.");

    /// <summary>Nothing but white space.</summary>
    public static readonly Reason Empty = new("guard.empty", "The rewrite is empty.");

    /// <summary>It ends in the middle of a sentence, or the server said that the limit cut it.</summary>
    public static readonly Reason Truncated = new("guard.truncated", "The rewrite ends in the middle.");

    /// <summary>The model declined.</summary>
    public static readonly Reason Refusal = new("guard.refusal", "The model refused to write.");

    /// <summary>The model speaks about its task before or after the text.</summary>
    public static readonly Reason Chatter = new("guard.chatter", "The text opens or closes with words about the task.");

    /// <summary>The line that every answer must open with is missing, or comes again.</summary>
    public static readonly Reason Sentinel = new("guard.sentinel", "The line that the answer must open with is missing, or comes twice.");

    /// <summary>Words of the prompt stand in the text.</summary>
    public static readonly Reason PromptLeak = new("guard.prompt_leak", "Words of the prompt stand in the text.");

    /// <summary>Markdown, HTML or template marks were left.</summary>
    public static readonly Reason Markup = new("guard.markup", "Markdown, HTML or template marks were left in the text.");

    /// <summary>It says the same over and over.</summary>
    public static readonly Reason Loop = new("guard.loop", "The text repeats itself in a loop.");

    /// <summary>It changes into another language, in whole or in part.</summary>
    public static readonly Reason LanguageDrift = new("guard.language_drift", "The text, or a part of it, is in another language.");

    /// <summary>Too short for its source.</summary>
    public static readonly Reason TooShort = new("guard.too_short", "The rewrite is too short for its source.");

    /// <summary>Too long for its source.</summary>
    public static readonly Reason TooLong = new("guard.too_long", "The rewrite is too long for its source.");

    /// <summary>Copied nearly word for word: nothing gained.</summary>
    public static readonly Reason Copy = new("guard.copy", "The rewrite copies its source nearly word for word.");

    /// <summary>Question-answer pairs that are none.</summary>
    public static readonly Reason MalformedPairs = new("guard.malformed_pairs", "The text is no sequence of question-answer pairs.");

    /// <summary>So long, or with so many numbers, that comparing would take minutes: beyond any page.</summary>
    public static readonly Reason NotCompared = new("guard.not_compared", "The rewrite or its source is too long to be compared: rewrite such pages in pieces.");

    /// <summary>A number, quantity or date that the source does not have.</summary>
    public static readonly Reason Number = new("guard.number", "A number or date is not in the source.");

    /// <summary>A name that the source does not have.</summary>
    public static readonly Reason Name = new("guard.name", "A name is not in the source.");

    /// <summary>A statement was negated, or a negation lost.</summary>
    public static readonly Reason Negation = new("guard.negation", "A statement is negated that the source asserts, or the other way round.");

    /// <summary>Two things have changed places: roles, order, or what is said of each.</summary>
    public static readonly Reason Reversal = new("guard.reversal", "Two things have changed places: roles, order, or what is said of each.");

    /// <summary>A sentence says what the source does not.</summary>
    public static readonly Reason Unsupported = new("guard.unsupported", "A statement is not supported by the source.");

    /// <summary>A part of the source's facts is missing, with vague sentences in its place.</summary>
    public static readonly Reason Omission = new("guard.omission", "Facts of the source are left out, with vague sentences in their place.");
}
