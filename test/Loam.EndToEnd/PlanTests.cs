using System.Text.Json;

namespace Loam.Tests;

public class PlanTests
{
    static string Repository(string path) => Path.Combine(SharedData.Repository, path);

    // The sample crawl is read whole, so the forecast says what the run then does, rewrites of the embedded engine included.
    [Fact]
    public async Task The_forecast_of_the_quickstart_is_what_the_run_then_does()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = [Repository("recipes/quickstart.yaml"), "--out", folder["run"]];
        var shown = await LoamBinary.RunAsync(["plan", .. arguments]);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("pages was read whole: 92 documents", shown.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["run"]));
        var forecast = Stages(await LoamBinary.RunAsync(["plan", .. arguments, "--json"]));
        var run = Stages(await LoamBinary.RunAsync(["run", .. arguments, "--json"]));
        foreach (var stage in new[] { "organic.1", "organic.2", "organic.3", "organic", "organic.heldout", "synthetic" })
        {
            foreach (var (expected, made) in new[] { ("documents_out", "documents"), ("words", "words") })
                Assert.InRange(run[stage].GetProperty(made).GetDouble(), forecast[stage].GetProperty(expected).GetProperty("low").GetDouble(), forecast[stage].GetProperty(expected).GetProperty("high").GetDouble());
            Assert.False(forecast[stage].GetProperty("complete").GetBoolean());
        }
        var after = Stages(await LoamBinary.RunAsync(["plan", .. arguments, "--json"]));
        Assert.All(after.Values, stage => Assert.True(stage.GetProperty("complete").GetBoolean()));
    }

    [Fact]
    public async Task A_verb_foretells_and_does_nothing()
    {
        using var folder = new TemporaryFolder();
        // Nobody listens at that port: whoever asked would fail.
        var ended = await LoamBinary.RunAsync(
            "rewrite", Repository("samples/crawl.warc.gz"), "-o", folder["out.jsonl"], "--style", "wiki,qa", "--engine", "http://localhost:1/v1", "--model", "m",
            "--price-input", "1", "--price-output", "2", "--max-cost", "0.01", "--plan", "--json");
        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        var totals = ended.Json.GetProperty("totals");
        Assert.True(totals.GetProperty("requests").GetProperty("value").GetDouble() > 92);
        Assert.True(totals.GetProperty("usd").GetProperty("value").GetDouble() > 0.01);
        Assert.Contains("max_cost", Assert.Single(ended.Json.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_recipe_or_the_flags_is_said()
    {
        using var folder = new TemporaryFolder();
        var recipe = folder.Write("bad.yaml", "name: bad\nstages:\n  pages: { read: gone.warc.gz }\n");
        var ended = await LoamBinary.RunAsync("plan", recipe);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("bad.yaml:3", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await LoamBinary.RunAsync("plan", Repository("recipes/quickstart.yaml"), "--sample", "1")).ExitCode);
    }

    static Dictionary<string, JsonElement> Stages(LoamBinary.Ended ended)
    {
        Assert.True(ended.ExitCode == 0, ended.Error);
        return ended.Json.GetProperty("stages").EnumerateArray().ToDictionary(s => s.GetProperty("stage").GetString()!);
    }
}
