using Loam.Steps;

namespace Loam.Training.Statistics;

/// <summary>Random numbers of the distributions that intervals need, from a seeded generator.</summary>
static class Draws
{
    /// <summary>A standard normal draw (Box and Muller 1958).</summary>
    public static double Normal(this SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>What turns a normal deviate into Student's t: the root of df over a chi-square draw. df need not be whole; at least 1.</summary>
    /// <remarks>
    /// An interval built from an estimated spread must be wider than one from a known spread, because the estimate may be too small by
    /// luck. Dividing by a random spread with the same uncertainty does that: it is how Student's t comes about.
    /// </remarks>
    public static double StudentFactor(this SeededRandom random, double degreesOfFreedom) =>
        Math.Sqrt(degreesOfFreedom / (2 * random.Gamma(degreesOfFreedom / 2)));

    /// <summary>A gamma draw of scale 1 (Marsaglia and Tsang 2000); below shape 1 by their boost.</summary>
    static double Gamma(this SeededRandom random, double shape)
    {
        if (shape < 1)
            return random.Gamma(shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.Normal();
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }
}
