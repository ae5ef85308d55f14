namespace Loam.Training.Statistics;

/// <summary>What two arms cost on the same items with the same seeds, in bits.</summary>
/// <remarks>
/// An item is what is drawn as a whole: a held-out page with everything of its family. Pairing is what makes small effects visible: an item
/// that is hard is hard for both arms, and its difficulty cancels.
/// </remarks>
public sealed class PairedScores
{
    /// <summary>Pairs two arms' scores.</summary>
    /// <param name="baseline">[seed][item]: bits with the baseline arm.</param>
    /// <param name="other">[seed][item]: bits with the other arm.</param>
    public PairedScores(double[][] baseline, double[][] other)
    {
        if (baseline.Length == 0 || baseline.Length != other.Length || baseline.Concat(other).Any(s => s.Length != baseline[0].Length))
            throw new ArgumentException("both arms need the same seeds and the same items");
        Seeds = baseline.Length;
        Baseline = Mean(baseline);
        Other = Mean(other);
        SeedDifferences = [.. baseline.Zip(other, (b, o) => (o.Sum() / b.Sum()) - 1)];
        Difference = (Other.Sum() / Baseline.Sum()) - 1;
        BaselineVariance = Variance([.. baseline.Select(s => Math.Log(s.Sum()))]);
        OtherVariance = Variance([.. other.Select(s => Math.Log(s.Sum()))]);
        SeedVariance = Variance(SeedDifferences);
    }

    /// <summary>How many seeds.</summary>
    public int Seeds { get; }

    /// <summary>How many items.</summary>
    public int Items => Baseline.Length;

    /// <summary>Bits of each item with the baseline, mean over seeds.</summary>
    public double[] Baseline { get; }

    /// <summary>Bits of each item with the other arm, mean over seeds.</summary>
    public double[] Other { get; }

    /// <summary>The other arm's bits over the baseline's, minus one: below zero, the other arm is better.</summary>
    public double Difference { get; }

    /// <summary>The difference as each seed alone shows it.</summary>
    public double[] SeedDifferences { get; }

    /// <summary>Variance of <see cref="SeedDifferences"/>; 0 with one seed.</summary>
    public double SeedVariance { get; }

    internal double BaselineVariance { get; }

    internal double OtherVariance { get; }

    /// <summary>How many equally large items would say as much: (sum of w) squared over the sum of w squared, w the baseline's bits.</summary>
    /// <remarks>Ten pages of which one is a book are not ten pages.</remarks>
    public double EffectiveItems => Baseline.Sum() * Baseline.Sum() / Baseline.Sum(w => w * w);

    static double[] Mean(double[][] scores)
    {
        var mean = new double[scores[0].Length];
        foreach (var seed in scores)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += seed[i] / scores.Length;
        }
        return mean;
    }

    static double Variance(double[] values)
    {
        if (values.Length < 2)
            return 0;
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
