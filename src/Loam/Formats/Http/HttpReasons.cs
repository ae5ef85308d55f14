using Loam.Documents;

namespace Loam.Formats;

/// <summary>Why a captured HTTP response is no page.</summary>
public static class HttpReasons
{
    /// <summary>The block does not begin with an HTTP status line, or its header has no end.</summary>
    public static readonly Reason BadHeader = new("http.bad_header", "The block does not begin with an HTTP status line, or its header has no end.");

    /// <summary>The status code is not among those that are read.</summary>
    public static readonly Reason Status = new("http.status", "The status code is not among those that are read.");

    /// <summary>The content is neither HTML nor plain text.</summary>
    public static readonly Reason NotText = new("http.not_text", "The content is neither HTML nor plain text.");

    /// <summary>The compressed body does not decompress.</summary>
    public static readonly Reason CorruptBody = new("http.corrupt_body", "The compressed body does not decompress.");

    /// <summary>The page is larger than the limit once it is decompressed.</summary>
    public static readonly Reason TooLarge = new("http.too_large", "The page is larger than the limit once it is decompressed.");
}
