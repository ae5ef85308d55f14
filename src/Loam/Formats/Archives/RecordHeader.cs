using System.Globalization;

namespace Loam.Formats;

/// <summary>What a record is.</summary>
enum RecordType
{
    /// <summary>A server's answer.</summary>
    Response,

    /// <summary>A resource without protocol headers.</summary>
    Resource,

    /// <summary>Another form of a record: the extracted text of a WET file.</summary>
    Conversion,

    /// <summary>Everything that is no document: requests, metadata, revisits and so on.</summary>
    Other,
}

/// <summary>The fields of a record that reading needs, whichever archive format it came from.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Url">What was fetched, or null.</param>
/// <param name="Date">When, ISO 8601, or null.</param>
/// <param name="ContentType">The block's media type, or null.</param>
/// <param name="Length">The block's length in bytes, or -1 where it is missing or no number.</param>
/// <param name="Digest">The block's digest, e.g. <c>sha1:…</c>, or null.</param>
sealed record RecordHeader(RecordType Type, string? Url, string? Date, string? ContentType, long Length, string? Digest)
{
    /// <summary>Reads a WARC header, from its version line to the empty line.</summary>
    public static RecordHeader OfWarc(ReadOnlySpan<byte> block)
    {
        var fields = new HeaderFields(block);
        var type = fields.Get("WARC-Type"u8)?.ToLowerInvariant() switch
        {
            "response" => RecordType.Response,
            "resource" => RecordType.Resource,
            "conversion" => RecordType.Conversion,
            _ => RecordType.Other,
        };
        if (type == RecordType.Other)
            return new RecordHeader(type, null, null, null, ToLength(fields.Get("Content-Length"u8)), null);
        return new RecordHeader(
            type,
            // Wget 1.16 to 1.19 put the address into angle brackets, as the grammar of WARC 1.0 had it by mistake.
            fields.Get("WARC-Target-URI"u8)?.TrimStart('<').TrimEnd('>'),
            fields.Get("WARC-Date"u8),
            fields.Get("Content-Type"u8),
            ToLength(fields.Get("Content-Length"u8)),
            fields.Get("WARC-Block-Digest"u8));
    }

    static long ToLength(string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : -1;
}
