using System.Text.Json;

namespace Loam.Tests;

public class SampleTests
{
    // Nobody listens on port 1.
    const string Nobody = "http://127.0.0.1:1/v1";

    [Fact]
    public async Task A_sample_writes_one_page_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(SharedData.Repository, "samples", "crawl.warc.gz"), folder["crawl.warc.gz"]);
        var ended = await LoamBinary.RunInAsync(folder.Path, "rewrite", "crawl.warc.gz", "--sample", "3", "--style", "wiki,qa", "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(["crawl.warc.gz", "sample.html"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(3, ended.Json.GetProperty("pages").GetInt32());
        Assert.Equal(["wiki", "qa"], ended.Json.GetProperty("styles").EnumerateArray().Select(s => s.GetProperty("style").GetString()));
        var html = await File.ReadAllTextAsync(folder["sample.html"]);
        Assert.Contains("loam rewrite crawl.warc.gz -o rewrites.jsonl.zst --styles wiki,qa", html, StringComparison.Ordinal);
        Assert.DoesNotContain("--cache", html, StringComparison.Ordinal);
        await LoamBinary.RunInAsync(folder.Path, "rewrite", "crawl.warc.gz", "--sample", "3", "--style", "wiki,qa", "-o", "again.html");
        Assert.Equal(html, await File.ReadAllTextAsync(folder["again.html"]));
    }

    [SkippableFact]
    public async Task A_recorded_corpus_is_judged_on_its_own_pages()
    {
        var corpus = SharedData.Require("rewrites/corpus-de.jsonl");
        using var folder = new TemporaryFolder();
        var rows = (await File.ReadAllLinesAsync(corpus)).Select(line => JsonDocument.Parse(line).RootElement);
        folder.Write("in.jsonl", string.Concat(rows.Select(r => JsonSerializer.Serialize(new { id = r.GetProperty("id").GetString(), language = "de", text = r.GetProperty("source").GetString() }) + "\n")));
        var ended = await LoamBinary.RunInAsync(folder.Path, "rewrite", "in.jsonl", "--sample", "20", "--style", "wiki", "--engine", "recorded:" + corpus, "-o", "s.html", "--json");
        Assert.True(ended.ExitCode == 0, ended.Error);
        var style = ended.Json.GetProperty("styles")[0];
        Assert.Equal(20, style.GetProperty("asked").GetInt32());
        Assert.True(style.GetProperty("kept").GetInt32() >= 14, style.ToString());
    }

    [Fact]
    public async Task The_page_shows_no_secret_of_an_address()
    {
        await using var server = new ChatServer(Reply.Says("Ohne Anfang."));
        using var folder = new TemporaryFolder();
        var page = Path.Combine(SharedData.Repository, "samples", "pages", "de", "rotmilan.html");
        var address = $"{server.BaseUrl.Authority}{server.BaseUrl.AbsolutePath}";
        var ended = await LoamBinary.RunInAsync(folder.Path, "rewrite", page, "--sample", "1", "--style", "wiki", "--engine", $"http://name:geheim@{address}?key=verborgen", "--model", "m");
        Assert.True(ended.ExitCode == 0, ended.Error);
        var html = await File.ReadAllTextAsync(folder["sample.html"]);
        Assert.Contains($"--engine http://{address}", html, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", html + ended.Error + ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("verborgen", html + ended.Error + ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sample 0", "a sample has 1 to 500 pages")]
    [InlineData("--sample 3 -o sample.jsonl", "name it something.html")]
    [InlineData("--style wiki", "--output")]
    [InlineData("--sample 3 --engine batch:requests --model m --style poem", "there is no style 'poem'")]
    public async Task Mistakes_are_found_before_any_page_is_read(string flags, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("in.jsonl", "{\"text\":\"x\"}\n");
        var ended = await LoamBinary.RunInAsync(folder.Path, ["rewrite", "in.jsonl", .. flags.Split(' ')]);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_soon_given_up_with_its_name()
    {
        using var folder = new TemporaryFolder();
        var page = Path.Combine(SharedData.Repository, "samples", "pages", "de", "rotmilan.html");
        string[] engine = ["--engine", Nobody, "--model", "m", "--retries", "0", "--patience", "0s"];
        var sample = await LoamBinary.RunInAsync(folder.Path, ["rewrite", page, "--sample", "2", .. engine]);
        Assert.Equal(3, sample.ExitCode);
        Assert.Contains(Nobody, sample.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["sample.html"]));
        var tried = await LoamBinary.RunInAsync(folder.Path, ["try", page, .. engine]);
        Assert.Equal(3, tried.ExitCode);
        Assert.Contains("unanswered (rewrite.unavailable: " + Nobody, tried.Error, StringComparison.Ordinal);
        Assert.Contains("prompt wiki-de/", tried.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_a_page_shows_every_step_for_people_and_for_programs()
    {
        using var folder = new TemporaryFolder();
        var page = Path.Combine(SharedData.Repository, "samples", "pages", "de", "blutspende-faq.html");
        var shown = await LoamBinary.RunInAsync(folder.Path, "try", page, "--style", "wiki,qa");
        Assert.True(shown.ExitCode == 0, shown.Error);
        foreach (var part in (string[])["── page ", "── wiki: prompt wiki-de/", "── wiki: answer of extractive/1", "── qa: after post-processing", "── qa: KEPT"])
            Assert.Contains(part, shown.Output, StringComparison.Ordinal);
        var json = (await LoamBinary.RunInAsync(folder.Path, "try", page, "--style", "wiki,qa", "--json")).Json;
        Assert.StartsWith("In Deutschland", json.GetProperty("page").GetProperty("text").GetString(), StringComparison.Ordinal);
        var style = json.GetProperty("styles")[1];
        Assert.Equal(("qa", "keep"), (style.GetProperty("style").GetString(), style.GetProperty("verdict").GetString()));
        Assert.Contains("Blutspende", style.GetProperty("requests")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_flag_can_be_switched_off()
    {
        using var folder = new TemporaryFolder();
        var text = string.Concat(Enumerable.Repeat("Die Mühle am Bach wurde 1742 von Johann Brenner gebaut und mahlt noch immer Korn. ", 3));
        folder.Write("page.txt", text);
        folder.Write("answers.jsonl", "{\"id\":\"page.txt\",\"qa\":\"Frage: Wann wurde die Mühle gebaut?\\nAntwort: Die Mühle am Bach wurde 1842 von Johann Brenner gebaut.\"}\n");
        foreach (var (flags, verdict) in new[] { ("--numbers true", "drop"), ("--numbers false", "keep"), ("--numbers=false", "keep"), ("--numbers", "drop") })
        {
            var ended = await LoamBinary.RunInAsync(folder.Path, ["try", "page.txt", "--style", "qa", "--engine", "recorded:answers.jsonl", "--json", .. flags.Split(' ')]);
            Assert.True(ended.ExitCode == 0, ended.Error);
            Assert.Equal((flags, verdict), (flags, ended.Json.GetProperty("styles")[0].GetProperty("verdict").GetString()));
        }
    }

    [Fact]
    public async Task A_style_file_of_ones_own_is_tried_like_any_other()
    {
        using var folder = new TemporaryFolder();
        folder.Write("kurz.yaml", "prompts: { any: { instruction: \"Fasse kurz.\" } }\n");
        folder.Write("answers.jsonl", "{\"id\":\"rotmilan.html\",\"kurz\":\"Der Rotmilan ist ein Greifvogel.\"}\n");
        var page = Path.Combine(SharedData.Repository, "samples", "pages", "de", "rotmilan.html");
        var ended = await LoamBinary.RunInAsync(folder.Path, "try", page, "--style", "kurz.yaml", "--engine", Nobody, "--model", "m", "--retries", "0", "--patience", "0s", "--json");
        Assert.Equal(3, ended.ExitCode);
        Assert.StartsWith("Fasse kurz.", ended.Json.GetProperty("styles")[0].GetProperty("requests")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
