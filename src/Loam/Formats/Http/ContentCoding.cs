using System.IO.Compression;
using Loam.Documents;
using ZstdSharp;

namespace Loam.Formats;

/// <summary>Takes content codings (<c>Content-Encoding</c>) off a body, within a limit.</summary>
static class ContentCoding
{
    /// <summary>The decoded body; a body that is already decoded is returned as it is.</summary>
    /// <param name="body">The body, without chunk lines.</param>
    /// <param name="codings">The header's value, e.g. <c>gzip</c> or <c>br, gzip</c>; null for none.</param>
    /// <param name="limit">Largest result in bytes.</param>
    /// <param name="verdict">Keep, or why it could not be decoded.</param>
    public static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> body, string? codings, int limit, out Verdict verdict)
    {
        verdict = Verdict.Keep;
        if (codings is null)
            return body;
        // Codings are listed in the order in which they were applied.
        foreach (var coding in codings.Split(',', StringSplitOptions.TrimEntries).Reverse())
        {
            if (body.IsEmpty)
                return body;
            body = DecodeOne(body, coding.ToLowerInvariant(), limit, out verdict);
            if (verdict.Drops)
                return [];
        }
        return body;
    }

    static ReadOnlySpan<byte> DecodeOne(ReadOnlySpan<byte> body, string coding, int limit, out Verdict verdict)
    {
        var isText = LooksLikeText(body);
        switch (coding)
        {
            case "gzip" or "x-gzip":
                if (Codecs.OfContent(body) == Codec.Gzip)
                    return Inflate(body, coding, limit, stream => new GZipStream(stream, CompressionMode.Decompress), isText, out verdict);
                break;
            case "deflate":
                // The standard says zlib; some servers send bare deflate. Both start bytes of zlib are a multiple of 31 together.
                var zlib = body.Length >= 2 && (body[0] & 15) == 8 && ((body[0] << 8) + body[1]) % 31 == 0;
                return Inflate(body, coding, limit, stream => zlib
                    ? new ZLibStream(stream, CompressionMode.Decompress)
                    : new DeflateStream(stream, CompressionMode.Decompress), isText, out verdict);
            case "br":
                return Inflate(body, coding, limit, stream => new BrotliStream(stream, CompressionMode.Decompress), isText, out verdict);
            case "zstd":
                if (Codecs.OfContent(body) == Codec.Zstd)
                    return Inflate(body, coding, limit, stream => new DecompressionStream(stream), isText, out verdict);
                break;
        }
        // Identity, an unknown coding, or a capture that was decoded when it was made.
        verdict = isText || coding is "identity" or "" or "none" ? Verdict.Keep : Verdict.Drop(HttpReasons.CorruptBody, $"not {coding}");
        return verdict.Drops ? [] : body;
    }

    static ReadOnlySpan<byte> Inflate(
        ReadOnlySpan<byte> body, string coding, int limit, Func<Stream, Stream> open, bool isText, out Verdict verdict)
    {
        verdict = Verdict.Keep;
        var output = new byte[(int)Math.Min(limit, Math.Max(body.Length * 6L, 4096))];
        var length = 0;
        try
        {
            using var stream = open(new MemoryStream(body.ToArray()));
            while (true)
            {
                var read = stream.Read(output, length, output.Length - length);
                length += read;
                if (read == 0)
                    break;
                if (length < output.Length)
                    continue;
                if (length >= limit)
                {
                    verdict = Verdict.Drop(HttpReasons.TooLarge, $"{coding} body of {body.Length} bytes exceeds {limit} bytes");
                    return [];
                }
                Array.Resize(ref output, (int)Math.Min(limit, output.Length * 2L));
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException or ZstdException)
        {
            // Captures are cut off at size limits: what was there before is the page, as a browser would show it.
            if (length == 0 && isText)
                return body;
            if (length == 0)
                verdict = Verdict.Drop(HttpReasons.CorruptBody, $"{coding}: {e.Message}");
        }
        return output.AsSpan(0, length);
    }

    /// <summary>Whether a body starts like markup or ASCII text, so that it cannot be compressed data.</summary>
    static bool LooksLikeText(ReadOnlySpan<byte> body)
    {
        var start = body[..Math.Min(body.Length, 64)];
        return !start.ContainsAnyInRange((byte)0, (byte)8) && start.IndexOfAnyInRange((byte)0x0E, (byte)0x1A) < 0
            && (start.TrimStart(" \t\r\n"u8).StartsWith("<"u8) || !start.ContainsAnyInRange((byte)0x80, (byte)0xFF));
    }
}
