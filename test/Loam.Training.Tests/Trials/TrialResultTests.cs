using System.Text;
using Loam.Steps;
using Loam.Training.Statistics;
using Loam.Training.Trials;

namespace Loam.Tests.Trials;

public class TrialResultTests
{
    [Fact]
    public async Task Is_the_same_after_saving_and_loading()
    {
        var result = await Texts.Run(new() { Vocabulary = 300, Order = 2, Resamples = 100 }, Texts.Pages("heldout", 10),
            Texts.Arm("a", Texts.Pages("a", 20)), Texts.Arm("b", Texts.Pages("b", 20, 0.1)));
        var json = Texts.Json(result);
        Assert.Equal(json, Texts.Json(TrialResult.Load(new MemoryStream(json), "verdict.json")));
        var text = Encoding.UTF8.GetString(json);
        Assert.Contains("\"tokens_per_run\": ", text, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"language\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"options\": null}")]
    public void Says_when_a_file_is_no_result(string json)
    {
        var error = Assert.Throws<RecipeException>(() => TrialResult.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "verdict.json"));
        Assert.StartsWith("verdict.json: not a trial's result", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TrialVerdict.Helps, -0.02, "blend helps: with 200,000 tokens per run, held-out text costs 2% fewer bits per byte with blend (2.156) than with organic (2.200); the 95% interval is -3.00% to -1.00%.")]
    [InlineData(TrialVerdict.Harms, 0.02, "blend harms: with 200,000 tokens per run, held-out text costs 2% more bits per byte with blend (2.244) than with organic (2.200); the 95% interval is +1.00% to +3.00%.")]
    [InlineData(TrialVerdict.NoEffect, 0.0, "blend makes no difference that matters: with 200,000 tokens per run, held-out text costs 0% more bits per byte with blend (2.200) than with organic (2.200); the 95% interval is -1.00% to +1.00%, inside the margin of 0.5%.")]
    [InlineData(TrialVerdict.Inconclusive, 0.0, "Inconclusive whether blend helps or harms: with 200,000 tokens per run, held-out text costs 0% more bits per byte with blend (2.200) than with organic (2.200); the 95% interval is -1.00% to +1.00%. If the difference stays what it is, it would take about 120 held-out documents, or 9 seeds.")]
    public void Explains_a_verdict_in_plain_words(TrialVerdict verdict, double difference, string expected)
    {
        var comparison = new TrialComparison
        {
            Arm = "blend",
            Baseline = "organic",
            Verdict = verdict,
            Difference = difference,
            Interval = new(difference - 0.01, difference + 0.01),
            SeedDifferences = [difference],
            NoiseFloor = 0,
            Needs = new(9, 120, null),
        };
        var explanation = Explanation.Of(comparison, 2.2, 2.2 * (1 + difference), new(), 200_000);
        Assert.Equal(expected, explanation);
    }

    [Fact]
    public void Explains_what_no_larger_trial_of_one_kind_decides() => Assert.EndsWith(
        "No single one of more seeds, held-out documents or tokens would decide it; it takes more of all.",
        Explanation.Of(Undecided with { Needs = new(null, null, null) }, 2.2, 2.2, new(), 1000), StringComparison.Ordinal);

    static TrialComparison Undecided => new()
    {
        Arm = "a",
        Baseline = "b",
        Verdict = TrialVerdict.Inconclusive,
        Difference = 0,
        Interval = new(-1, 1),
        SeedDifferences = [],
        NoiseFloor = 0,
    };
}
