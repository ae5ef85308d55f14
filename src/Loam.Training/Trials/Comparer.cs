using Loam.Text;
using Loam.Training.Statistics;

namespace Loam.Training.Trials;

/// <summary>One arm against the baseline: the difference, its interval, the verdict, and the same on slices.</summary>
sealed class Comparer(TrialOptions options, HeldOutSet held, long budget)
{
    public TrialComparison Compare(TrialArmResult baseline, TrialArmResult other)
    {
        var everything = Enumerable.Range(0, held.Documents.Count).ToArray();
        var (scores, bootstrap) = Bootstrap(baseline, other, everything, "all");
        var interval = bootstrap.Interval(options.Confidence);
        var verdict = Decision.Of(interval, options.Margin);
        var comparison = new TrialComparison
        {
            Arm = other.Name,
            Baseline = baseline.Name,
            Verdict = verdict,
            Difference = scores.Difference,
            Interval = interval,
            SeedDifferences = scores.SeedDifferences,
            NoiseFloor = Math.Max(Spread(baseline), Spread(other)),
            Needs = verdict == TrialVerdict.Inconclusive
                ? Decision.Needs(scores, bootstrap, options.Confidence, options.Margin, budget)
                : null,
            Slices = [.. held.Slices().Select(s => Slice(baseline, other, s))],
        };
        return comparison with { Explanation = Explanation.Of(comparison, baseline.BitsPerByte, other.BitsPerByte, options, budget) };
    }

    TrialSlice Slice(TrialArmResult baseline, TrialArmResult other, (SliceKind Kind, string Name, int[] Documents) slice)
    {
        var (scores, bootstrap) = Bootstrap(baseline, other, slice.Documents, $"{slice.Kind}/{slice.Name}");
        var bytes = slice.Documents.Sum(d => (double)held.Documents[d].Bytes);
        return new(slice.Kind, slice.Name, slice.Documents.Length, scores.Baseline.Sum() / bytes, scores.Other.Sum() / bytes,
            scores.Difference, bootstrap.Interval(options.Confidence));
    }

    (PairedScores, PairedBootstrap) Bootstrap(TrialArmResult baseline, TrialArmResult other, int[] documents, string name)
    {
        var scores = new PairedScores(
            [.. baseline.Runs.Select(run => held.ByItem(run.Bits, documents))], [.. other.Runs.Select(run => held.ByItem(run.Bits, documents))]);
        var seed = StableHash.Of($"{baseline.Name}/{other.Name}/{name}", (ulong)options.Seed);
        return (scores, new(scores, Share(baseline), Share(other), options.Resamples, seed));
    }

    double Share(TrialArmResult arm) => (double)budget / arm.Tokens;

    /// <summary>The largest difference between two seeds of an arm, as a share.</summary>
    static double Spread(TrialArmResult arm) =>
        (arm.Runs.Max(run => run.BitsPerByte) / arm.Runs.Min(run => run.BitsPerByte)) - 1;
}
