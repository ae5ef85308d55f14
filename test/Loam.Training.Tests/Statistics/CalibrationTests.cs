using Loam.Steps;
using Loam.Training.Statistics;

namespace Loam.Tests.Statistics;

/// <summary>Does a stated confidence of 95% hold? Trials with a known truth, many times over.</summary>
public class CalibrationTests
{
    [Theory]
    [InlineData(3, 30, 0.02, 0.004)] // held-out pages scatter most
    [InlineData(3, 30, 0.002, 0.01)] // seeds scatter most
    [InlineData(3, 8, 0.02, 0.004)] // a handful of pages
    [InlineData(5, 100, 0.01, 0.005)]
    [InlineData(2, 20, 0.01, 0.005)]
    public void Equal_arms_are_rarely_called_different(int seeds, int items, double itemNoise, double seedNoise)
    {
        var trial = new SimulatedTrial { Seeds = seeds, Items = items, ItemNoise = itemNoise, SeedNoise = seedNoise };
        Assert.InRange(trial.Rate(TrialVerdict.Helps) + trial.Rate(TrialVerdict.Harms), 0, 0.07);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Intervals_hold_the_truth_whatever_share_of_an_arm_a_seed_draws(double share)
    {
        var trial = new SimulatedTrial { Share = share, Effect = -0.02 };
        Assert.InRange(trial.Coverage(), 0.93, 1);
    }

    [Fact]
    public void A_plain_hierarchical_bootstrap_would_be_wrong_far_more_often()
    {
        var trial = new SimulatedTrial { ItemNoise = 0.002, SeedNoise = 0.01 };
        Assert.InRange(trial.Coverage(PlainBootstrap), 0, 0.75);
        Assert.InRange(trial.Coverage(), 0.93, 1);
    }

    [Theory]
    [InlineData(-0.03, TrialVerdict.Helps)]
    [InlineData(0.03, TrialVerdict.Harms)]
    public void Planted_effects_are_found(double effect, TrialVerdict verdict)
    {
        var trial = new SimulatedTrial { Effect = effect, Items = 50, SeedNoise = 0.002 };
        Assert.InRange(trial.Rate(verdict, margin: 0.005), 0.9, 1);
    }

    [Fact]
    public void No_effect_is_said_when_there_is_none_and_enough_was_seen()
    {
        var trial = new SimulatedTrial { Items = 400, ItemNoise = 0.01, SeedNoise = 0.0005, Seeds = 5 };
        Assert.InRange(trial.Rate(TrialVerdict.NoEffect, margin: 0.005), 0.9, 1);
    }

    [Fact]
    public void What_it_would_take_is_about_right()
    {
        var trial = new SimulatedTrial { Effect = -0.01, Items = 12, SeedNoise = 0.0005 };
        var undecided = Enumerable.Range(1, 50).Select(s => (ulong)s)
            .First(s => Decision.Of(trial.Bootstrap(s).Interval(0.95), 0.005) == TrialVerdict.Inconclusive && trial.Scores(s).Difference < -0.008);
        var needs = Decision.Needs(trial.Scores(undecided), trial.Bootstrap(undecided), 0.95, 0.005, 100_000);
        Assert.InRange(needs.HeldOutDocuments!.Value, 13, 100);
        var enough = trial with { Items = 2 * needs.HeldOutDocuments.Value };
        Assert.InRange(enough.Rate(TrialVerdict.Helps, margin: 0.005, trials: 100), 0.6, 1);
    }

    /// <summary>Seeds and items both drawn with replacement: what the corrections are measured against.</summary>
    static Interval PlainBootstrap(PairedScores scores, ulong seed)
    {
        var random = new SeededRandom(seed);
        var differences = new double[800];
        for (var r = 0; r < differences.Length; r++)
        {
            double baseline = 0, other = 0, seeds = 0;
            for (var n = 0; n < scores.Items; n++)
            {
                var item = random.Next(scores.Items);
                baseline += scores.Baseline[item];
                other += scores.Other[item];
            }
            for (var n = 0; n < scores.Seeds; n++)
                seeds += scores.SeedDifferences[random.Next(scores.Seeds)] / scores.Seeds;
            differences[r] = (other / baseline) - 1 + seeds - scores.SeedDifferences.Average();
        }
        Array.Sort(differences);
        return new(differences[20], differences[779]);
    }
}
