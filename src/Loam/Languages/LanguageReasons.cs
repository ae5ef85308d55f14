using Loam.Documents;

namespace Loam.Languages;

/// <summary>Why <see cref="LanguageFilter"/> drops a document.</summary>
public static class LanguageReasons
{
    /// <summary>Written in a language that is not wanted.</summary>
    public static readonly Reason Other = new("language.other", "The text is in another language than those wanted.");

    /// <summary>No language, or not surely enough.</summary>
    public static readonly Reason Uncertain = new("language.uncertain", "The text's language cannot be told, or not surely enough.");
}
