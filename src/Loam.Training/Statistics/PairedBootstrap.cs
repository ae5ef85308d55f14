using Loam.Steps;

namespace Loam.Training.Statistics;

/// <summary>Where a difference lies, with a stated confidence. Relative to the baseline: -0.02 is 2% fewer bits.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half the width.</summary>
    public double HalfWidth => (High - Low) / 2;
}

/// <summary>The interval of a difference between two arms: a paired bootstrap over two levels, held-out items and seeds.</summary>
/// <remarks>
/// <para>
/// Two things would differ if the trial were done again: the held-out items, and the documents that each arm's budget happens to draw. For
/// each of many resamples, the difference gets one deviation of each kind.
/// </para>
/// <para>
/// Items are drawn with replacement (Efron 1979) and the ratio of the sums is taken anew. Two corrections make that honest for few items: the
/// bootstrap's variance is too small by (n-1)/n, and its tails are a normal's where Student's with n-1 degrees of freedom are due.
/// </para>
/// <para>
/// Seeds: resampling three values with replacement, as a plain hierarchical bootstrap does, covers the truth far less often than it
/// says (a test shows it). So their deviation is drawn from Student's t with the variance that the seeds show.
/// </para>
/// <para>
/// Seeds of one arm draw from the same pool of documents and so resemble each other more than fresh documents would: with a share f of
/// the pool in each draw, seeds show only 1-f of the variance between fresh draws, and averaging more of them never removes the pool's own share.
/// Put together, the variance of the mean is s^2 (1/S + f/(1-f)).
/// </para>
/// </remarks>
public sealed class PairedBootstrap
{
    /// <summary>The largest share of an arm for which seeds say enough about its variance; beyond, this share is reckoned with.</summary>
    internal const double LargestShare = 0.9;

    readonly PairedScores scores;
    readonly double poolFactor;
    readonly double[] itemDeviations;
    readonly ulong seed;

    /// <summary>Draws the resamples.</summary>
    /// <param name="scores">The two arms.</param>
    /// <param name="baselineShare">The share of the baseline's tokens that one seed draws, above 0.</param>
    /// <param name="otherShare">The share of the other arm's tokens that one seed draws.</param>
    /// <param name="resamples">How many.</param>
    /// <param name="seed">Makes the draws repeatable.</param>
    public PairedBootstrap(PairedScores scores, double baselineShare, double otherShare, int resamples, ulong seed)
    {
        this.scores = scores;
        this.seed = seed;
        poolFactor = PoolFactor(scores, baselineShare, otherShare);
        itemDeviations = new double[resamples];
        var random = SeededRandom.For(seed, "items");
        for (var r = 0; r < resamples; r++)
        {
            double baseline = 0, other = 0;
            for (var n = scores.Items; n > 0; n--)
            {
                var item = random.Next(scores.Items);
                baseline += scores.Baseline[item];
                other += scores.Other[item];
            }
            itemDeviations[r] = (other / baseline) - 1 - scores.Difference;
        }
    }

    /// <summary>The interval of the difference.</summary>
    /// <param name="confidence">How often such intervals hold the truth, e.g. 0.95.</param>
    public Interval Interval(double confidence) => Interval(confidence, new());

    /// <summary>The interval that a larger trial with the same scatter would give, about the same difference.</summary>
    internal Interval Interval(double confidence, TrialSize larger)
    {
        var random = SeededRandom.For(seed, "scatter");
        var (items, seeds) = (scores.Items * larger.Items, scores.Seeds * larger.Seeds);
        var itemScale = Math.Sqrt(scores.Items / (scores.Items - 1.0) / larger.Items);
        var itemFreedom = Math.Max(1, (scores.EffectiveItems * larger.Items) - 1);
        var seedScale = Math.Sqrt(scores.SeedVariance * ((1 / seeds) + poolFactor) / larger.Data);
        var differences = new double[itemDeviations.Length];
        for (var r = 0; r < differences.Length; r++)
        {
            differences[r] = scores.Difference + (itemDeviations[r] * itemScale * random.StudentFactor(itemFreedom));
            if (seeds > 1)
                differences[r] += random.Normal() * seedScale * random.StudentFactor(seeds - 1);
        }
        Array.Sort(differences);
        var tail = (1 - confidence) / 2;
        return new(Quantile(differences, tail), Quantile(differences, 1 - tail));
    }

    /// <summary>f/(1-f), averaged over both arms with their variances as weights: an arm without scatter cannot add any.</summary>
    static double PoolFactor(PairedScores scores, double baselineShare, double otherShare)
    {
        var (b, o) = (scores.BaselineVariance, scores.OtherVariance);
        return b + o == 0 ? 0 : ((b * Factor(baselineShare)) + (o * Factor(otherShare))) / (b + o);

        static double Factor(double share)
        {
            var f = Math.Min(share, LargestShare);
            return f / (1 - f);
        }
    }

    static double Quantile(double[] sorted, double q)
    {
        var place = q * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}

/// <summary>How many times as large a trial would be.</summary>
/// <param name="Seeds">Times as many seeds.</param>
/// <param name="Items">Times as many held-out items.</param>
/// <param name="Data">Times as much text in each arm, and as many tokens per run.</param>
readonly record struct TrialSize(double Seeds = 1, double Items = 1, double Data = 1)
{
    public TrialSize() : this(1) { }
}
