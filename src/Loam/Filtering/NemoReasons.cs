using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Why <see cref="NemoFilter"/> drops a document.</summary>
public static class NemoReasons
{
    /// <summary>Too many characters other than ASCII letters, digits and common marks.</summary>
    public static readonly Reason NonAlphanumeric =
        new("nemo.non_alphanumeric", "Too large a share of the characters is neither an English letter nor a digit nor a common mark.");

    /// <summary>Too many digits.</summary>
    public static readonly Reason Numbers = new("nemo.numbers", "Too large a share of the characters are digits.");

    /// <summary>Too many characters in web addresses.</summary>
    public static readonly Reason Urls = new("nemo.urls", "Too large a share of the characters stands in web addresses.");

    /// <summary>Too much white space.</summary>
    public static readonly Reason WhiteSpace = new("nemo.white_space", "Too large a share of the characters is white space.");

    /// <summary>Too many brackets.</summary>
    public static readonly Reason Parentheses = new("nemo.parentheses", "Too large a share of the characters are brackets.");

    /// <summary>Too many paragraphs about cookies and terms, or placeholder text.</summary>
    public static readonly Reason Boilerplate = new("nemo.boilerplate", "Too many paragraphs are about cookies, privacy and terms of use, or placeholder text.");

    /// <summary>Too few lines end like a sentence.</summary>
    public static readonly Reason LinePunctuation = new("nemo.line_punctuation", "Too many lines do not end in a punctuation mark.");

    /// <summary>A word of absurd length.</summary>
    public static readonly Reason LongWord = new("nemo.long_word", "A word is longer than any real one: program code or encoded data.");
}
