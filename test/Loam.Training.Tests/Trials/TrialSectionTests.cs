using Loam.Reporting;
using Loam.Training.Statistics;
using Loam.Training.Trials;

namespace Loam.Tests.Trials;

public class TrialSectionTests
{
    [Theory]
    [InlineData(TrialVerdict.Helps, Tone.Good, "blend helps against organic", "helps")]
    [InlineData(TrialVerdict.Harms, Tone.Bad, "blend harms against organic", "harms")]
    [InlineData(TrialVerdict.NoEffect, Tone.Neutral, "blend makes no difference against organic", "no effect")]
    [InlineData(TrialVerdict.Inconclusive, Tone.Caution, "Inconclusive: blend against organic", "not decided")]
    public void Shows_each_verdict_with_its_interval(TrialVerdict verdict, Tone tone, string headline, string word)
    {
        var result = Result(verdict);
        var notice = Assert.Single(TrialSection.Notices(result));
        Assert.Equal((tone, headline, "With 1,000 tokens it costs less."), (notice.Tone, notice.Headline, notice.Text));

        var section = TrialSection.From(result);
        Assert.Equal(headline + ".", section.Lead);
        var html = ReportWriter.ToHtml(new("t", "s", [notice], [section]));
        foreach (var shown in (string[])["−2.00% [−3.00%, −1.00%]", "seed 2", "rare words (7)", word, "Only 7 held-out documents", "web/1", "most of its text under another address"])
            Assert.Contains(shown, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_out_what_there_is_nothing_to_say_about()
    {
        var result = Result(TrialVerdict.Helps);
        result = result with { Warnings = [], LeftOut = [], Comparisons = [result.Comparisons[0] with { Slices = [] }] };
        Assert.DoesNotContain(TrialSection.From(result).Blocks, block => block is Fold);
    }

    static TrialResult Result(TrialVerdict verdict)
    {
        TrialArmResult Arm(string name, double bits) => new(name, 10, 1250, 4000, bits, [Run(0, bits), Run(1, bits + 0.01)]);
        TrialRun Run(int seed, double bits) => new(seed, 8, 1000, 0.8, bits, [bits * 100]);
        return new()
        {
            Options = new(),
            TokensPerRun = 1000,
            Tokenizer = new(2048, 4000, 3.2),
            Arms = [Arm("organic", 2.2), Arm("blend", 2.156)],
            HeldOut = [new("web/0", "web", "de", 100, 30, 12)],
            LeftOut = [new("web/1", LeftOutReason.Copied)],
            Warnings = ["Only 7 held-out documents: intervals are wide."],
            Comparisons =
            [
                new()
                {
                    Arm = "blend",
                    Baseline = "organic",
                    Verdict = verdict,
                    Difference = -0.02,
                    Interval = new(-0.03, -0.01),
                    SeedDifferences = [-0.02, -0.02],
                    NoiseFloor = 0.004,
                    Explanation = "blend does this: with 1,000 tokens it costs less.",
                    Slices = [new(SliceKind.Words, "rare", 7, 2.5, 2.4, -0.04, new(-0.06, -0.02))],
                },
            ],
        };
    }
}
