using System.Buffers.Text;
using System.Text;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>The head of a request.</summary>
/// <param name="Target">Method and path, as in <c>GET /stats</c>.</param>
/// <param name="End">Where the body begins.</param>
/// <param name="BodyLength">Bytes of the body.</param>
readonly record struct HttpHead(string Target, int End, int BodyLength)
{
    static readonly string[] Known = ["POST /v1/chat/completions", "GET /v1/models", "GET /stats"];

    /// <summary>Reads the head when it is whole; null when more bytes are to come. Bodies in chunks are not understood: the length must be told.</summary>
    public static HttpHead? Read(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var head = bytes[..end];
        var target = "";
        foreach (var known in Known)
        {
            if (head.Length > known.Length && head[known.Length] == ' ' && Encoding.ASCII.GetString(head[..known.Length]) == known)
                target = known;
        }
        var length = 0;
        foreach (var line in head.Split("\r\n"u8))
        {
            var header = head[line];
            if (header.Length > 16 && Ascii.EqualsIgnoreCase(header[..15], "content-length:"u8) && Utf8Parser.TryParse(header[15..].TrimStart((byte)' '), out int told, out _))
                length = told;
        }
        return new(target, end + 4, length);
    }
}
