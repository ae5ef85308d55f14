using System.IO.Compression;
using System.Text.Json;

namespace Loam.Tests;

public class BadInputTests
{
    // 500 MB, the limit that streaming stages promise: a run that needs more ends with an error instead of a result.
    const string HeapLimit = "0x1DCD6500";

    static async Task<JsonElement> ExtractAsync(TemporaryFolder folder, params string[] inputs)
    {
        var start = LoamBinary.Start(["extract", .. inputs, "-o", folder["out.jsonl"], "--json", "--workers", "2"], environment: ("DOTNET_GCHeapHardLimit", HeapLimit));
        var ended = await LoamBinary.EndAsync(start);
        Assert.True(ended.ExitCode == 0, ended.Error);
        foreach (var step in Steps(ended.Json))
            Assert.Equal(step.In, step.Out + step.Dropped.Values.Sum());
        return ended.Json;
    }

    sealed record Step(string Name, long In, long Out, Dictionary<string, long> Dropped);

    static List<Step> Steps(JsonElement json) => [.. json.GetProperty("stages").EnumerateArray().SelectMany(s => s.GetProperty("steps").EnumerateArray()).Select(s => new Step(
        s.GetProperty("step").GetString()!, s.GetProperty("in").GetInt64(), s.GetProperty("out").GetInt64(),
        s.GetProperty("dropped").EnumerateObject().ToDictionary(d => d.Name, d => d.Value.GetInt64())))];

    [SkippableFact]
    public async Task Every_odd_and_broken_archive_is_read_to_its_end()
    {
        var cases = SharedData.Require("warc-cases");
        var files = Directory.EnumerateFiles(cases, "*", SearchOption.AllDirectories)
            .Where(f => f.Contains("arc", StringComparison.OrdinalIgnoreCase) && (f.EndsWith(".gz", StringComparison.Ordinal) || f.EndsWith("arc", StringComparison.Ordinal) || f.EndsWith(".wet", StringComparison.Ordinal)))
            .Where(f => !f.EndsWith(".paths.gz", StringComparison.Ordinal) && !f.Contains("jwat-gzip", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        using var folder = new TemporaryFolder();
        var read = Steps(await ExtractAsync(folder, files))[0];
        Assert.True(read.Out > 100, $"only {read.Out} pages were read");
    }

    [SkippableTheory]
    [InlineData("jsonl")]
    [InlineData("html")]
    [InlineData("txt")]
    [InlineData("warc")]
    [InlineData("warc.gz")]
    [InlineData("jsonl.gz")]
    [InlineData("jsonl.zst")]
    public async Task An_image_read_as_text_becomes_no_document(string ending)
    {
        var garbage = SharedData.Require("text/garbage.txt");
        using var folder = new TemporaryFolder();
        File.Copy(garbage, folder["garbage." + ending]);
        var steps = Steps(await ExtractAsync(folder, folder["garbage." + ending]));
        Assert.Equal(0, steps[^1].Out);
        Assert.True(steps.Sum(s => s.Dropped.Values.Sum()) > 0);
    }

    [Theory]
    [InlineData("long.jsonl")]
    [InlineData("long.txt")]
    [InlineData("long.html")]
    public async Task Two_hundred_megabytes_of_one_line_take_bounded_memory(string name)
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder[name]))
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'a');
            for (var i = 0; i < 200; i++)
                file.Write(block);
        }
        var steps = Steps(await ExtractAsync(folder, folder[name]));
        Assert.Equal((1, 0), (steps[0].In, steps[0].Out));
    }

    [Fact]
    public async Task A_million_nested_elements_are_one_page_among_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/deep.html", string.Concat(Enumerable.Repeat("<div>", 1_000_000)) + "the bottom of a very deep page with some words in it");
        folder.Write("a/good.html", "<html><body><article><p>" + string.Concat(Enumerable.Repeat("A plain sentence about the village pond and its ducks. ", 20)) + "</p></article></body></html>");
        await ExtractAsync(folder, folder["a"]);
        Assert.Contains("village pond", await File.ReadAllTextAsync(folder["out.jsonl"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_before_and_after_a_broken_one_are_kept_and_before_a_cut_too()
    {
        using var folder = new TemporaryFolder();
        var row = "{\"id\":\"#\",\"text\":\"" + string.Concat(Enumerable.Repeat("Enough words to be a text. ", 10)) + "\"}\n";
        var rows = row.Replace("#", "a", StringComparison.Ordinal) + "{\"id\": broken\n" + row.Replace("#", "b", StringComparison.Ordinal);
        folder.Write("rows.jsonl", rows);
        var steps = Steps(await ExtractAsync(folder, folder["rows.jsonl"]));
        Assert.Equal((3, 2), (steps[0].In, steps[0].Out));

        var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => row.Replace("#", $"{i}", StringComparison.Ordinal)))));
        await File.WriteAllBytesAsync(folder["cut.jsonl.gz"], whole.ToArray()[..^1000]);
        steps = Steps(await ExtractAsync(folder, folder["cut.jsonl.gz"]));
        Assert.True(steps[0].Out > 300 && steps[0].Dropped.Count > 0, $"{steps[0].Out} rows, {steps[0].Dropped.Count} reasons");
    }

    [Fact]
    public async Task An_empty_file_is_an_empty_dataset()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty.warc.gz", "");
        folder.Write("empty.jsonl", "");
        var steps = Steps(await ExtractAsync(folder, folder["empty.warc.gz"], folder["empty.jsonl"]));
        Assert.Equal(0, steps[^1].Out);
    }
}
