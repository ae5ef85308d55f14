namespace Loam.Training.Statistics;

/// <summary>What a comparison says about the other arm.</summary>
public enum TrialVerdict
{
    /// <summary>The other arm is better than the baseline: the whole interval lies below zero, and not wholly inside the margin.</summary>
    Helps,

    /// <summary>The other arm is worse: the whole interval lies above zero, and not wholly inside the margin.</summary>
    Harms,

    /// <summary>Whatever the difference is, it is too small to matter: the whole interval lies inside the margin.</summary>
    NoEffect,

    /// <summary>The interval allows more than one of these.</summary>
    Inconclusive,
}

/// <summary>What would make an inconclusive comparison conclusive, one thing at a time, if the difference stayed what it is. Null: that alone would not.</summary>
/// <param name="Seeds">Seeds in all.</param>
/// <param name="HeldOutDocuments">Held-out documents (families) in all.</param>
/// <param name="TokensPerArm">Tokens per run, drawn from arms that are larger by as much.</param>
public sealed record TrialNeeds(int? Seeds, int? HeldOutDocuments, long? TokensPerArm);

/// <summary>From an interval to a verdict.</summary>
static class Decision
{
    static readonly double[] Factors = [1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100];

    /// <summary>The verdict of an interval and a margin: the difference, as a share, that does not matter yet.</summary>
    public static TrialVerdict Of(Interval interval, double margin) => interval switch
    {
        var (low, high) when low >= -margin && high <= margin => TrialVerdict.NoEffect,
        { High: < 0 } => TrialVerdict.Helps,
        { Low: > 0 } => TrialVerdict.Harms,
        _ => TrialVerdict.Inconclusive,
    };

    /// <summary>The smallest larger trial that would decide, tried with the scatter of this one.</summary>
    public static TrialNeeds Needs(PairedScores scores, PairedBootstrap bootstrap, double confidence, double margin, long tokens)
    {
        return new(
            (int?)Scaled(Smallest(f => new TrialSize(Seeds: f)), scores.Seeds),
            (int?)Scaled(Smallest(f => new TrialSize(Items: f)), scores.Items),
            Scaled(Smallest(f => new TrialSize(Data: f)), tokens));

        static long? Scaled(double? factor, long size) => factor is { } times ? (long)Math.Ceiling(times * size) : null;

        double? Smallest(Func<double, TrialSize> size)
        {
            foreach (var factor in Factors)
            {
                if (Of(bootstrap.Interval(confidence, size(factor)), margin) != TrialVerdict.Inconclusive)
                    return factor;
            }
            return null;
        }
    }
}
