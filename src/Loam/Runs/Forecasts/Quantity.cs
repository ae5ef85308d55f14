namespace Loam.Runs.Forecasts;

/// <summary>A number that is not known, as what is expected and as draws of what it may be. Draws of one forecast belong together: the n-th of one goes with the n-th of another. Immutable.</summary>
sealed class Quantity(double value, double[] draws)
{
    /// <summary>How many draws: the ends of a 90% interval rest on a twentieth of them each.</summary>
    public const int Draws = 1000;

    public static Quantity Zero { get; } = Exactly(0);

    /// <summary>What is expected.</summary>
    public double Value => value;

    /// <summary>One of the draws.</summary>
    public double this[int draw] => draws[draw];

    public static Quantity Exactly(double value)
    {
        var draws = new double[Draws];
        Array.Fill(draws, value);
        return new(value, draws);
    }

    /// <summary>A number whose logarithm is normal about that of its median.</summary>
    public static Quantity LogNormal(double median, double sigma, double[] normals) => new(median, [.. normals.Select(z => median * Math.Exp(sigma * z))]);

    public static Quantity operator +(Quantity a, Quantity b) => a.With(b, (x, y) => x + y);

    public static Quantity operator *(Quantity a, Quantity b) => a.With(b, (x, y) => x * y);

    public static Quantity operator *(Quantity a, double factor) => new(a.Value * factor, [.. a.All.Select(x => x * factor)]);

    /// <summary>A quotient; 0 where the divisor is.</summary>
    public static Quantity operator /(Quantity a, Quantity b) => a.With(b, (x, y) => y == 0 ? 0 : x / y);

    public static Quantity Max(Quantity a, Quantity b) => a.With(b, Math.Max);

    public static Quantity Sum(IEnumerable<Quantity> parts) => parts.Aggregate(Zero, (a, b) => a + b);

    /// <summary>The expected value between the 5th and the 95th percentile of the draws.</summary>
    public Estimate Interval()
    {
        var sorted = draws.Order().ToArray();
        var (low, high) = (sorted[Draws / 20], sorted[Draws - 1 - Draws / 20]);
        return new(value, Math.Min(low, value), Math.Max(high, value));
    }

    IEnumerable<double> All => draws;

    Quantity With(Quantity other, Func<double, double, double> join) =>
        new(join(value, other.Value), [.. Enumerable.Range(0, Draws).Select(i => join(draws[i], other[i]))]);
}
