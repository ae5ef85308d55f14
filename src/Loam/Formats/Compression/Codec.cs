namespace Loam.Formats;

/// <summary>How the bytes of a file are compressed.</summary>
public enum Codec
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Gzip (RFC 1952), any number of members.</summary>
    Gzip,

    /// <summary>Zstandard (RFC 8878), any number of frames.</summary>
    Zstd,
}

/// <summary>Recognises compression by name and by content.</summary>
public static class Codecs
{
    /// <summary>The compression that a file name asks for by its last extension: <c>.gz</c>, <c>.zst</c>, or none.</summary>
    public static Codec OfName(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Codec.Gzip
        : name.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? Codec.Zstd
        : Codec.None;

    /// <summary>The compression that the first bytes of a file show.</summary>
    public static Codec OfContent(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) ? Codec.Gzip
        : start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) || IsSkippableFrame(start) ? Codec.Zstd
        : Codec.None;

    // RFC 8878, section 3.1.2: magic numbers 0x184D2A50 to 0x184D2A5F, little-endian. Per-record .warc.zst files begin with one.
    static bool IsSkippableFrame(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && (start[0] & 0xF0) == 0x50 && start[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18]);
}
