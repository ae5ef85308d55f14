using System.Globalization;

namespace Loam.Formats;

/// <summary>Chunked transfer coding (RFC 9112, section 7.1), as captures have it: intact, cut off, or already taken off.</summary>
static class Chunked
{
    /// <summary>The body without its chunk lines. A body that has none is returned as it is; after a broken one, the rest is kept raw.</summary>
    public static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> body)
    {
        if (!TryTakeSize(body, out var size, out var line))
            return body;
        var output = new byte[body.Length];
        var length = 0;
        var rest = body;
        while (true)
        {
            rest = rest[line..];
            var chunk = rest[..Math.Min(size, rest.Length)];
            chunk.CopyTo(output.AsSpan(length));
            length += chunk.Length;
            rest = rest[chunk.Length..];
            if (size == 0 || rest.IsEmpty)
                break;
            var lineBreak = rest.StartsWith("\r\n"u8) ? 2 : rest[0] == '\n' ? 1 : 0;
            if (rest.Length == lineBreak)
                break;
            if (!TryTakeSize(rest[lineBreak..], out size, out line))
            {
                rest.CopyTo(output.AsSpan(length));
                length += rest.Length;
                break;
            }
            line += lineBreak;
        }
        return output.AsSpan(0, length);
    }

    /// <summary>Reads <c>1a3f;extension CR LF</c>; false where that is not there.</summary>
    static bool TryTakeSize(ReadOnlySpan<byte> bytes, out int size, out int line)
    {
        size = 0;
        line = bytes[..Math.Min(bytes.Length, 256)].IndexOf((byte)'\n') + 1;
        if (line == 0)
            return false;
        var text = bytes[..line];
        var extension = text.IndexOf((byte)';');
        text = (extension < 0 ? text : text[..extension]).Trim(" \t\r\n"u8);
        return text.Length is > 0 and <= 8
            && int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size) && size >= 0;
    }
}
