using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Why <see cref="GopherRepetitionFilter"/> drops a document.</summary>
public static class RepetitionReasons
{
    /// <summary>Too many lines that the text has already.</summary>
    public static readonly Reason DuplicateLines = new("repetition.duplicate_lines", "Too large a share of the lines are duplicates.");

    /// <summary>Too many paragraphs that the text has already.</summary>
    public static readonly Reason DuplicateParagraphs = new("repetition.duplicate_paragraphs", "Too large a share of the paragraphs are duplicates.");

    /// <summary>Too many characters in duplicate lines.</summary>
    public static readonly Reason DuplicateLineCharacters =
        new("repetition.duplicate_line_characters", "Too large a share of the characters stands in duplicate lines.");

    /// <summary>Too many characters in duplicate paragraphs.</summary>
    public static readonly Reason DuplicateParagraphCharacters =
        new("repetition.duplicate_paragraph_characters", "Too large a share of the characters stands in duplicate paragraphs.");

    /// <summary>One pair of words makes up too much of the text.</summary>
    public static readonly Reason Top2Gram = new("repetition.top_2_gram", "The most frequent pair of words makes up too much of the text.");

    /// <summary>One triple of words makes up too much of the text.</summary>
    public static readonly Reason Top3Gram = new("repetition.top_3_gram", "The most frequent sequence of 3 words makes up too much of the text.");

    /// <summary>One sequence of four words makes up too much of the text.</summary>
    public static readonly Reason Top4Gram = new("repetition.top_4_gram", "The most frequent sequence of 4 words makes up too much of the text.");

    /// <summary>Repeated sequences of five words make up too much of the text.</summary>
    public static readonly Reason Duplicate5Grams = new("repetition.duplicate_5_grams", "Repeated sequences of 5 words make up too much of the text.");

    /// <summary>Repeated sequences of six words make up too much of the text.</summary>
    public static readonly Reason Duplicate6Grams = new("repetition.duplicate_6_grams", "Repeated sequences of 6 words make up too much of the text.");

    /// <summary>Repeated sequences of seven words make up too much of the text.</summary>
    public static readonly Reason Duplicate7Grams = new("repetition.duplicate_7_grams", "Repeated sequences of 7 words make up too much of the text.");

    /// <summary>Repeated sequences of eight words make up too much of the text.</summary>
    public static readonly Reason Duplicate8Grams = new("repetition.duplicate_8_grams", "Repeated sequences of 8 words make up too much of the text.");

    /// <summary>Repeated sequences of nine words make up too much of the text.</summary>
    public static readonly Reason Duplicate9Grams = new("repetition.duplicate_9_grams", "Repeated sequences of 9 words make up too much of the text.");

    /// <summary>Repeated sequences of ten words make up too much of the text.</summary>
    public static readonly Reason Duplicate10Grams = new("repetition.duplicate_10_grams", "Repeated sequences of 10 words make up too much of the text.");
}
