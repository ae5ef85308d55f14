using System.IO.Compression;
using System.Text;
using Loam.Formats;
using ZstdSharp;

namespace Loam.Tests.Formats;

public sealed class HttpTests
{
    const string Page = "<html><p>Grüße aus Köln, und noch ein Satz, damit es etwas zu packen gibt.</html>";

    static readonly byte[] Body = Encoding.UTF8.GetBytes(Page);

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("identity")]
    public void Content_codings_are_taken_off(string coding)
    {
        var name = coding.Replace("raw ", "");
        var item = ReadOne(Samples.Http(Encode(Body, coding), $"Content-Type: text/html\r\nContent-Encoding: {name}\r\n"));
        Assert.Equal(Page, item.Document.Text);

        // A capture that was decoded when it was made keeps its header.
        Assert.Equal(Page, ReadOne(Samples.Http(Body, $"Content-Type: text/html\r\nContent-Encoding: {name}\r\n")).Document.Text);
    }

    [Fact]
    public void Several_codings_are_taken_off_last_first()
    {
        var body = Encode(Encode(Body, "gzip"), "br");
        Assert.Equal(Page, ReadOne(Samples.Http(body, "Content-Type: text/html\r\nContent-Encoding: gzip, br\r\n")).Document.Text);
    }

    [Fact]
    public void Chunks_are_joined_and_bodies_without_any_left_alone()
    {
        byte[] chunked = [.. Chunks(Body, 7), .. "0\r\nTrailer: x\r\n\r\n"u8];
        const string Headers = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";

        Assert.Equal(Page, ReadOne(Samples.Http(chunked, Headers)).Document.Text);
        Assert.Equal(Page, ReadOne(Samples.Http(Body, Headers)).Document.Text);
        Assert.Equal(Page, ReadOne(Samples.Http([.. Chunks(Body, 30)], Headers)).Document.Text);
        Assert.Equal("<p>abc", ReadOne(Samples.Http("2;x=y\r\n<p\r\n4\r\n>abc"u8.ToArray(), Headers)).Document.Text);
        Assert.Equal(Page, ReadOne(Samples.Http([.. Chunks(Encode(Body, "gzip"), 20), .. "0\r\n\r\n"u8], Headers + "Content-Encoding: gzip\r\n")).Document.Text);
    }

    [Theory]
    [InlineData("404 Not Found", "Content-Type: text/html\r\n", "<p>", "http.status")]
    [InlineData("301 Moved", "", "", "http.status")]
    [InlineData("200 OK", "Content-Type: image/png\r\n", "<p>", "http.not_text")]
    [InlineData("200 OK", "Content-Type: text/html\r\n", "\u0001\u0002\u0000", "http.not_text")]
    [InlineData("200 OK", "", "%PDF-1.4", "http.not_text")]
    [InlineData("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", "\u0001\u0002", "http.corrupt_body")]
    [InlineData("OK", "Content-Type: text/html\r\n", "<p>", "http.bad_header")]
    public void What_is_no_page_is_dropped_for_its_reason(string status, string headers, string body, string code) =>
        Assert.Equal(code, ReadOne(Samples.Http(body, headers, status)).Verdict.Reason?.Code);

    [Fact]
    public void Statuses_are_an_option()
    {
        var item = Samples.ReadArchive(Samples.Record(Samples.Http(Page, status: "404 Gone")), new ReadOptions { Statuses = [404] })[0];
        Assert.Equal(Page, item.Document.Text);
    }

    [Fact]
    public void A_page_without_a_type_is_recognised_by_its_content()
    {
        Assert.Equal(Loam.Documents.TextFormat.Html, ReadOne(Samples.Http(Page, "")).Document.Format);
        Assert.Equal(Loam.Documents.TextFormat.Plain, ReadOne(Samples.Http("Nur Text.", "")).Document.Format);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public void A_zip_bomb_is_stopped_at_the_limit(string coding)
    {
        var bomb = Encode(new byte[50_000_000], coding);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var item = Samples.ReadArchive(
            Samples.Record(Samples.Http(bomb, $"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n")), new ReadOptions { MaxPageBytes = 1 << 20 })[0];

        Assert.Equal("http.too_large", item.Verdict.Reason?.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void A_compressed_body_that_was_cut_off_keeps_what_came_before()
    {
        var text = "<p>" + string.Join(' ', Enumerable.Range(0, 20_000));
        var body = Encode(Encoding.UTF8.GetBytes(text), "gzip");
        var item = ReadOne(Samples.Http(body[..(body.Length / 2)], "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));

        Assert.StartsWith("<p>0 1 2 3", item.Document.Text);
        Assert.InRange(item.Document.Text.Length, text.Length / 4, text.Length - 1);
        Assert.StartsWith(item.Document.Text, text);
    }

    static Loam.Documents.Judged ReadOne(byte[] block) => Assert.Single(Samples.ReadArchive(Samples.Record(block)));

    static IEnumerable<byte> Chunks(byte[] body, int size) =>
        body.Chunk(size).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]);

    static byte[] Encode(byte[] body, string coding)
    {
        using var memory = new MemoryStream();
        Stream? stream = coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(memory, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(memory, CompressionLevel.Optimal),
            "raw deflate" => new DeflateStream(memory, CompressionLevel.Optimal),
            "br" => new BrotliStream(memory, CompressionLevel.Fastest),
            "zstd" => new CompressionStream(memory),
            _ => null,
        };
        if (stream is null)
            return body;
        stream.Write(body);
        stream.Dispose();
        return memory.ToArray();
    }
}
