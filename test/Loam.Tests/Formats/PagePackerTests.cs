using Loam.Formats;
using Loam.Steps;

namespace Loam.Tests.Formats;

public sealed class PagePackerTests
{
    [Theory]
    [InlineData("crawl.warc.gz")]
    [InlineData("crawl.warc")]
    public void Packed_pages_read_back_with_their_own_bytes_and_facts(string name)
    {
        using var folder = new TemporaryFolder();
        byte[] latin = [.. "<html><p>Gr"u8, 0xFC, 0xDF, .. "e\r\n\r\nWARC/1.0\r\nWARC-Type: x"u8];
        folder.Write("pages/a.html", latin);
        folder.Write("pages/sub dir/b.html", "<html><p>ü");
        folder.Write("pages/urls.tsv", "a.html\thttps://example.org/a\ttext/html; charset=iso-8859-1\t2024-05-06\n");
        var files = InputFiles.Expand(["pages"], folder.Path);

        Assert.Equal(2, PagePacker.Pack(files, folder[name]));
        var bytes = File.ReadAllBytes(folder[name]);
        PagePacker.Pack(files, folder[name]);
        Assert.Equal(bytes, File.ReadAllBytes(folder[name]));

        var tally = new ReadTally();
        var items = Samples.Read(bytes, name, tally: tally);
        Assert.Equal(["<html><p>Grüße\r\n\r\nWARC/1.0\r\nWARC-Type: x", "<html><p>ü"], Samples.Texts(items));
        Assert.Equal(["https://example.org/a", "file:///sub%20dir/b.html"], items.Select(item => item.Document.Url));
        Assert.Equal(["2024-05-06T00:00:00Z", WarcWriter.PageDate], items.Select(item => item.Document.Meta["fetched"].GetString()));
        Assert.Equal((1, 0, 0), (tally.OtherRecords, tally.DigestMismatches, tally.WrongLengths));
    }

    [Fact]
    public void Anything_but_pages_into_a_warc_is_the_users_mistake()
    {
        using var folder = new TemporaryFolder();
        var page = InputFiles.Expand([folder.Write("a.html", "<p>")], ".");
        var rows = InputFiles.Expand([folder.Write("a.jsonl", "{}")], ".");

        Assert.Throws<RecipeException>(() => PagePacker.Pack(page, folder["x.jsonl"]));
        Assert.Contains("a.jsonl", Assert.Throws<RecipeException>(() => PagePacker.Pack(rows, folder["x.warc"])).Message);
    }
}
