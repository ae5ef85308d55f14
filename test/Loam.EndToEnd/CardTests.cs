namespace Loam.Tests;

public class CardTests
{
    [Fact]
    public async Task A_run_gets_a_card_whose_shards_are_there_and_runs_on_as_before()
    {
        using var folder = new TemporaryFolder();
        var recipe = SmallRecipe.Write(folder);
        var run = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"]);
        Assert.True(run.ExitCode == 0, run.Error);
        var card = await LoamBinary.RunAsync("card", folder["run"], "--json");
        Assert.True(card.ExitCode == 0, card.Error);
        Assert.Equal(folder["run/blend/README.md"], card.Json.GetProperty("output").GetString());
        var text = await File.ReadAllTextAsync(folder["run/blend/README.md"]);
        Assert.Contains("path: \"[0-9]*.jsonl.zst\"", text, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(folder["run/blend"], "0*.jsonl.zst"));
        Assert.Contains("The page begins", text, StringComparison.Ordinal);
        Assert.Contains("`organic.heldout`", text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
        var again = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"], "--json");
        Assert.All(again.Cached, stage => Assert.True(stage.Value, stage.Key));
        Assert.True(File.Exists(folder["run/blend/README.md"]));
    }

    [Fact]
    public async Task The_output_folder_of_a_verb_gets_a_card_and_a_foreign_one_stays()
    {
        using var folder = new TemporaryFolder();
        var rewritten = await LoamBinary.RunAsync("rewrite", "samples/pages/de", "-o", folder["rewrites"], "--style", "qa");
        Assert.True(rewritten.ExitCode == 0, rewritten.Error);
        Assert.Equal(0, (await LoamBinary.RunAsync("card", folder["rewrites"])).ExitCode);
        Assert.Contains("written by `extractive/1`", await File.ReadAllTextAsync(folder["rewrites/README.md"]), StringComparison.Ordinal);
        folder.Write("rewrites/README.md", "mine");
        var refused = await LoamBinary.RunAsync("card", folder["rewrites"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("was not written by loam card", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["rewrites/README.md"]));
    }
}
