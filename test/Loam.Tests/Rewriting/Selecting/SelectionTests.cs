using Loam.Documents;
using Loam.Rewriting;
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
}
