using Loam.Formats;
using Loam.Steps;

namespace Loam.Tests.Formats;

public sealed class InputFilesTests
{
    static TemporaryFolder Crawl()
    {
        var folder = new TemporaryFolder();
        foreach (var name in new[] { "crawl/b.warc.gz", "crawl/a.warc.gz", "crawl/deep/er/c.warc.gz", "crawl/rows.jsonl", "pages/x.html", "pages/sub/y.htm", "pages/pic.png", "pages/.hidden.html" })
            folder.Write(name, name);
        return folder;
    }

    [Theory]
    [InlineData("crawl/*.warc.gz", "a.warc.gz b.warc.gz")]
    [InlineData("crawl/**/*.warc.gz", "a.warc.gz b.warc.gz deep/er/c.warc.gz")]
    [InlineData("crawl/**", "a.warc.gz b.warc.gz deep/er/c.warc.gz rows.jsonl")]
    [InlineData("crawl/[ab].warc.*", "a.warc.gz b.warc.gz")]
    [InlineData("crawl/?.warc.gz", "a.warc.gz b.warc.gz")]
    [InlineData("*/*.jsonl", "crawl/rows.jsonl")]
    [InlineData("crawl/rows.jsonl", "rows.jsonl")]
    [InlineData("pages", "sub/y.htm x.html")]
    public void Patterns_match_as_in_a_shell_and_files_are_sorted(string pattern, string names)
    {
        using var folder = Crawl();
        Assert.Equal(names.Split(' '), InputFiles.Expand([pattern], folder.Path).Select(file => file.Name));
    }

    [Theory]
    [InlineData("crwal/*.warc.gz", "crawl")]
    [InlineData("crawl/row.jsonl", "rows.jsonl")]
    [InlineData("crawl/*.warcs", "crawl/*.warcs")]
    [InlineData("pages/pic.png", ".jsonl")]
    [InlineData("pages/*.png", ".jsonl")]
    public void What_matches_nothing_is_the_users_mistake_and_the_message_helps(string pattern, string hint)
    {
        using var folder = Crawl();
        var mistake = Assert.Throws<RecipeException>(() => InputFiles.Expand([pattern], folder.Path));
        Assert.Contains(Path.GetFileName(pattern), mistake.Message);
        Assert.Contains(hint, mistake.Message);
    }

    [Fact]
    public void No_file_comes_twice()
    {
        using var folder = Crawl();
        Assert.Equal(2, InputFiles.Expand(["crawl/*.warc.gz", "crawl/a.warc.gz"], folder.Path).Count);
    }

    [Fact]
    public void Content_decides_where_it_is_beyond_doubt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "WARC/1.0\r\n");
        folder.Write("b.warc", "filedesc://x 0.0.0.0 20060305082251 text/plain 0\n");
        folder.Write("c.gz", Samples.Gzip("WARC/1.0\r\n"u8.ToArray()));
        folder.Write("d.txt", "Nur Text.");
        Assert.Equal([InputKind.Warc, InputKind.Arc, InputKind.Warc, InputKind.Text], InputFiles.Expand([folder.Path], ".").Select(file => file.Kind));
    }

    [Fact]
    public void Pages_take_address_type_and_date_from_the_table_of_their_folder()
    {
        using var folder = Crawl();
        folder.Write("pages/urls.tsv", "x.html\thttps://example.org/x\ttext/html; charset=iso-8859-1\t2024-05-06\nsub/y.htm\thttps://example.org/y\t\t\n");
        folder.Write("pages/x.html", [.. "<p>"u8, 0xE4]);
        var files = InputFiles.Expand(["pages"], folder.Path);
        var page = Assert.Single(DocumentReader.Read(files[1], new ReadOptions())).Document;

        Assert.Equal("https://example.org/y", files[0].Facts?.Url);
        Assert.Equal(("pages", "x.html", "https://example.org/x", "<p>ä"), (page.Id.Source, page.Id.Key, page.Url, page.Text));
        Assert.Equal("2024-05-06", page.Meta["fetched"].GetString());

        folder.Write("pages/urls.tsv", "x.html\n");
        Assert.Contains("urls.tsv:1", Assert.Throws<RecipeException>(() => InputFiles.Expand(["pages"], folder.Path)).Message);
    }

    [Fact]
    public void Fingerprints_follow_content_and_not_name_or_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "eins");
        folder.Write("b.txt", "eins");
        folder.Write("c.txt", "zwei");
        var prints = InputFiles.Expand([folder.Path], ".").Select(file => file.Fingerprint()).ToList();

        Assert.Equal(prints[0], prints[1]);
        Assert.NotEqual(prints[0], prints[2]);
        Assert.Matches("^[0-9a-f]{32}$", prints[0]);
    }

    [Fact]
    public void A_text_or_page_that_is_too_large_or_binary_is_dropped()
    {
        Assert.Equal(["file.too_large"], Samples.Codes(Samples.Read(new byte[5000], "x.txt", new ReadOptions { MaxRecordBytes = 4000 })));
        Assert.Equal(["file.not_text"], Samples.Codes(Samples.Read(new byte[5000], "x.html")));
    }

    [SkippableTheory]
    [InlineData("x.txt", "file.not_text")]
    [InlineData("x.html", "file.not_text")]
    [InlineData("x.jsonl", "jsonl.not_json")]
    [InlineData("x.warc", "warc.garbage")]
    [InlineData("x.arc", "warc.garbage")]
    public void A_picture_decoded_as_text_is_dropped_whatever_it_claims_to_be(string name, string code)
    {
        var items = Samples.Read(File.ReadAllBytes(SharedData.Require("text/garbage.txt")), name);
        Assert.Equal([code], Samples.Codes(items).Distinct());
        Assert.Empty(Samples.Texts(items));
    }

    [Fact]
    public async Task A_file_that_is_gone_fails_its_shard_and_cancellation_is_heeded()
    {
        var gone = new InputFile("/no/such/file.warc", "file.warc", InputKind.Warc, 0);
        await Assert.ThrowsAsync<ShardException>(async () => await DocumentReader.ReadAsync(gone, new ReadOptions()).CountAsync());

        using var folder = new TemporaryFolder();
        var file = InputFiles.Expand([folder.Write("x.warc", Samples.Page(1))], ".")[0];
        Assert.Equal(1, await DocumentReader.ReadAsync(file, new ReadOptions()).CountAsync());
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            await DocumentReader.ReadAsync(file, new ReadOptions(), null, new CancellationToken(true)).CountAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2_000_000_000)]
    public void Limits_that_make_no_sense_are_refused(int bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadOptions { MaxRecordBytes = bytes });
}
