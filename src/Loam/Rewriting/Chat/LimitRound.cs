namespace Loam.Rewriting.Chat;

/// <summary>What is measured between two decisions of an <see cref="AdaptiveLimit"/>: about as many answers as there are requests open.</summary>
sealed class LimitRound
{
    /// <summary>Enough for a quartile; of a longer round the latest count.</summary>
    readonly double[] paces = new double[512];
    int full;
    bool begun;

    /// <summary>When it began, as a timestamp.</summary>
    internal long Started { get; private set; }

    /// <summary>Answers so far.</summary>
    internal int Count { get; private set; }

    /// <summary>Their tokens.</summary>
    internal double Tokens { get; private set; }

    /// <summary>Requests that were refused.</summary>
    internal int Refused { get; set; }

    /// <summary>Most requests that were open.</summary>
    internal int Peak { get; set; }

    /// <summary>Answers that end it.</summary>
    internal int Needed { get; private set; }

    /// <summary>Whether the limit was mostly used up: else throughput tells how much there was to ask, not what the server bears.</summary>
    internal bool Used => 2 * full >= Count;

    /// <summary>Begins it, where it has not.</summary>
    internal void Begin(long now, int open)
    {
        if (!begun)
            (begun, Started, Needed) = (true, now, open);
    }

    internal void Add(double pace, double tokens, bool full)
    {
        paces[Count++ % paces.Length] = pace;
        Tokens += tokens;
        this.full += full ? 1 : 0;
    }

    /// <summary>The lower quartile of seconds per token: a queue slows all alike, stragglers and short answers only some.</summary>
    internal double Pace()
    {
        var known = paces.AsSpan(0, Math.Min(Count, paces.Length));
        known.Sort();
        return known[known.Length / 4];
    }

    internal void Reset() => (Count, Tokens, Refused, Peak, full, begun, Needed) = (0, 0, 0, 0, 0, false, 0);
}
