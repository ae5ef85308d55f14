namespace Loam.Blending;

/// <summary>Which documents of one part are in the blend, and how often: <see cref="FullEpochs"/> of all, and one more of some.</summary>
/// <remarks>16 bytes per chosen document. Immutable, thread-safe.</remarks>
sealed class PartChoice
{
    // Chosen documents by place: rank in the order of choice, and rank among those with one more copy (-1: not one of them).
    readonly ulong[] places;
    readonly (int Rank, int Extra)[] ranks;
    readonly int ranked;
    readonly double epochs;

    PartChoice(List<Candidate> available, List<int> extras, long fullEpochs, double epochs)
    {
        FullEpochs = fullEpochs;
        this.epochs = epochs;
        ranked = available.Count;
        Copies = (fullEpochs * available.Count) + extras.Count;
        var extraRanks = new int[available.Count];
        Array.Fill(extraRanks, -1);
        for (var i = 0; i < extras.Count; i++)
            extraRanks[extras[i]] = i;
        var chosen = fullEpochs > 0 ? Enumerable.Range(0, available.Count).ToArray() : [.. extras];
        places = Array.ConvertAll(chosen, i => available[i].Place);
        ranks = Array.ConvertAll(chosen, i => (i, extraRanks[i]));
        Array.Sort(places, ranks);
    }

    /// <summary>How often every available document occurs.</summary>
    public long FullEpochs { get; }

    /// <summary>Different documents chosen.</summary>
    public int Documents => places.Length;

    /// <summary>Documents with all repetitions.</summary>
    public long Copies { get; }

    /// <summary>Chooses documents worth at most <paramref name="target"/> tokens, as many as fit.</summary>
    /// <param name="available">Documents in the order of choice.</param>
    /// <param name="target">Tokens wanted, at most the available ones times the repetitions allowed.</param>
    /// <param name="tokens">Tokens reached.</param>
    public static PartChoice Make(List<Candidate> available, long target, out long tokens)
    {
        var all = available.Sum(c => (long)c.Tokens);
        var full = all == 0 ? 0 : target / all;
        var left = target - (full * all);
        var extras = new List<int>();
        // A document that no longer fits is passed over for a shorter one. Stopping there, the alternative, misses the budget by up to a document;
        // the bias towards short documents is confined to the room of that one document.
        for (var i = 0; i < available.Count && left > 0; i++)
        {
            if (available[i].Tokens > left)
                continue;
            left -= available[i].Tokens;
            extras.Add(i);
        }
        tokens = target - left;
        return new(available, extras, full, all == 0 ? 0 : (double)tokens / all);
    }

    /// <summary>How often the document at a place occurs.</summary>
    public long CopiesAt(ulong place) => Find(place) is { } ranks ? FullEpochs + (ranks.Extra >= 0 ? 1 : 0) : 0;

    /// <summary>Where copy number <paramref name="epoch"/> (from 0) of a chosen document stands in the blend, from 0 to 1.</summary>
    /// <param name="place">The document.</param>
    /// <param name="epoch">Which copy.</param>
    /// <param name="draw">A number from 0 to below 1, random for this copy.</param>
    /// <param name="order">The order.</param>
    public double PositionOf(ulong place, long epoch, double draw, BlendOrder order)
    {
        var (rank, extra) = Find(place)!.Value;
        if (order == BlendOrder.Greedy)
            return ((double)(epoch * ranked) + (epoch < FullEpochs ? rank : extra)) / Copies;
        var start = FullEpochs == 0 ? 0 : epoch / epochs;
        var end = epoch < FullEpochs ? Math.Min(1, (epoch + 1) / epochs) : 1;
        return start + (draw * (end - start));
    }

    (int Rank, int Extra)? Find(ulong place) => Array.BinarySearch(places, place) is >= 0 and var at ? ranks[at] : null;
}
