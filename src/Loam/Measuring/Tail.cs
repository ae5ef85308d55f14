namespace Loam.Measuring;

/// <summary>The rare end of the organic vocabulary.</summary>
/// <param name="Words">True for each word (by number) that belongs to it.</param>
/// <param name="Size">How many do.</param>
sealed record Tail(bool[] Words, int Size)
{
    /// <summary>The rarest half of the words that at least <paramref name="documents"/> documents have: all words as rare as the median word or rarer.</summary>
    /// <remarks>Words of one frequency stay together, so the tail is at least half; cutting among equals would be arbitrary.</remarks>
    public static Tail RarestHalf(IReadOnlyList<MeasuredText> texts, int documents, int vocabulary)
    {
        var counts = new int[vocabulary];
        var spread = new int[vocabulary];
        var last = new int[vocabulary];
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var word in texts[t].Words)
            {
                counts[word]++;
                if (last[word] == t + 1)
                    continue;
                last[word] = t + 1;
                spread[word]++;
            }
        }
        var ranked = Enumerable.Range(0, vocabulary).Where(word => spread[word] >= documents).Select(word => counts[word]).Order().ToList();
        var limit = ranked.Count == 0 ? 0 : ranked[(ranked.Count - 1) / 2];
        var tail = new bool[vocabulary];
        var size = 0;
        for (var word = 0; word < vocabulary; word++)
        {
            tail[word] = spread[word] >= documents && counts[word] <= limit;
            size += tail[word] ? 1 : 0;
        }
        return new Tail(tail, size);
    }
}
