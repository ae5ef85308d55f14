using System.Text;
using Loam.Formats;

namespace Loam.Tests.Formats;

public sealed class ArchiveReaderTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Reads_members_per_record_whole_file_gzip_and_plain(bool members, bool whole)
    {
        byte[][] pages = [.. Enumerable.Range(0, 20).Select(Samples.Page)];
        byte[] file = members ? [.. pages.SelectMany(Samples.Gzip)] : [.. pages.SelectMany(page => page)];
        var items = Samples.ReadArchive(whole ? Samples.Gzip(file) : file);

        Assert.Equal(Enumerable.Range(0, 20).Select(Samples.Html), Samples.Texts(items));
        Assert.Equal(20, items.Select(item => item.Document.Id).Distinct().Count());
        Assert.Equal($"x.warc@{(members ? Samples.Gzip(pages[0]).Length : whole ? $"0+{pages[0].Length}" : pages[0].Length)}", items[1].Document.Id.Key);
        Assert.Equal("x.warc", items[1].Document.Id.Source);
        Assert.Equal("http://example.org/", items[1].Document.Url);
        Assert.Equal("2024-05-06T07:08:09Z", items[1].Document.Meta["fetched"].GetString());
    }

    [Fact]
    public void Zstandard_archives_are_read_over_skippable_frames()
    {
        using var compressor = new ZstdSharp.Compressor();
        byte[] file = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3, .. compressor.Wrap(Samples.Page(0)), .. compressor.Wrap(Samples.Page(1))];
        var items = Samples.Read(file, "x.warc.zst");

        Assert.Equal([Samples.Html(0), Samples.Html(1)], Samples.Texts(items));
        Assert.Equal($"x.warc.zst@{Samples.Page(0).Length}", items[1].Document.Id.Key);
    }

    [Fact]
    public void Members_that_cut_records_anywhere_are_one_stream()
    {
        byte[] bytes = [.. Enumerable.Range(0, 20).SelectMany(Samples.Page)];
        var items = Samples.ReadArchive([.. bytes.Chunk(701).SelectMany(Samples.Gzip)]);

        Assert.Equal(Enumerable.Range(0, 20).Select(Samples.Html), Samples.Texts(items));
        Assert.Equal(20, items.Count);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(-1, false)]
    [InlineData(100_000, false)]
    [InlineData(9_999_999_999_999, false)]
    [InlineData(3, true)]
    [InlineData(-1, true)]
    [InlineData(100_000, true)]
    public void A_wrong_length_costs_no_record(long length, bool gzip)
    {
        byte[][] records = [Samples.Page(0), Samples.Record(Samples.Http(Samples.Html(1)), length: length), Samples.Page(2)];
        var tally = new ReadTally();
        var items = Samples.ReadArchive([.. records.SelectMany(record => gzip ? Samples.Gzip(record) : record)], tally: tally);

        Assert.Equal([Samples.Html(0), Samples.Html(1), Samples.Html(2)], Samples.Texts(items));
        Assert.Equal(1, tally.WrongLengths);
    }

    [Fact]
    public void A_record_that_is_too_large_is_skipped_by_its_length()
    {
        byte[] file = [.. Samples.Page(0), .. Samples.Record(Samples.Http(new string('x', 100_000))), .. Samples.Page(2)];
        var items = Samples.ReadArchive(file, new ReadOptions { MaxRecordBytes = 50_000 });

        Assert.Equal([Samples.Html(0), Samples.Html(2)], Samples.Texts(items));
        Assert.Equal(["warc.record_too_large"], Samples.Codes(items));
    }

    [Fact]
    public void Garbage_between_records_is_one_drop()
    {
        byte[] file = [.. Samples.Page(0), .. "what\nis this? WARC/1.0 is a format\r\n\r\n"u8, .. Samples.Page(2)];
        var items = Samples.ReadArchive(file);

        Assert.Equal([Samples.Html(0), Samples.Html(2)], Samples.Texts(items));
        Assert.Equal(["warc.garbage"], Samples.Codes(items));
    }

    [Fact]
    public void A_header_without_end_is_one_drop_and_bounded()
    {
        var abuse = "WARC/1.0\r\n" + string.Concat(Enumerable.Repeat("X-Deep: y\r\n", 300_000));
        var items = Samples.ReadArchive([.. Samples.Page(0), .. Encoding.UTF8.GetBytes(abuse), .. Samples.Page(2)]);

        Assert.Equal([Samples.Html(0), Samples.Html(2)], Samples.Texts(items));
        Assert.Equal(["warc.bad_header"], Samples.Codes(items));
    }

    [Fact]
    public void A_plain_file_that_ends_inside_a_record_keeps_those_before()
    {
        byte[] file = [.. Samples.Page(0), .. Samples.Page(1)];
        var items = Samples.ReadArchive(file[..^30]);

        Assert.Equal([Samples.Html(0)], Samples.Texts(items));
        Assert.Equal(["warc.truncated"], Samples.Codes(items));
    }

    [Fact]
    public void Records_that_never_are_documents_are_counted_not_dropped()
    {
        byte[] file = [.. Samples.Record([], "request"), .. Samples.Record([], "metadata"), .. Samples.Record("a: b"u8.ToArray(), "warcinfo"), .. Samples.Page(1)];
        var tally = new ReadTally();

        Assert.Single(Samples.ReadArchive(file, tally: tally));
        Assert.Equal(3, tally.OtherRecords);
        Assert.Equal(file.Length, tally.Bytes);
    }

    [Fact]
    public void Wet_records_and_resources_are_documents()
    {
        byte[] file =
        [
            .. Samples.Record("Ein Text über Äpfel."u8.ToArray(), "conversion", contentType: "text/plain"),
            .. Samples.Record("<p>Eine Quelle"u8.ToArray(), "resource", contentType: "text/html; charset=utf-8"),
        ];
        var items = Samples.ReadArchive(file);

        Assert.Equal(["Ein Text über Äpfel.", "<p>Eine Quelle"], Samples.Texts(items));
        Assert.Equal([Loam.Documents.TextFormat.Plain, Loam.Documents.TextFormat.Html], items.Select(item => item.Document.Format));
    }

    [Fact]
    public void A_digest_that_does_not_match_is_noted_and_not_fatal()
    {
        var page = Samples.Http("<p>x");
        byte[] file =
        [
            .. Samples.Record(page, more: $"WARC-Block-Digest: {BlockDigest.Of(page)}\r\n"),
            .. Samples.Record(page, more: "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"),
        ];
        var tally = new ReadTally();
        var items = Samples.ReadArchive(file, tally: tally);

        Assert.Equal(1, tally.DigestMismatches);
        Assert.False(items[0].Document.Meta.ContainsKey("digest"));
        Assert.Equal("mismatch", items[1].Document.Meta["digest"].GetString());
    }

    [Fact]
    public void Folded_and_odd_headers_are_read()
    {
        var block = Samples.Http("<p>x");
        byte[] file =
        [
            .. Encoding.Latin1.GetBytes("WARC/0.18\nwarc-type : response\nWARC-Target-URI: <http://example.org/\n ä b>\nX: 1\nX: 2\nContent-Length: " + block.Length + "\n\n"),
            .. block,
        ];
        Assert.Equal("http://example.org/ ä b", Assert.Single(Samples.ReadArchive(file)).Document.Url);
    }

    [Fact]
    public void Arc_records_of_both_versions_are_read()
    {
        static byte[] Arc(string line, byte[] block) => [.. Encoding.UTF8.GetBytes($"{line} {block.Length}\n"), .. block, .. "\n"u8];
        byte[] file =
        [
            .. Arc("filedesc://x.arc 0.0.0.0 20060305082251 text/plain", "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"u8.ToArray()),
            .. Arc("http://example.org/a b 1.2.3.4 20060305082251 text/html", Samples.Http("<p>eins")),
            .. "http://example.org/c 1.2.3.4 20060305082251 text/html -1\n"u8,
            .. Samples.Http("<p>zwei"), (byte)'\n',
            .. Arc("http://example.org/d 1.2.3.4 20060305082252 text/html 200 - - 0 x.arc", Samples.Http("<p>drei")),
        ];
        var tally = new ReadTally();
        var items = Samples.Read(file, "x.arc", tally: tally);

        Assert.Equal(["<p>eins", "<p>zwei", "<p>drei"], Samples.Texts(items));
        Assert.Equal("http://example.org/a b", items[0].Document.Url);
        Assert.Equal("2006-03-05T08:22:52Z", items[2].Document.Meta["fetched"].GetString());
        Assert.Equal(1, tally.OtherRecords);
    }

    [Theory]
    [InlineData("x.warc")]
    [InlineData("x.warc.gz")]
    [InlineData("x.arc")]
    [InlineData("x.jsonl")]
    [InlineData("x.jsonl.gz")]
    public void An_empty_file_has_no_documents(string name) => Assert.Empty(Samples.Read([], name));
}
