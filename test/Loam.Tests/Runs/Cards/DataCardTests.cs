using Loam.Runs.Cards;
using Loam.Runs.Datasets;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Runs.Cards;

public sealed class DataCardTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-card-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Named(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    static async Task<string> CardAsync(string run) => await File.ReadAllTextAsync(await DataCard.WriteAsync(run, null, CancellationToken.None));

    static MapNode FrontMatterOf(string card)
    {
        Assert.StartsWith("---\n", card, StringComparison.Ordinal);
        return Assert.IsType<MapNode>(YamlFile.Parse(card[4..card.IndexOf("\n---\n", StringComparison.Ordinal)], "README.md"));
    }

    [Fact]
    public async Task The_card_of_a_run_is_about_its_blend_and_says_the_same_every_time()
    {
        var run = HandMade.Run(Named("village"));
        var card = await CardAsync(run);
        var version = typeof(DataCard).Assembly.GetName().Version!.ToString(3);
        Golden.Matches("test/Loam.Tests/Runs/Cards/Golden/README.md", card.Replace($"Loam {version}", "Loam VERSION", StringComparison.Ordinal));
        Assert.Equal(card, await CardAsync(Path.Combine(run, "blend")));
    }

    [Fact]
    public async Task Front_matter_is_yaml_whatever_the_folder_is_called()
    {
        var run = HandMade.Run(Named("a \"quoted\": *name* #1"), license: "my own: \"licence\"");
        var root = FrontMatterOf(await CardAsync(run));
        Assert.Equal("a \"quoted\": *name* #1: blend", Assert.IsType<ScalarNode>(root.Find("pretty_name")).Text);
        Assert.Equal("other", Assert.IsType<ScalarNode>(root.Find("license")).Text);
        Assert.Equal("my own: \"licence\"", Assert.IsType<ScalarNode>(root.Find("license_name")).Text);
        Assert.Equal(["loam", "synthetic", "wiki"], Assert.IsType<ListNode>(root.Find("tags")).Items.Cast<ScalarNode>().Select(s => s.Text));
    }

    [Theory]
    [InlineData("cc-by-4.0", "cc-by-4.0")]
    [InlineData("CC-BY-4.0", "cc-by-4.0")]
    [InlineData(null, "unknown")]
    public async Task A_licence_that_the_hub_knows_stands_as_it_is(string? said, string written) =>
        Assert.Equal(written, Assert.IsType<ScalarNode>(FrontMatterOf(await CardAsync(HandMade.Run(Named("x"), said))).Find("license")).Text);

    [Fact]
    public async Task What_a_page_says_cannot_leave_its_block()
    {
        var hostile = "````\n</details>\n# Not a heading\n<script>alert(1)</script>\u0007";
        var run = HandMade.Run(Named("x"), rewrites: HandMade.Rewrite(hostile, "wi|ki`<b>"));
        var card = await CardAsync(run);
        Assert.Contains("`````text\n````\n</details>", card, StringComparison.Ordinal);
        Assert.Contains("### wi\\|ki\\`\\<b\\>", card, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', card);
    }

    [Fact]
    public async Task A_card_by_somebody_else_stays_and_one_by_loam_is_replaced()
    {
        var run = HandMade.Run(Named("x"));
        var path = Path.Combine(run, "blend", DataCard.FileName);
        await File.WriteAllTextAsync(path, "# Mine\n");
        var mistake = await Assert.ThrowsAsync<RecipeException>(() => DataCard.WriteAsync(run, null, CancellationToken.None));
        Assert.Contains("-o FILE", mistake.Message, StringComparison.Ordinal);
        Assert.Equal("# Mine\n", await File.ReadAllTextAsync(path));
        var elsewhere = Path.Combine(folder, "card.md");
        Assert.Equal(elsewhere, await DataCard.WriteAsync(run, elsewhere, CancellationToken.None));
        await File.AppendAllTextAsync(elsewhere, "a change");
        await DataCard.WriteAsync(run, elsewhere, CancellationToken.None);
        Assert.DoesNotContain("a change", await File.ReadAllTextAsync(elsewhere), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_with_several_datasets_asks_which_is_meant()
    {
        var run = HandMade.Run(Named("x"));
        Directory.Delete(Path.Combine(run, "blend"), recursive: true);
        var mistake = await Assert.ThrowsAsync<RecipeException>(() => DataCard.WriteAsync(run, null, CancellationToken.None));
        Assert.Contains("organic, organic.1, organic.heldout, synthetic", mistake.Message, StringComparison.Ordinal);
        var pages = await Assert.ThrowsAsync<RecipeException>(() => DataCard.WriteAsync(Path.Combine(run, "pages"), null, CancellationToken.None));
        Assert.Contains("no documents of its own", pages.Message, StringComparison.Ordinal);
        var nothing = await Assert.ThrowsAsync<RecipeException>(() => DataCard.WriteAsync(Path.Combine(folder, "nowhere"), null, CancellationToken.None));
        Assert.Contains("neither a dataset nor the folder of a run", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_alone_says_that_the_rest_of_its_run_is_gone()
    {
        var run = HandMade.Run(Named("x"));
        Directory.Move(Path.Combine(run, "synthetic"), Path.Combine(folder, "alone"));
        var card = await CardAsync(Path.Combine(folder, "alone"));
        Assert.Contains("# alone\n", card, StringComparison.Ordinal);
        Assert.Contains("What went before is not kept", card, StringComparison.Ordinal);
        Assert.DoesNotContain("The page begins", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_was_made_again_since_is_no_part_of_the_making()
    {
        var run = HandMade.Run(Named("x"));
        var path = Path.Combine(run, "synthetic", Manifest.FileName);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("fingerprint-of-synthetic", "another", StringComparison.Ordinal));
        var card = await CardAsync(run);
        Assert.DoesNotContain("`guard`", card, StringComparison.Ordinal);
        Assert.Contains("they were made elsewhere", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unguarded_rewrites_are_called_so()
    {
        var run = HandMade.Run(Named("x"));
        HandMade.Save(run, "synthetic", ["organic"], Ingredients.None, ["rewrite/2 {}"], [HandMade.Rewrite()], [HandMade.Step("rewrite", 1, [])]);
        Assert.Contains("**No rewrite was compared with its page**", await CardAsync(Path.Combine(run, "synthetic")), StringComparison.Ordinal);
    }
}
