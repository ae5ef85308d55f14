using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Why <see cref="FineWebQualityFilter"/> drops a document.</summary>
public static class FineWebReasons
{
    /// <summary>Too few lines end like a sentence.</summary>
    public static readonly Reason LinePunctuation = new("fineweb.line_punctuation", "Too few lines end in a punctuation mark.");

    /// <summary>Too many lines are short.</summary>
    public static readonly Reason ShortLines = new("fineweb.short_lines", "Too many of the lines are short.");

    /// <summary>Too many characters in repeated lines.</summary>
    public static readonly Reason DuplicateCharacters = new("fineweb.duplicate_characters", "Too many characters stand in repeated lines.");

    /// <summary>A list rather than text.</summary>
    public static readonly Reason ManyLineBreaks = new("fineweb.many_line_breaks", "There are too many line breaks per word: a list rather than text.");
}
