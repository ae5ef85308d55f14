using System.IO.Compression;
using System.Text;
using Loam.Documents;
using Loam.Formats;

namespace Loam.Tests.Formats;

/// <summary>Builds small archives in memory.</summary>
static class Samples
{
    public static string Html(int number) =>
        $"<html><body><p>Seite {number}: {string.Join(' ', Enumerable.Range(0, 40 + number * 7 % 60).Select(i => $"Wort{(i * 31 + number) % 97}"))}</p></body></html>";

    public static byte[] Http(string body, string headers = "Content-Type: text/html; charset=utf-8\r\n", string status = "200 OK") =>
        Http(Encoding.UTF8.GetBytes(body), headers, status);

    public static byte[] Http(byte[] body, string headers, string status = "200 OK") =>
        [.. Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];

    public static byte[] Record(byte[] block, string type = "response", long? length = null, string contentType = "application/http; msgtype=response", string more = "") =>
    [
        .. Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
            + $"{more}Content-Type: {contentType}\r\nContent-Length: {length ?? block.Length}\r\n\r\n"),
        .. block,
        .. "\r\n\r\n"u8,
    ];

    public static byte[] Page(int number) => Record(Http(Html(number)));

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    public static List<Judged> ReadArchive(byte[] file, ReadOptions? options = null, ReadTally? tally = null) =>
        Read(file, "x.warc", options, tally);

    public static List<Judged> Read(byte[] file, string name, ReadOptions? options = null, ReadTally? tally = null)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(name, file);
        return [.. DocumentReader.Read(InputFiles.Expand([path], ".")[0], options ?? new ReadOptions(), tally)];
    }

    public static string[] Texts(IEnumerable<Judged> items) => [.. items.Where(item => !item.Verdict.Drops).Select(item => item.Document.Text)];

    public static string[] Codes(IEnumerable<Judged> items) => [.. items.Where(item => item.Verdict.Drops).Select(item => item.Verdict.Reason!.Code)];
}
