namespace Loam.Rewriting;

/// <summary>How far work may be ahead of the one who takes the results. Not thread-safe.</summary>
/// <remarks>
/// While the next result to be taken is not finished, work goes on without limit: it is that item that is slow. Else it is the one who takes who is slow: a few results may wait, and what gathered
/// behind a slow item goes while new work is begun, three for every four that are taken. To begin none until it is gone would stall the engine; one for each that is taken would keep it for ever.
/// </remarks>
/// <param name="few">Results that may always wait.</param>
sealed class Pace(long few)
{
    readonly long few = few;
    long limit = few;
    int begun;

    /// <summary>Whether another item may be begun.</summary>
    /// <param name="ahead">Items begun and not taken.</param>
    /// <param name="headIsSlow">Whether the next result to be taken is not finished.</param>
    internal bool MayBegin(long ahead, bool headIsSlow)
    {
        if (headIsSlow)
        {
            limit = Math.Max(few, ahead + 1);
            return true;
        }
        if (ahead >= limit)
            return false;
        if (++begun % 4 == 0)
            limit = Math.Max(few, limit - 1);
        return true;
    }
}
