using Loam.Steps;

namespace Loam.Guarding.Judging;

/// <summary>Cohen's kappa (1960) of two verdicts on the same things: 1 when they are always the same, 0 when they are so as often as by chance.</summary>
/// <param name="Value">From -1 to 1.</param>
/// <param name="Low">Lower end of the 95% interval.</param>
/// <param name="High">Upper end.</param>
public sealed record Kappa(double Value, double Low, double High)
{
    const int Draws = 4000;

    /// <summary>Kappa of a table of two by two; null where one of the two gives the same verdict to all, or there are none: then there is nothing to tell apart, and 0 would look like a finding.</summary>
    /// <param name="keepKeep">How often both keep.</param>
    /// <param name="keepDrop">How often the first keeps and the second drops.</param>
    /// <param name="dropKeep">How often the first drops and the second keeps.</param>
    /// <param name="dropDrop">How often both drop.</param>
    /// <remarks>
    /// The interval is that of the posterior with Jeffreys' prior (a Dirichlet with half a case in each cell), from 4,000 seeded draws. The usual standard error (Fleiss, Cohen and Everitt 1969) is 0 when no two differ, however few there
    /// are, and a bootstrap says so, too.
    /// </remarks>
    public static Kappa? Of(long keepKeep, long keepDrop, long dropKeep, long dropDrop)
    {
        double[] cells = [keepKeep, keepDrop, dropKeep, dropDrop];
        if (keepKeep + keepDrop == 0 || dropKeep + dropDrop == 0 || keepKeep + dropKeep == 0 || keepDrop + dropDrop == 0)
            return null;
        var random = SeededRandom.For(0, "judge.kappa");
        var drawn = new double[Draws];
        var draw = new double[cells.Length];
        for (var i = 0; i < Draws; i++)
        {
            for (var cell = 0; cell < draw.Length; cell++)
                draw[cell] = Gamma(cells[cell] + 0.5, random);
            drawn[i] = ValueOf(draw);
        }
        Array.Sort(drawn);
        var value = ValueOf(cells);
        return new(value, Math.Min(value, drawn[Draws / 40]), Math.Max(value, drawn[Draws - 1 - Draws / 40]));
    }

    static double ValueOf(double[] cells)
    {
        var chance = ByChance(cells);
        return ((cells[0] + cells[3]) / cells.Sum() - chance) / (1 - chance);
    }

    /// <summary>How often both would say the same if neither looked at the other's things.</summary>
    static double ByChance(double[] cells)
    {
        var all = cells.Sum();
        return ((cells[0] + cells[1]) * (cells[0] + cells[2]) + (cells[2] + cells[3]) * (cells[1] + cells[3])) / (all * all);
    }

    /// <summary>A draw of a gamma distribution of scale 1 (Marsaglia and Tsang 2000).</summary>
    static double Gamma(double shape, SeededRandom random)
    {
        if (shape < 1)
            return Gamma(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + c * normal, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < normal * normal / 2 + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }
}
