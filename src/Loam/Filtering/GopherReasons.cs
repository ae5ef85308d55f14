using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Why <see cref="GopherQualityFilter"/> drops a document.</summary>
public static class GopherReasons
{
    /// <summary>Fewer words than wanted.</summary>
    public static readonly Reason TooShort = new("gopher.too_short", "The text has too few words.");

    /// <summary>More words than wanted.</summary>
    public static readonly Reason TooLong = new("gopher.too_long", "The text has too many words.");

    /// <summary>Words are too short on average.</summary>
    public static readonly Reason ShortWords = new("gopher.short_words", "The words are too short on average.");

    /// <summary>Words are too long on average.</summary>
    public static readonly Reason LongWords = new("gopher.long_words", "The words are too long on average.");

    /// <summary>Too many hash signs per word (datatrove).</summary>
    public static readonly Reason Hashes = new("gopher.hashes", "There are too many hash signs per word.");

    /// <summary>Too many ellipses per word (datatrove).</summary>
    public static readonly Reason Ellipses = new("gopher.ellipses", "There are too many ellipses per word.");

    /// <summary>Too many hash signs and ellipses together per word (Dolma, DCLM, NeMo).</summary>
    public static readonly Reason Symbols = new("gopher.symbols", "There are too many hash signs and ellipses per word.");

    /// <summary>Nearly all lines start with a bullet.</summary>
    public static readonly Reason Bullets = new("gopher.bullets", "Too many lines start with a bullet.");

    /// <summary>Too many lines end in an ellipsis.</summary>
    public static readonly Reason EllipsisLines = new("gopher.ellipsis_lines", "Too many lines end in an ellipsis.");

    /// <summary>Too few words have a letter.</summary>
    public static readonly Reason FewAlphabeticWords = new("gopher.few_alphabetic_words", "Too few of the words have a letter.");

    /// <summary>Too few of the most frequent words of the language.</summary>
    public static readonly Reason FewStopWords = new("gopher.few_stop_words", "Hardly any of the language's most frequent words occurs.");
}
