using Loam.Documents;
using Loam.Steps;

namespace Loam.Runs.Forecasts;

/// <summary>A piece of the sample: neighbouring records of a dataset's files.</summary>
/// <param name="Bytes">How many bytes of the files, as they are stored, it covers.</param>
/// <param name="Documents">The documents in it.</param>
/// <param name="Unreadable">Records in it that could not be read.</param>
sealed record SampleUnit(double Bytes, IReadOnlyList<Document> Documents, int Unreadable);

/// <summary>A sample of a dataset, and how what was counted in it becomes a forecast of the whole.</summary>
/// <remarks>
/// Totals are scaled by bytes: the units cover equal stretches of the files, drawn evenly over all their bytes, so a total is the sample's times all bytes over its
/// bytes (Hansen and Hurwitz 1943). Doubt comes from a bootstrap over units, not over documents, since neighbours resemble each other. Not thread-safe while units are given up.
/// </remarks>
/// <param name="name">The dataset's name: its draws are its own.</param>
/// <param name="units">The units, in random order, so that the first ones are a sample, too.</param>
/// <param name="bytes">Bytes of all files.</param>
/// <param name="known">How many documents there are, where that is known.</param>
/// <param name="seed">The run's seed.</param>
sealed class SampleFrame(string name, IReadOnlyList<SampleUnit> units, double bytes, long? known, ulong seed)
{
    readonly bool[] givenUp = new bool[units.Count];
    int[][]? counts;

    /// <summary>The units.</summary>
    public IReadOnlyList<SampleUnit> Units => units;

    /// <summary>How many documents there are in all, where that is known.</summary>
    public long? Known => known;

    /// <summary>Leaves a unit out: there was no time to work on it. For all stages: what they counted in it no longer counts.</summary>
    public void GiveUp(int unit) => (givenUp[unit], counts) = (true, null);

    /// <summary>Whether units were left out.</summary>
    public bool HasGivenUp => givenUp.Contains(true);

    /// <summary>The units that count.</summary>
    public IEnumerable<int> Active => Enumerable.Range(0, units.Count).Where(i => !givenUp[i]);

    /// <summary>Which share of the bytes was read.</summary>
    public double Fraction => bytes == 0 ? 1 : Math.Min(1, Active.Sum(i => units[i].Bytes) / bytes);

    /// <summary>True when the whole dataset was read: what is counted is so.</summary>
    public bool IsWhole => Fraction > 0.999999;

    /// <summary>What one counted document stands for.</summary>
    public double Scale
    {
        get
        {
            double covered = Active.Sum(i => units[i].Bytes), documents = Active.Sum(i => units[i].Documents.Count);
            return known is { } all && documents > 0 ? all / documents : covered == 0 ? 0 : Math.Max(1, bytes / covered);
        }
    }

    /// <summary>The whole dataset's total of what was counted in each unit.</summary>
    public Quantity Total(Func<int, double> counted)
    {
        double[] once = [.. Enumerable.Range(0, units.Count).Select(unit => givenUp[unit] ? 0 : counted(unit))];
        return Total((unit, _) => once[unit]);
    }

    /// <summary>The same for what differs from draw to draw; draw -1 is what is expected.</summary>
    public Quantity Total(Func<int, int, double> counted)
    {
        int[] active = [.. Active];
        var scale = Scale;
        if (active.Length == 0)
            return Quantity.Zero;
        double[] expected = [.. active.Select(unit => counted(unit, -1))];
        var value = scale * expected.Sum();
        // A sample without replacement from a finite whole: the more of it was read, the less is in doubt.
        var doubt = IsWhole ? 0 : Math.Sqrt(1 - Fraction);
        var (error, skew) = Spread(active, expected, scale);
        var draws = new double[Quantity.Draws];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            double all = 0, drawn = 0, documents = 0;
            var times = Counts(active)[draw];
            for (var i = 0; i < active.Length; i++)
            {
                var amount = counted(active[i], draw);
                all += amount;
                drawn += amount * times[i];
                documents += units[active[i]].Documents.Count * (double)times[i];
            }
            var by = known is { } total && documents > 0 ? total / documents : scale;
            draws[draw] = Math.Max(0, scale * all + Corrected(by * drawn - scale * all, error, skew, active.Length) * doubt);
        }
        return value > 0 || doubt == 0 ? new(value, draws) : Unseen(scale);
    }

    /// <summary>What a draw differs by, made up for the smallness of the sample and the skew of what is counted.</summary>
    /// <remarks>
    /// Lengths of pages are skewed, and percentiles of a bootstrap then miss a large truth too often. Johnson (1978, Journal of the American Statistical Association 73:536) corrects
    /// the interval of a mean to z + g (1 + 2z²), g = skewness / (6 √n), of which the bootstrap already has g (z² - 1). The other factors are Bessel's and that from normal to Student's t.
    /// </remarks>
    static double Corrected(double difference, double error, double skew, int n)
    {
        if (n < 2 || error == 0)
            return difference;
        var z = difference / error;
        return (difference + error * skew / (6 * Math.Sqrt(n)) * (z * z + 2)) * Math.Sqrt(n / (n - 1.0)) * (1 + 0.93 / (n - 1));
    }

    /// <summary>Standard error of the total, and skewness of the units; where the number of documents is known, of what it leaves open.</summary>
    (double Error, double Skew) Spread(int[] active, double[] counted, double scale)
    {
        double documents = active.Sum(u => units[u].Documents.Count);
        var each = known is null || documents == 0 ? 0 : counted.Sum() / documents;
        double[] open = [.. active.Select((unit, i) => counted[i] - each * units[unit].Documents.Count)];
        var mean = open.Average();
        var variance = open.Average(x => (x - mean) * (x - mean));
        var skew = variance == 0 ? 0 : open.Average(x => Math.Pow(x - mean, 3)) / Math.Pow(variance, 1.5);
        return (scale * Math.Sqrt(open.Length * variance), Math.Clamp(skew, -2, 4));
    }

    // What a sample of n does not have at all may still be one in n: the rule of three gives 3/n as the upper end, and so does this distribution.
    Quantity Unseen(double scale)
    {
        var random = SeededRandom.For(seed, "forecast.unseen." + name);
        return new(0, [.. Enumerable.Range(0, Quantity.Draws).Select(_ => -Math.Log(1 - random.NextDouble()) * scale)]);
    }

    int[][] Counts(int[] active)
    {
        if (counts is not null)
            return counts;
        var random = SeededRandom.For(seed, "forecast." + name);
        counts = new int[Quantity.Draws][];
        for (var draw = 0; draw < counts.Length; draw++)
        {
            counts[draw] = new int[active.Length];
            for (var i = 0; i < active.Length; i++)
                counts[draw][random.Next(active.Length)]++;
        }
        return counts;
    }
}
