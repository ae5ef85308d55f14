using Loam.Documents;

namespace Loam.Formats;

/// <summary>Why compressed bytes could not be read.</summary>
public static class CompressionReasons
{
    /// <summary>The file ends inside a gzip member.</summary>
    public static readonly Reason GzipTruncated = new("gzip.truncated", "The file ends inside a gzip member.");

    /// <summary>A gzip member does not inflate, or its checksum is wrong.</summary>
    public static readonly Reason GzipCorrupt = new("gzip.corrupt", "A gzip member does not inflate, or its checksum is wrong.");

    /// <summary>There are bytes between gzip members that belong to none.</summary>
    public static readonly Reason GzipGarbage = new("gzip.garbage", "There are bytes between gzip members that belong to none.");

    /// <summary>The Zstandard stream is cut off or does not decode.</summary>
    public static readonly Reason ZstdCorrupt = new("zstd.corrupt", "The Zstandard stream is cut off or does not decode.");
}

/// <summary>What was wrong with the bytes at one place of a compressed file.</summary>
/// <param name="Reason">One of <see cref="CompressionReasons"/>.</param>
/// <param name="Evidence">What was found and where.</param>
sealed record Damage(Reason Reason, string Evidence);
