using Loam.Documents;

namespace Loam.Extraction;

/// <summary>Why a page is dropped after extraction.</summary>
public static class ExtractReasons
{
    /// <summary>The page has no main text.</summary>
    public static readonly Reason Empty = new("extract.empty", "The page has no main text.");

    /// <summary>The main text is shorter than wanted.</summary>
    public static readonly Reason TooShort = new("extract.too_short", "The main text is shorter than wanted.");
}
