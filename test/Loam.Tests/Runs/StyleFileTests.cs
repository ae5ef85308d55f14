using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Runs;
using Loam.Runs.Recipes;
using Loam.Runs.Stages;
using Loam.Steps;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Runs;

public class StyleFileTests
{
    const string Small = "prompts:\n  any:\n    instruction: Write \"Here:\" and the gist.\n    sentinel: \"Here:\"\n";

    static string Example => Path.Combine(SharedData.Repository, "recipes", "examples");

    [Fact]
    public void A_printed_style_read_back_is_the_style()
    {
        foreach (var style in RewriteStyle.All)
        {
            var read = StyleFile.Parse(StyleYaml.Write(style), style.Name, style.Name + ".yaml");
            Assert.Equal(CanonicalText.Of(style), CanonicalText.Of(read));
            Assert.Equal(style.Identity, read.Identity);
        }
    }

    [Fact]
    public void Whatever_words_a_style_has_they_come_back()
    {
        foreach (var words in new[] { "", " ", "a\nb", "a\n\n  b: c # d", " a", "a ", "a\n", "\ta", "'\"\\", "- x", "x\u2028y", "…„“ 🏔️", "null", "~", "a\r\nb" })
        {
            var style = new RewriteStyle
            {
                Name = "s",
                About = words,
                Sampling = new() { Body = ExtraBody.Parse("""{"a":{"b":[1,"2"]},"c":"x y"}""") },
                Prompts = new Dictionary<string, StylePrompt> { ["any"] = new() { Instruction = "say x " + words + "!", System = words, TextLabel = words, Sentinel = "x", TitleLabel = null } },
                Polish = [],
            };
            Assert.Equal(CanonicalText.Of(style), CanonicalText.Of(StyleFile.Parse(StyleYaml.Write(style), "s", "s.yaml")));
        }
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var style = StyleFile.Parse(Small, "gist", "gist.yaml");
        Assert.Equal(("gist", 512, 30, 50), (style.Name, style.ChunkTokens, style.MinTokens, style.MinResultTokens));
        Assert.Equal([Polish.Markdown, Polish.Quotes], style.Polish);
        Assert.Equal("The mill is old.", style.Finish("**Here:**\nThe mill is *old*.", "en").Text);
    }

