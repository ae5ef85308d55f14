using System.Text.Json;
using Loam.Documents;
using Loam.Guarding;
using Loam.Guarding.Corpus;
using Loam.Rewriting;
using Loam.Rewriting.Extractive;
using Loam.Rewriting.Styles;
using Loam.Runs;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

public class FinishRewriteTests
{
    static readonly RewriteStyle Appending = RewriteStyle.BuiltIn("qa") with { AppendToSource = true };

    static Document Rewrite(string key, string text, string source, string style = "qa") => new()
    {
        Id = new("crawl", key + "+" + style),
        Text = text,
        Language = "de",
        Provenance = new Provenance.Synthetic(new("crawl", key), new("crawl", key), 0, style, "x", "m", "h", 1),
        Meta = new Document { Id = new("a", "b"), Text = "" }.Meta.Add(RewriteStep.SourceText, JsonElement.Parse(JsonSerializer.Serialize(source))),
    };

    static string Pairs(int count) => string.Join("\n\n", Enumerable.Range(1, count).Select(i => $"Frage: Was ist {i}?\nAntwort: Das ist {i}."));

    static string Words(int count) => string.Join(' ', Enumerable.Repeat("wort", count));

    [Fact]
    public void The_page_is_taken_out_of_every_rewrite()
    {
        var finished = new FinishRewrite([], 1).Map(Rewrite("p", Pairs(3), "Die Seite."));
        Assert.Empty(finished.Meta);
        Assert.Equal(Pairs(3), finished.Text);
    }

    [Fact]
    public void Pairs_stand_below_their_page_where_the_style_says_so()
    {
        var finished = new FinishRewrite([Appending], 1).Map(Rewrite("p", Pairs(8), "Die Seite. " + Words(2000)));
        Assert.StartsWith("Die Seite. wort", finished.Text, StringComparison.Ordinal);
        var pairs = finished.Text[finished.Text.IndexOf("Frage:", StringComparison.Ordinal)..].Split("\n\n");
        Assert.Equal(pairs.Length, finished.Meta[FinishRewrite.AppendedPairs].GetInt32());
        Assert.All(pairs, pair => Assert.Contains(pair, Pairs(8), StringComparison.Ordinal));
        Assert.False(finished.Meta.ContainsKey(RewriteStep.SourceText));
    }

    [Fact]
    public void Other_styles_of_the_same_run_are_not_appended() =>
        Assert.Equal("Die Mühle ist alt.", new FinishRewrite([Appending, RewriteStyle.BuiltIn("wiki")], 1).Map(Rewrite("p", "Die Mühle ist alt.", "Die Seite.", "wiki")).Text);

    [Fact]
    public void The_draw_is_uniform_from_one_to_one_pair_in_150_tokens_and_the_seeds_alone()
    {
        // 640 tokens by this count: 1 to 4 pairs of 8.
        var step = new FinishRewrite([Appending], 7, _ => 640);
        var kept = Enumerable.Range(0, 4000).Select(i => step.Map(Rewrite("p" + i, Pairs(8), "Seite.")).Meta[FinishRewrite.AppendedPairs].GetInt32()).ToList();
        Assert.Equal([1, 2, 3, 4], kept.Distinct().Order());
        Assert.All(kept.CountBy(k => k), k => Assert.InRange(k.Value, 850, 1150));
        var again = new FinishRewrite([Appending], 7, _ => 640);
        Assert.Equal(step.Map(Rewrite("p", Pairs(8), "S.")).Text, again.Map(Rewrite("p", Pairs(8), "S.")).Text);
        Assert.Contains(Enumerable.Range(0, 20), seed => new FinishRewrite([Appending], (ulong)seed, _ => 640).Map(Rewrite("p", Pairs(8), "S.")).Text != step.Map(Rewrite("p", Pairs(8), "S.")).Text);
        // A short page still gets one.
        Assert.Equal(1, new FinishRewrite([Appending], 7, _ => 20).Map(Rewrite("p", Pairs(8), "S.")).Meta[FinishRewrite.AppendedPairs].GetInt32());
    }

    [Fact]
    public void Options_append_styles_of_pairs_only_and_override_the_style()
    {
        var options = new RewriteOptions { AppendToSource = true };
        Assert.True(RewriteStyle.BuiltIn("qa").With(options).AppendToSource);
        Assert.False(RewriteStyle.BuiltIn("wiki").With(options).AppendToSource);
        Assert.False(Appending.With(new RewriteOptions { AppendToSource = false }).AppendToSource);
        Assert.True(Appending.With(new RewriteOptions()).AppendToSource);
        Assert.False(RewriteStyle.BuiltIn("qa").With(new RewriteOptions()).AppendToSource);
    }

    [Fact]
    public void To_append_where_no_style_writes_pairs_is_refused()
    {
        var error = Assert.Throws<RecipeException>(() => Selection.Of(new RewriteOptions { Styles = ["wiki"], AppendToSource = true }));
        Assert.Contains("append_to_source", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rewrite", "rewrite finish_rewrite")]
    [InlineData("rewrite guard", "rewrite guard guard_corpus finish_rewrite")]
    [InlineData("guard", "guard guard_corpus finish_rewrite")]
    [InlineData("rewrite has_text guard has_text", "rewrite has_text guard guard_corpus finish_rewrite has_text")]
    [InlineData("rewrite has_text", "rewrite has_text finish_rewrite")]
    [InlineData("rewrite rewrite guard", "rewrite finish_rewrite rewrite guard guard_corpus finish_rewrite")]
    [InlineData("has_text", "has_text")]
    public void It_stands_behind_every_guard_and_every_rewriting_without_one(string given, string planned)
    {
        using var engine = new ExtractiveEngine();
        var parts = given.Split(' ').SelectMany(name => name switch
        {
            "rewrite" => (Part[])[new RewriteStep(engine, new RewriteOptions())],
            "guard" => [new GuardStep(new GuardOptions()), new CorpusStep(new GuardOptions())],
            _ => [new Loam.Extraction.HasText(new())],
        }).ToList();
        var what = ChainStage.Chain("a", ["b"], parts, null, 1)[0].What;
        Assert.Equal(planned, string.Join(' ', what.SkipLast(1).Select(step => step.Split('/')[0])));
    }

    [Fact]
    public async Task The_guard_judges_the_pairs_alone_before_they_are_appended()
    {
        // One pair says a number that the page does not: below the page's own text, the pairs would be a small part of what is judged.
        using var engine = new RewriteStepTests.Fixed(new RewriteAnswer { Text = "Hier sind die Fragen und Antworten:\n" + "Frage: Wann brannte die Mühle?\nAntwort: Am 3. Mai 1881 brannte sie.\n\nFrage: Wie viele Schaufeln hat das Mühlrad?\nAntwort: Das Mühlrad hat 77 Schaufeln." });
        var step = new RewriteStep(engine, new RewriteOptions { Styles = ["qa"], AppendToSource = true });
        var rewrite = Assert.Single(await step.RunAsync(Streams.Of(Pages.Page()), new FakeContext(), default).ToListAsync());
        Assert.Equal("guard.number", new GuardStep(new GuardOptions()).Apply(rewrite).Verdict.Reason!.Code);
        Assert.Contains(Pages.Mill.Trim()[..200], step.Finisher(1).Map(rewrite).Text, StringComparison.Ordinal);
    }
}
