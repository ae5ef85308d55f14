using System.Globalization;

namespace Loam.Formats;

/// <summary>A captured HTTP response, read in place and tolerantly. Valid as long as its bytes are.</summary>
readonly ref struct HttpResponse
{
    HttpResponse(int status, HeaderFields fields, ReadOnlySpan<byte> body)
    {
        Status = status;
        Fields = fields;
        Body = body;
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>The header fields.</summary>
    public HeaderFields Fields { get; }

    /// <summary>The body as it was captured: still chunked and compressed, where it was.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Reads a response; false where there is no status line or the header has no end.</summary>
    public static bool TryRead(ReadOnlySpan<byte> block, out HttpResponse response)
    {
        response = default;
        var rest = block;
        var line = HeaderFields.TakeLine(ref rest);
        if (!line.StartsWith("HTTP"u8))
            return false;
        // "HTTP/1.1 200 OK", and "HTTP 200" or "HTTP/1.1  200" from odd servers.
        var code = line[(line.IndexOf((byte)' ') + 1)..].TrimStart((byte)' ');
        if (code.Length < 3 || !int.TryParse(code[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return false;
        var from = 0;
        var end = HeaderFields.End(rest, ref from);
        // A header without an empty line is all there is of the response: the body is empty.
        response = end < 0
            ? new HttpResponse(status, new HeaderFields(rest), [])
            : new HttpResponse(status, new HeaderFields(rest[..end]), rest[end..]);
        return true;
    }
}
