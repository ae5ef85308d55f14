using Loam.Steps;
using Loam.Training.Statistics;

namespace Loam.Tests.Statistics;

public class DecisionTests
{
    [Theory]
    [InlineData(-0.03, -0.01, TrialVerdict.Helps)]
    [InlineData(-0.03, -0.001, TrialVerdict.Helps)]
    [InlineData(0.001, 0.02, TrialVerdict.Harms)]
    [InlineData(-0.004, 0.003, TrialVerdict.NoEffect)]
    [InlineData(-0.004, -0.001, TrialVerdict.NoEffect)]
    [InlineData(-0.03, 0.001, TrialVerdict.Inconclusive)]
    [InlineData(-0.001, 0.02, TrialVerdict.Inconclusive)]
    public void Follows_from_the_interval_and_the_margin(double low, double high, TrialVerdict verdict) =>
        Assert.Equal(verdict, Decision.Of(new(low, high), 0.005));

    [Fact]
    public void Measures_the_ratio_of_sums()
    {
        var scores = new PairedScores([[10, 90], [12, 88]], [[9, 81], [9, 91]]);
        Assert.Equal(-0.05, scores.Difference, 12);
        Assert.Equal(-0.1, scores.SeedDifferences[0], 12);
        Assert.Equal(0, scores.SeedDifferences[1], 12);
        Assert.Equal(0.005, scores.SeedVariance, 12);
        Assert.Equal(100.0 * 100 / ((11 * 11) + (89 * 89)), scores.EffectiveItems, 12);
    }

    [Fact]
    public void Refuses_arms_that_do_not_pair() => Assert.Throws<ArgumentException>(() => new PairedScores([[1, 2]], [[1]]));

    [Fact]
    public void Student_factor_widens_a_normal_to_t()
    {
        var random = new SeededRandom(1);
        var draws = Enumerable.Range(0, 200_000).Select(_ => random.Normal() * random.StudentFactor(2)).Order().ToArray();
        Assert.Equal(4.303, draws[(int)(draws.Length * 0.975)], 0.15); // the table's 97.5% quantile for 2 degrees of freedom
        draws = [.. Enumerable.Range(0, 200_000).Select(_ => random.Normal() * random.StudentFactor(9.0)).Order()];
        Assert.Equal(2.262, draws[(int)(draws.Length * 0.975)], 0.05);
    }

    [Fact]
    public void Gives_the_same_interval_each_time()
    {
        var trial = new SimulatedTrial();
        Assert.Equal(trial.Bootstrap(5).Interval(0.95), trial.Bootstrap(5).Interval(0.95));
        Assert.NotEqual(trial.Bootstrap(5).Interval(0.95), trial.Bootstrap(6).Interval(0.95));
    }
}
