using Loam.Guarding;
using Loam.Guarding.Judging;

namespace Loam.Tests.Guarding.Judging;

public class JudgedPairTests
{
    static readonly Finding Finding = new(GuardReasons.Number, 3..7, "1842", "1742") { Doubt = 0.4, NearestSpan = 0..4 };

    static JudgedStatement Said(Purpose purpose, Ruling? ruling, string why = "because") =>
        new(new(0..10, [Finding], purpose == Purpose.Rescue, purpose), "A sentence.", ruling is { } r ? new(r, why) : null, ruling is null ? "no JSON" : "");

    static JudgedPair Of(bool dropped, params JudgedStatement[] statements) => JudgedPair.Of(new(dropped ? [Finding] : [], []), statements);

    [Fact]
    public void What_the_source_contradicts_or_does_not_state_drops_with_the_sentence_and_the_judges_words()
    {
        var pair = Of(false, Said(Purpose.Doubt, Ruling.NotStated), Said(Purpose.Doubt, Ruling.Supported), Said(Purpose.Doubt, Ruling.Contradicted, "It says 1742."));
        Assert.Equal([JudgeReasons.Contradicted, JudgeReasons.NotStated], pair.Findings.Select(f => f.Reason));
        Assert.Equal("“A sentence.”: It says 1742.", pair.Findings[0].Evidence);
        Assert.Equal(("1742", 0.4), (pair.Findings[0].Nearest, pair.Findings[0].Doubt));
        Assert.True(pair.IsOverruled);
    }

    [Fact]
    public void Supported_or_unusable_leaves_what_the_rules_kept()
    {
        var pair = Of(false, Said(Purpose.Doubt, Ruling.Supported), Said(Purpose.Doubt, null));
        Assert.Empty(pair.Findings);
        Assert.False(pair.IsOverruled);
    }

    [Fact]
    public void An_audit_changes_nothing()
    {
        Assert.Empty(Of(false, Said(Purpose.Audit, Ruling.Contradicted)).Findings);
        Assert.Equal([Finding], Of(true, Said(Purpose.Audit, Ruling.Supported)).Findings);
    }

    [Theory]
    [InlineData(Ruling.Supported, Ruling.Supported, 0)]
    [InlineData(Ruling.Supported, Ruling.NotStated, 1)]
    [InlineData(Ruling.Supported, null, 1)]
    public void A_rescue_needs_every_sentence_supported(Ruling first, Ruling? second, int left) =>
        Assert.Equal(left, Of(true, Said(Purpose.Rescue, first), Said(Purpose.Rescue, second)).Findings.Count);

    [Fact]
    public void A_rewrite_that_is_saved_still_goes_for_a_doubtful_sentence()
    {
        var pair = Of(true, Said(Purpose.Rescue, Ruling.Supported), Said(Purpose.Doubt, Ruling.Contradicted));
        Assert.Equal([JudgeReasons.Contradicted], pair.Findings.Select(f => f.Reason));
        Assert.False(pair.IsOverruled);
    }
}
