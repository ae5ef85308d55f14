using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Loam.Formats;

/// <summary>Writes pages as WARC 1.1: one <c>response</c> record each, in <c>.warc.gz</c> one gzip member each. Deterministic. Not thread-safe.</summary>
/// <remarks>Record ids derive from address, date and content, and dates are given: the same pages are the same bytes whenever they are packed.</remarks>
public sealed class WarcWriter : IDisposable
{
    readonly OutputFile output;
    readonly bool gzip;

    /// <summary>Opens a file that gets its name when it is complete.</summary>
    /// <param name="path">Its name: <c>.warc.gz</c> compresses each record, anything else does not compress.</param>
    public WarcWriter(string path)
    {
        gzip = Codecs.OfName(path) == Codec.Gzip;
        output = new OutputFile(path, Codec.None);
        Record("warcinfo", null, PageDate, "application/warc-fields", "software: loam\r\nformat: WARC File Format 1.1\r\n"u8);
    }

    /// <summary>The date of pages that have none: a fixed one, since the day of packing says nothing about a page.</summary>
    public const string PageDate = "1970-01-01T00:00:00Z";

    /// <summary>How many pages were written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes a page, its bytes unchanged, as a server would have sent it.</summary>
    /// <param name="page">Address, content type and date. Without a type there is no such header; without a date it is <see cref="PageDate"/>.</param>
    /// <param name="body">The page as it was, in its own encoding.</param>
    /// <exception cref="ArgumentException">The address is missing, or a field contains a line break.</exception>
    public void Write(PageFacts page, ReadOnlySpan<byte> body)
    {
        if (page.Url is null || $"{page.Url}{page.ContentType}{page.Date}".AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException($"a page needs an address, and each field one line: {page}", nameof(page));
        var type = page.ContentType is null ? "" : $"Content-Type: {page.ContentType}\r\n";
        var header = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\n{type}Content-Length: {body.Length}\r\n\r\n");
        Record("response", page.Url, page.Date ?? PageDate, "application/http; msgtype=response", [.. header, .. body]);
        Count++;
    }

    /// <summary>Writes everything out and gives the file its name.</summary>
    public void Complete() => output.Complete();

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    void Record(string type, string? url, string date, string contentType, ReadOnlySpan<byte> block)
    {
        var hash = new XxHash128();
        hash.Append(Encoding.UTF8.GetBytes($"{type}\n{url}\n{date}\n"));
        hash.Append(block);
        var id = new Guid(hash.GetCurrentHash());
        var fields = $"WARC/1.1\r\nWARC-Type: {type}\r\n" + (url is null ? "" : $"WARC-Target-URI: {url}\r\n")
            + $"WARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Block-Digest: {BlockDigest.Of(block)}\r\n"
            + $"Content-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n";
        using var member = gzip ? new GZipStream(output.Stream, CompressionLevel.Optimal, leaveOpen: true) : null;
        var stream = member ?? output.Stream;
        stream.Write(Encoding.UTF8.GetBytes(fields));
        stream.Write(block);
        stream.Write("\r\n\r\n"u8);
    }
}
