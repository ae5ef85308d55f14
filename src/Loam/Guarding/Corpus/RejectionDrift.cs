namespace Loam.Guarding.Corpus;

/// <summary>A style's rejection rate that changed in the course of a run: the model, its server or the pages are no longer what they were.</summary>
/// <param name="At">After how many rewrites it changed.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Before">Share dropped before.</param>
/// <param name="After">Share dropped after.</param>
/// <param name="Chance">How likely so large a change is without any: below 0.001.</param>
public sealed record RejectionDrift(long At, long Of, double Before, double After, double Chance)
{
    const int LeastRewrites = 400;
    const int LeastBlocks = 8;
    const double LeastChange = 0.03;
    const double Significant = 0.001;

    /// <summary>The change, where there is one that is neither chance nor too small to matter (3 percentage points); null otherwise, and for fewer than 400 rewrites.</summary>
    /// <remarks>
    /// The largest distance of the cumulated drops from a straight line, as in a CUSUM test: without a change it is that of a Brownian bridge (Kolmogorov's distribution). Pages of one site are rejected
    /// alike, so the variance is taken from neighbouring blocks (von Neumann's successive differences), not from a binomial, which would see a drift in every crawl.
    /// </remarks>
    public static RejectionDrift? In(RejectionBlocks blocks)
    {
        long asked = blocks.Asked.Sum(count => (long)count), dropped = blocks.Dropped.Sum(count => (long)count);
        if (asked < LeastRewrites || blocks.Asked.Length < LeastBlocks || dropped == 0 || dropped == asked)
            return null;
        var share = dropped / (double)asked;
        var distance = 0.0;
        var (cumulated, drops) = (0L, 0L);
        long askedBefore = 0, droppedBefore = 0;
        for (var i = 0; i < blocks.Asked.Length; i++)
        {
            cumulated += blocks.Asked[i];
            drops += blocks.Dropped[i];
            var signed = drops - cumulated * share;
            if (Math.Abs(signed) > distance && i + 1 < blocks.Asked.Length)
                (distance, askedBefore, droppedBefore) = (Math.Abs(signed), cumulated, drops);
        }
        var dispersion = Dispersion(blocks, share);
        var chance = Kolmogorov(distance / Math.Sqrt(dispersion * asked * share * (1 - share)));
        var (before, after) = (droppedBefore / (double)askedBefore, (dropped - droppedBefore) / (double)(asked - askedBefore));
        return chance < Significant && Math.Abs(after - before) >= LeastChange ? new(askedBefore, asked, before, after, chance) : null;
    }

    /// <summary>How much more the rate varies between neighbours than a coin would: the most of several scales, since pages of one site fill more than one block. At least 1.</summary>
    static double Dispersion(RejectionBlocks blocks, double share)
    {
        var most = 1.0;
        for (var scale = 1; blocks.Asked.Length / scale >= LeastBlocks; scale *= 2)
        {
            int[] asked = [.. blocks.Asked.Chunk(scale).Select(b => b.Sum())], dropped = [.. blocks.Dropped.Chunk(scale).Select(b => b.Sum())];
            var variation = 0.0;
            for (var i = 1; i < asked.Length; i++)
            {
                var step = dropped[i] / (double)asked[i] - dropped[i - 1] / (double)asked[i - 1];
                variation += step * step / (share * (1 - share) * (1.0 / asked[i] + 1.0 / asked[i - 1]));
            }
            most = Math.Max(most, variation / (asked.Length - 1));
        }
        return most;
    }

    /// <summary>How likely a Brownian bridge goes further than x from zero.</summary>
    static double Kolmogorov(double x)
    {
        var sum = 0.0;
        for (var k = 1; k <= 20; k++)
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * x * x);
        return x < 0.3 ? 1 : Math.Clamp(sum, 0, 1);
    }
}
