using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

public class StyleTests
{
    public static TheoryData<string, string> Prompts
    {
        get
        {
            var prompts = new TheoryData<string, string>();
            foreach (var style in RewriteStyle.All)
                foreach (var language in new[] { "de", "en", "fr" })
                    prompts.Add(style.Name, language);
            return prompts;
        }
    }

    public static TheoryData<string> Names => [.. RewriteStyle.All.Select(style => style.Name)];

    /// <summary>A changed prompt must be looked at and get a new version: then write the golden file anew.</summary>
    [Theory, MemberData(nameof(Prompts))]
    public void Rendered_prompts_are_as_reviewed(string style, string language)
    {
        var request = RewriteStyle.Find(style)!.Render(Pages.Page("Der Text.", language: language, title: "Der Titel"), "Der Text.", 0);
        Golden.Matches(
            $"test/Loam.Tests/Rewriting/Golden/{style}-{language}.txt",
            $"{request.PromptVersion} temperature {request.Sampling.Temperature} top_p {request.Sampling.TopP} max {request.Sampling.MaxOutputTokens}{(request.Sampling.Body.IsEmpty ? "" : " " + request.Sampling.Body)}\n--- system\n{request.System}\n--- user\n{request.Message}\n");
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_style_has_prompts_for_all_languages_that_say_what_its_answers_are_held_to(string name)
    {
        var style = RewriteStyle.BuiltIn(name);
        Assert.Equal(["any", "de", "en"], style.Prompts.Keys.Order(StringComparer.Ordinal));
        Assert.All(style.Prompts, p =>
        {
            Assert.NotNull(p.Value.Version);
            Assert.Contains($"\"{p.Value.Sentinel}\"", p.Value.Instruction, StringComparison.Ordinal);
            if (p.Value.Unsuitable is { } word)
                Assert.Contains(word, p.Value.Instruction, StringComparison.Ordinal);
            Assert.Equal(style.Polish.Contains(Polish.Pairs) || style.Polish.Contains(Polish.Table), p.Value.Instruction.Contains(p.Key == "de" ? "„Antwort: …“" : "\"Answer: …\"", StringComparison.Ordinal));
        });
        Assert.Contains("language of the", style.Prompts["any"].Instruction, StringComparison.Ordinal);
        // A sentence for each of its claims, and none of them without a study and its year.
        Assert.Matches(@"\(.*20\d\d.*\)", style.About);
        Assert.EndsWith(".", style.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_sorted_and_can_be_found()
    {
        Assert.Equal(["distill", "extract", "faq", "list", "math", "qa", "rephrase", "summary", "table", "tutorial", "wiki"], RewriteStyle.All.Select(style => style.Name));
        Assert.All(RewriteStyle.All, style => Assert.Same(style, RewriteStyle.Find(style.Name)));
    }

    [Theory, MemberData(nameof(Names))]
    public void An_answer_fits_its_limit_even_when_it_is_as_long_as_the_chunk_where_the_style_retells(string name)
    {
        var style = RewriteStyle.BuiltIn(name);
        Assert.True(style.MinResultTokens < style.Sampling.MaxOutputTokens && style.MinTokens < style.ChunkTokens);
        if (name is "wiki" or "rephrase" or "extract")
            Assert.True(style.Sampling.MaxOutputTokens >= style.ChunkTokens);
    }

    [Fact]
    public void A_prompt_changed_under_its_old_version_changes_the_fingerprint()
    {
        var wiki = RewriteStyle.BuiltIn("wiki");
        var edited = wiki with { Prompts = new Dictionary<string, StylePrompt> { ["de"] = wiki.Prompts["de"] with { Instruction = "Anders." } } };
        Assert.Equal("wiki-de/1", edited.PromptVersion("de"));
        Assert.NotEqual((wiki with { Prompts = new Dictionary<string, StylePrompt> { ["de"] = wiki.Prompts["de"] } }).Identity, edited.Identity);
        Assert.Equal(wiki.Identity, (wiki with { About = "Something else." }).Identity);
    }

    [Fact]
    public void A_prompt_without_a_version_is_called_by_its_words()
    {
        var one = new StylePrompt { Instruction = "a" };
        var style = new RewriteStyle { Name = "own", Prompts = new Dictionary<string, StylePrompt> { ["any"] = one } };
        Assert.Matches("^own-any/[0-9a-f]{8}$", style.PromptVersion("de"));
        Assert.NotEqual(style.PromptVersion("de"), (style with { Prompts = new Dictionary<string, StylePrompt> { ["any"] = one with { Unsuitable = "NO" } } }).PromptVersion("de"));
    }

    [Theory]
    [InlineData("table", "UNGEEIGNET", "de")]
    [InlineData("table", "Hier ist die Tabelle:\nUNGEEIGNET", "de")]
    [InlineData("math", "Hier ist die Rechenaufgabe:\n\n**UNGEEIGNET**", "de")]
    [InlineData("math", "Hier ist die Rechenaufgabe: Ungeeignet.", "de")]
    [InlineData("tutorial", "<think>Is it one? No.</think>Here is the tutorial:\n\"UNSUITABLE\"", "en")]
    [InlineData("tutorial", "Here is the tutorial:\nUNSUITABLE – the text only announces a concert.", "en")]
    [InlineData("list", "Here is the list:\n- UNSUITABLE", "fr")]
    [InlineData("extract", "Here is the knowledge from the text:\n\nUNSUITABLE\n\nThe text is a list of links.", "fr")]
    public void A_page_that_does_not_suit_is_told_by_the_model(string style, string answer, string language)
    {
        var verdict = RewriteStyle.BuiltIn(style).Finish(answer, language).Verdict;
        Assert.Same(RewriteReasons.Unsuitable, verdict.Reason);
        Assert.Contains("UN", verdict.Evidence!.ToUpperInvariant(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tutorial", "Hier ist die Anleitung:\nUngeeignete Gefäße erkennt man am Riss.\n1. Klopfen Sie an den Rand.\n2. Hören Sie auf den Klang.")]
    [InlineData("wiki", "Hier ist der Artikel:\nUNGEEIGNET ist ein Wort.")]
    public void A_text_that_only_begins_like_it_is_a_text(string style, string answer) => Assert.False(RewriteStyle.BuiltIn(style).Finish(answer, "de").Verdict.Drops);

    [Fact]
    public async Task A_chunk_that_does_not_suit_is_left_out_and_a_page_of_such_chunks_is_dropped()
    {
        async Task<(Document Item, Verdict Verdict)> Ask(Func<RewriteRequest, bool> suits)
        {
            using var engine = new RewriteStepTests.Fixed(new RewriteAnswer(), request => new RewriteAnswer
            {
                Text = "Hier ist die Rechenaufgabe:\n" + (suits(request) ? $"Aufgabe: Teil {request.Chunk} hat 36 Schaufeln. {string.Join(' ', Enumerable.Repeat("Wie viele sind es?", 20))}" : "UNGEEIGNET"),
            });
            var context = new FakeContext();
            await new RewriteStep(engine, new RewriteOptions { Styles = ["math"], ChunkTokens = 80 }).RunAsync(Streams.Of(Pages.Page()), context, default).ToListAsync();
            return Assert.Single(context.Records);
        }
        var some = await Ask(request => request.Chunk is 1 or 2);
        Assert.False(some.Verdict.Drops);
        Assert.Equal(["Aufgabe: Teil 1", "Aufgabe: Teil 2"], some.Item.Text.Split("\n\n").Select(part => part[..15]));
        Assert.True(Assert.IsType<Provenance.Synthetic>(some.Item.Provenance).Chunks > 3);
        Assert.Same(RewriteReasons.Unsuitable, (await Ask(_ => false)).Verdict.Reason);
    }
}
