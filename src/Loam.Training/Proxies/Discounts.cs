namespace Loam.Training.Proxies;

/// <summary>What is taken from a count of 1, of 2, and of 3 or more, to be given to n-grams that were not seen.</summary>
/// <remarks>
/// Chen and Goodman 1998, equation 26. With n_r the number of n-grams seen exactly r times and Y = n1 / (n1 + 2 n2):
/// D1 = 1 - 2 Y n2/n1, D2 = 2 - 3 Y n3/n2, D3 = 3 - 4 Y n4/n3. The idea is Good and Turing's: what was seen r times in one half of a corpus
/// is seen a little less than r times in the other, and the n_r say how much less.
/// </remarks>
readonly record struct Discounts(double One, double Two, double Three)
{
    /// <summary>For corpora too small or too strange (every text twice: n1 = 0) for the formulas; the fallback KenLM uses.</summary>
    public static Discounts Fallback => new(0.5, 1, 1.5);

    /// <summary>The discount of a count.</summary>
    public double Of(int count) => count switch { 0 => 0, 1 => One, 2 => Two, _ => Three };

    /// <summary>Estimates from counts; one that cannot be estimated, or that is not between 0 and its count, makes all fall back.</summary>
    public static Discounts Estimate(ReadOnlySpan<int> counts)
    {
        Span<double> n = stackalloc double[5];
        foreach (var count in counts)
        {
            if (count is >= 1 and <= 4)
                n[count]++;
        }
        if (n[1] == 0 || n[2] == 0 || n[3] == 0 || n[4] == 0)
            return Fallback;
        var y = n[1] / (n[1] + (2 * n[2]));
        var estimate = new Discounts(1 - (2 * y * n[2] / n[1]), 2 - (3 * y * n[3] / n[2]), 3 - (4 * y * n[4] / n[3]));
        return estimate is { One: >= 0 and <= 1, Two: >= 0 and <= 2, Three: >= 0 and <= 3 } ? estimate : Fallback;
    }
}
