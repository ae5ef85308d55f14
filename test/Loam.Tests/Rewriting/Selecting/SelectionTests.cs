using Loam.Documents;
using Loam.Rewriting;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

public class SelectionTests
{
    static readonly Selection Buckets = Selection.Of(new RewriteOptions
    {
        Rules =
        [
            new() { Languages = ["fr"] },
            new() { Score = "quality", Below = 0.5, MinWords = 5, Styles = ["wiki"] },
            new() { Score = "quality", From = 0.5, Styles = ["qa", "wiki"] },
        ],
    });

    static string Chosen(Document page) => Buckets.For(page, 1) is { } styles ? string.Join(',', styles.Select(s => s.Name)) : "none";

    [Theory]
    [InlineData(0.2, "de", "wiki")]
    [InlineData(0.5, "de", "qa,wiki")]
    [InlineData(0.9, "fr", "none")]
    public void A_page_goes_by_the_first_rule_that_it_fits(double quality, string language, string styles) =>
        Assert.Equal(styles, Chosen(Pages.Page(language: language).WithScore("quality", quality)));

    [Fact]
    public void A_page_that_fits_no_rule_is_dropped_with_its_reason_and_counted_once()
    {
        Assert.Equal("none", Chosen(Pages.Page()));
        Assert.Equal("none", Chosen(Pages.Page("Zu kurz.").WithScore("quality", 0.1)));
    }

    [Fact]
    public async Task The_step_says_so_in_its_books()
    {
        using var engine = new RewriteStepTests.Fixed(new RewriteAnswer());
        var context = new FakeContext();
        Assert.Empty(await new RewriteStep(engine, new RewriteOptions(), Buckets).RunAsync(Streams.Of(Pages.Page()), context, default).ToListAsync());
        Assert.Same(RewriteReasons.NotSelected, Assert.Single(context.Records).Verdict.Reason);
    }

    [Fact]
    public void A_share_is_drawn_by_seed_and_family()
    {
        var half = Selection.Of(new RewriteOptions { Rules = [new() { Share = 0.5, Styles = ["wiki"] }] });
        var taken = Enumerable.Range(0, 1000).Where(i => half.For(Pages.Page(key: "p" + i), 7) is not null).ToList();
        Assert.InRange(taken.Count, 440, 560);
        Assert.Equal(taken, Enumerable.Range(0, 1000).Where(i => half.For(Pages.Page(key: "p" + i), 7) is not null));
        Assert.NotEqual(taken, Enumerable.Range(0, 1000).Where(i => half.For(Pages.Page(key: "p" + i), 8) is not null));
    }

    [Fact]
    public void Rules_without_any_style_are_refused() => Assert.Throws<RecipeException>(() => Selection.Of(new RewriteOptions { Rules = [new()] }));

    public static TheoryData<SelectionRule, string> Broken => new()
    {
        { new() { From = 0.5 }, "no score that they judge" },
        { new() { Below = 0.5 }, "no score that they judge" },
        { new() { Score = "quality" }, "no limit" },
        { new() { Score = "quality", From = 0.5, Below = 0.5 }, "fits no page" },
        { new() { MinWords = 9, MaxWords = 8 }, "fits no page" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_that_cannot_mean_what_it_says_is_refused(SelectionRule rule, string words)
    {
        var options = new RewriteOptions { Rules = [new() { Styles = ["wiki"] }, rule with { Styles = ["wiki"] }] };
        Assert.Contains(words, Assert.Throws<RecipeException>(() => Selection.Of(options)).Message, StringComparison.Ordinal);
        Assert.StartsWith("rule 2 ", Assert.Throws<RecipeException>(() => Selection.Of(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Styles_beside_rules_are_refused() => Assert.Contains(
        "leave out one", Assert.Throws<RecipeException>(() => Selection.Of(new RewriteOptions { Styles = ["qa"], Rules = [new() { Styles = ["wiki"] }] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_word_pages_become_articles() => Assert.Equal("wiki", Assert.Single(Selection.Of(new RewriteOptions()).Styles).Name);

    [Theory]
    [InlineData("rules: []", "rules without a rule")]
    [InlineData("rules: [{ min_words: -1, styles: wiki }]", "min_words is at least 0")]
    [InlineData("rules: [{ max_words: -1, styles: wiki }]", "max_words is at least 0")]
    public void Rules_that_mean_nothing_are_refused_where_they_stand(string yaml, string words)
    {
        var error = Assert.Throws<RecipeException>(() => OptionsBinder.Bind(typeof(RewriteOptions), YamlFile.Parse(yaml, "r.yaml")));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("r.yaml:1:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qualty", "quality", "; did you mean 'quality'?")]
    [InlineData("pros", "quality", "; did you mean 'prose'? (the step 'figures' makes it)")]
    [InlineData("zzzzzzzz", "quality", "; they have quality")]
    [InlineData("zzzzzzzz", null, "; they have none (the step 'figures' makes words, prose, repetition, alphabetic)")]
    [InlineData("quality", "quality", null)]
    public async Task A_score_that_no_page_has_is_told_with_the_one_that_was_meant(string judged, string? there, string? words)
    {
        var selection = Selection.Of(new RewriteOptions { Rules = [new() { Score = judged, From = 0.5, Styles = ["wiki"] }] });
        using var engine = new RewriteStepTests.Fixed(new RewriteAnswer());
        var step = new RewriteStep(engine, new RewriteOptions(), selection);
        Assert.Empty(ScoreWords.Of(step.Scores));
        Document[] pages = [Pages.Page(key: "a"), there is null ? Pages.Page(key: "b") : Pages.Page(key: "b").WithScore(there, 0.1)];
        await step.RunAsync(Streams.Of(pages), new FakeContext(), default).ToListAsync();
        Assert.Equal(words is null ? [] : [$"a rule judges the score '{judged}', which none of 2 documents has, so it fits none of them{words}"], ScoreWords.Of(step.Scores));
    }
}