    [Theory]
    [InlineData("", "g.yaml: a style needs 'prompts'", "g")]
    [InlineData("- a", "g.yaml: a style is a group of keys", "g")]
    [InlineData("about: x", "g.yaml:1: a style needs 'prompts'", "g")]
    [InlineData("prompts: {}", "g.yaml:1: prompts: a style needs 'prompts'", "g")]
    [InlineData("prompt:\n  any: { instruction: x }", "g.yaml:2: prompt: there is no option 'prompt'; did you mean 'prompts'?", "g")]
    [InlineData("prompts:\n  any: { instrction: x }", "g.yaml:2: prompts.any.instrction: there is no option 'instrction'; did you mean 'instruction'?", "g")]
    [InlineData("prompts:\n  any:\n    system: x", "g.yaml:3: prompts.any: a prompt needs an 'instruction'", "g")]
    [InlineData("prompts:\n  any:\n    instruction: ''", "g.yaml:3: prompts.any.instruction: a prompt needs an 'instruction'", "g")]
    [InlineData("prompts:\n  any:\n    instruction: x\n    sentinel: 'Here:'", "g.yaml:4: prompts.any.sentinel: the instruction never mentions 'Here:'", "g")]
    [InlineData("prompts:\n  any:\n    instruction: x\n    unsuitable: 'NO'", "g.yaml:4: prompts.any.unsuitable: the instruction never mentions 'NO'", "g")]
    [InlineData("prompts:\n  deutsch:\n    instruction: x", "g.yaml:3: prompts.deutsch: 'deutsch' is not the code of a language", "g")]
    [InlineData("append_to_source: true\nprompts:\n  any: { instruction: x }", "g.yaml:1: append_to_source: only pairs can be appended", "g")]
    [InlineData("polish: [markdwn]\nprompts:\n  any: { instruction: x }", "g.yaml:1: polish[0]: 'markdwn' is not one of markdown, bullets, pairs, quotes, labels, table; did you mean 'markdown'?", "g")]
    [InlineData("chunk_tokens: 3\nprompts:\n  any: { instruction: x }", "g.yaml:1: chunk_tokens: chunk_tokens is at least 16", "g")]
    [InlineData("sampling: { temperature: 9 }\nprompts:\n  any: { instruction: x }", "g.yaml:1: sampling.temperature: temperature is from 0 to 2", "g")]
    [InlineData("sampling: { top_k: 9 }\nprompts:\n  any: { instruction: x }", "there is no option 'top_k'", "g")]
    [InlineData("sampling: { body: { model: x } }\nprompts:\n  any: { instruction: x }", "g.yaml:1: sampling.body: body cannot set 'model'", "g")]
    [InlineData("name: x\nprompts:\n  any: { instruction: x }", "g.yaml:1: name: a style is called as its file, here 'g'", "g")]
    [InlineData("prompts:\n  any: { instruction: x }", "g.yaml: a style is called as its file, and 'my style' will not do", "my style")]
    [InlineData("prompts: [", "this is not YAML", "g")]
    public void Says_what_is_wrong_and_where(string yaml, string message, string name) =>
        Assert.Contains(message, Assert.Throws<RecipeException>(() => StyleFile.Parse(yaml, name, "g.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_names_the_nearest_one()
    {
        var error = Assert.Throws<RecipeException>(() => StyleFile.Load(Path.Combine(Example, "styles", "glosary.yaml")));
        Assert.Contains("did you mean 'glossary.yaml'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipes_name_files_relative_to_themselves_beside_built_in_styles()
    {
        var selection = RewriteParts.SelectionOf(new RewriteOptions { Styles = ["wiki", "styles/glossary.yaml"], MaxOutputTokens = 99 }, Example);
        Assert.Equal(["wiki", "glossary"], selection.Styles.Select(style => style.Name));
        Assert.Equal([99, 99], selection.Styles.Select(style => style.Sampling.MaxOutputTokens));
        Assert.Contains("two styles are called 'glossary'", Assert.Throws<RecipeException>(() =>
            RewriteParts.SelectionOf(new RewriteOptions { Styles = ["styles/glossary.yaml", "styles/../styles/glossary.yaml"] }, Example)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_recipe_can_be_planned()
    {
        var plan = RecipePlanner.Plan(YamlFile.Load(Path.Combine(Example, "own-style.yaml")), Example, "/cache", StandardRegistry.Create());
        Assert.Contains("glossary-de/1", string.Join('\n', plan.Stages[^1].What), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_style_writes_a_glossary()
    {
        var style = StyleFile.Load(Path.Combine(Example, "styles", "glossary.yaml"));
        using var engine = new RewriteStepTests.Fixed(new RewriteAnswer
        {
            Text = "Hier ist das Glossar:\n\n**Begriffe**\n\n1. **Mahlgang**: Ein Mahlgang ist ein Paar Mühlsteine, zwischen denen das Korn zu Mehl zerrieben wird.\n2. **Mühlrad**: Das Mühlrad nimmt die Kraft des Wassers auf und gibt sie an die Steine weiter.\n\nIch hoffe, das hilft!",
        });
        var step = new RewriteStep(engine, new RewriteOptions(), RewriteParts.SelectionOf(new RewriteOptions { Styles = ["styles/glossary.yaml"] }, Example));
        var rewrite = Assert.Single(await step.RunAsync(Streams.Of(Pages.Page()), new FakeContext(), default).ToListAsync());
        Assert.Equal("p1+glossary", rewrite.Id.Key);
        Assert.Equal(
            "- Mahlgang: Ein Mahlgang ist ein Paar Mühlsteine, zwischen denen das Korn zu Mehl zerrieben wird.\n- Mühlrad: Das Mühlrad nimmt die Kraft des Wassers auf und gibt sie an die Steine weiter.", rewrite.Text);
        Assert.Same(RewriteReasons.Unsuitable, style.Finish("Hier ist das Glossar:\nUNGEEIGNET", "de").Verdict.Reason);
        Assert.Equal("glossary-any/1", style.PromptVersion("fr"));
    }

    [Fact]
    public void The_schema_of_style_files_knows_their_keys()
    {
        var schema = RecipeSchema.OfStyle();
        var keys = schema["properties"]!.AsObject().Select(p => p.Key).ToList();
        Assert.Contains("append_to_source", keys);
        Assert.DoesNotContain("name", keys);
        Assert.Equal(
            ["version", "system", "instruction", "title_label", "text_label", "sentinel", "unsuitable"],
            schema["properties"]!["prompts"]!["additionalProperties"]!["properties"]!.AsObject().Select(p => p.Key));
    }
}
