using Loam.Documents;

namespace Loam.Formats;

/// <summary>Why a file that is one page or one text is no document.</summary>
public static class FileReasons
{
    /// <summary>The file is larger than the limit on records.</summary>
    public static readonly Reason TooLarge = new("file.too_large", "The file is larger than the limit on records.");

    /// <summary>The file holds bytes that no text has.</summary>
    public static readonly Reason NotText = new("file.not_text", "The file holds bytes that no text has.");
}
