using System.Text.Json;

namespace Loam.Tests;

public class VerbTests
{
    static string Pages => Path.Combine(SharedData.Repository, "samples", "pages");

    [Fact]
    public async Task Verbs_work_one_after_another_on_files()
    {
        using var folder = new TemporaryFolder();
        await OkAsync("convert", Pages, "-o", folder["crawl.warc.gz"]);
        await OkAsync("extract", folder["crawl.warc.gz"], "-o", folder["pages.jsonl.zst"], "--rejects", folder["bad.jsonl"]);
        await OkAsync("language", folder["pages.jsonl.zst"], "-o", folder["german.jsonl.gz"], "--keep", "de");
        await OkAsync("filter", folder["german.jsonl.gz"], "-o", folder["good"], "--profile", "fineweb2-de");
        await OkAsync("dedup", folder["good"], "-o", folder["unique.jsonl"], "--clusters", folder["clusters.jsonl"]);
        await OkAsync("rewrite", folder["unique.jsonl"], "-o", folder["rewrites.jsonl"], "--style", "wiki,qa");
        await OkAsync("measure", "--organic", folder["unique.jsonl"], "--synthetic", folder["rewrites.jsonl"], "-o", folder["comparison"]);
        Assert.True(File.Exists(folder["comparison/report.html"]));
        Assert.True(File.Exists(folder["good/manifest.json"]));
        Assert.All(File.ReadLines(folder["bad.jsonl"]), l => Assert.Contains("\"reason\"", l, StringComparison.Ordinal));
        Assert.NotEmpty(File.ReadLines(folder["clusters.jsonl"]));
        var rewrites = File.ReadLines(folder["rewrites.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.True(rewrites.Count > 10);
        Assert.All(rewrites, r => Assert.Equal(1, r.GetProperty("provenance").GetProperty("depth").GetInt32()));
        Assert.All(rewrites, r => Assert.False(r.TryGetProperty("meta", out var meta) && meta.TryGetProperty("source_text", out _)));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Path), f => f.EndsWith(".work", StringComparison.Ordinal));

        folder.Write("blend.yaml", "sources: { organic: unique.jsonl, synthetic: rewrites.jsonl }\ntokens: 3k\nparts: { organic: 60%, synthetic: 40% }\nvocabulary: 1024\n");
        await OkAsync("blend", folder["blend.yaml"], "-o", folder["blend"]);
        Assert.True(File.Exists(folder["blend/plan.json"]));
    }

    [Fact]
    public async Task Packing_gives_the_sample_crawl_that_ships()
    {
        using var folder = new TemporaryFolder();
        await OkAsync("convert", Pages, "-o", folder["crawl.warc.gz"]);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(SharedData.Repository, "samples", "crawl.warc.gz")), await File.ReadAllBytesAsync(folder["crawl.warc.gz"]));
    }

    [Fact]
    public async Task One_page_can_be_tried_end_to_end()
    {
        var ended = await LoamBinary.RunAsync("try", Path.Combine(Pages, "de", "blutspende-faq.html"), "--style", "qa");
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("Frage:", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_teaches_every_command()
    {
        var root = await LoamBinary.RunAsync("--help");
        Assert.Equal(0, root.ExitCode);
        foreach (var verb in new[] { "run", "plan", "extract", "convert", "language", "filter", "dedup", "rewrite", "styles", "try", "guard", "measure", "blend", "trial", "bench", "schema", "completion" })
        {
            Assert.Contains($"  {verb} ", root.Output, StringComparison.Ordinal);
            var help = await LoamBinary.RunAsync(verb, "--help");
            Assert.Equal(0, help.ExitCode);
            Assert.Contains("Examples:", help.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ru", "run")]
    [InlineData("filter --pro", "--profile")]
    [InlineData("filter --profile fine", "fineweb2-de")]
    public async Task The_shell_completes(string line, string expected)
    {
        var ended = await LoamBinary.RunAsync($"[suggest:{"loam ".Length + line.Length}]", "loam " + line);
        Assert.Contains(expected, ended.Output.Split('\n').Select(l => l.Trim()));
    }

    [Fact]
    public async Task The_schema_knows_every_key_of_the_quickstart()
    {
        var ended = await LoamBinary.RunAsync("schema");
        var stage = JsonDocument.Parse(ended.Output).RootElement.GetProperty("properties").GetProperty("stages").GetProperty("additionalProperties").GetProperty("properties");
        foreach (var key in new[] { "from", "steps", "split", "read", "rewrite", "guard", "measure", "blend", "trial", "report" })
            Assert.True(stage.TryGetProperty(key, out _), key);
    }

    static async Task OkAsync(params string[] arguments)
    {
        var ended = await LoamBinary.RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, $"loam {string.Join(' ', arguments)}\n{ended.Error}");
    }
}
