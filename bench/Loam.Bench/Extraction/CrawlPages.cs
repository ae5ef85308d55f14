using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Bench.Extraction;

/// <summary>Reads the pages of a well-formed crawl by address.</summary>
static partial class CrawlPages
{
    public static Dictionary<string, string> Read(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var all = new MemoryStream();
        gzip.CopyTo(all);
        var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        while (bytes.IndexOf("WARC/1.0"u8) is var at and >= 0)
        {
            bytes = bytes[at..];
            var head = bytes[..(bytes.IndexOf("\r\n\r\n"u8) + 4)];
            var headers = Encoding.UTF8.GetString(head);
            var length = int.Parse(Length().Match(headers).Groups[1].ValueSpan);
            var record = bytes.Slice(head.Length, length);
            bytes = bytes[(head.Length + length)..];
            var url = Url().Match(headers);
            if (!url.Success)
                continue;
            var body = record[(record.IndexOf("\r\n\r\n"u8) + 4)..];
            pages[url.Groups[1].Value.Trim()] = Decode(body);
        }
        return pages;
    }

    static string Decode(ReadOnlySpan<byte> body)
    {
        var utf8 = new UTF8Encoding(false, true);
        try
        {
            return utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            var declared = Charset().Match(Encoding.Latin1.GetString(body[..Math.Min(body.Length, 4096)])).Groups[1].Value.ToLowerInvariant();
            return declared is "" or "utf-8" or "iso-8859-1" || !TryGet(declared, out var encoding)
                ? (declared == "utf-8" ? Encoding.UTF8 : Encoding.GetEncoding(1252)).GetString(body)
                : encoding.GetString(body);
        }
    }

    static bool TryGet(string name, out Encoding encoding)
    {
        try
        {
            encoding = Encoding.GetEncoding(name);
            return true;
        }
        catch (ArgumentException)
        {
            encoding = Encoding.UTF8;
            return false;
        }
    }

    [GeneratedRegex("Content-Length: *([0-9]+)")]
    private static partial Regex Length();

    [GeneratedRegex("WARC-Target-URI: *([^\r\n]+)")]
    private static partial Regex Url();

    [GeneratedRegex("charset *= *[\"']?([-_a-zA-Z0-9]+)")]
    private static partial Regex Charset();
}
