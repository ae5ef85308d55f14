namespace Loam.Reporting;

/// <summary>A share that was counted, with its uncertainty.</summary>
/// <param name="Hits">How many have the property; 0 to <paramref name="Of"/>.</param>
/// <param name="Of">How many were counted.</param>
public readonly record struct Proportion(long Hits, long Of)
{
    const double Z = 1.96;

    /// <summary>The share, 0 to 1; 0 of nothing.</summary>
    public double Share => Of == 0 ? 0 : Hits / (double)Of;

    /// <summary>Where the true share lies: the 95% interval of Wilson (1927), which holds for small samples. 0 to 1 for nothing.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Of == 0)
                return (0, 1);
            double n = Of, middle = (Share + Z * Z / (2 * n)) / (1 + Z * Z / n);
            var half = Z * Math.Sqrt(Share * (1 - Share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }

    /// <summary>The interval for people: <c>62% to 78%</c>; empty for nothing.</summary>
    public string IntervalText => Of == 0 ? "" : $"{NumberText.Percent(Math.Round(Interval.Low, 2))} to {NumberText.Percent(Math.Round(Interval.High, 2))}";
}
