using System.Runtime.InteropServices;

namespace Loam.Guarding.Faith.Support;

/// <summary>Finds the stretch of a source that accounts for most of some words of a rewrite.</summary>
/// <remarks>A faithful sentence was made of one stretch, or of two; the words of an invented one that the source has at all are scattered over it.</remarks>
sealed class Places(SourceIndex index)
{
    /// <summary>Words of the source that make one stretch.</summary>
    const int Stretch = 30;

    /// <summary>Places of one word that are looked at: a word with more is the subject of the page.</summary>
    const int MostPlaces = 24;

    // A place of the source and the word of the rewrite that may come from it, in one number that sorts by the place.
    readonly List<long> places = [];
    readonly int[] inside = new int[index.Text.AllWords.Count];

    /// <summary>How much a linked word says about its place: little when it is everywhere in the source.</summary>
    internal double Weight(int stem) => 1 / Math.Sqrt(index.Places(stem).Count);

    /// <summary>Finds the best stretch for the words from..to, and marks those that stand in it.</summary>
    /// <param name="stems">The source's stem of each word of the rewrite, or -1.</param>
    /// <param name="from">First word.</param>
    /// <param name="to">The word behind the last one.</param>
    /// <param name="marks">Marks of the words; those marked before are passed over.</param>
    /// <param name="mark">The mark to set.</param>
    /// <returns>The weight of the words that stand in it, a stem once, and the word of the source that it begins with; -1 where there is none.</returns>
    internal (double Weight, int Start) Best(ReadOnlySpan<int> stems, int from, int to, Span<byte> marks, byte mark)
    {
        places.Clear();
        for (var i = from; i < to; i++)
        {
            if (stems[i] < 0 || marks[i] != 0)
                continue;
            var all = index.Places(stems[i]);
            var count = Math.Min(MostPlaces, all.Count);
            for (var k = 0; k < count; k++)
                places.Add((long)all[k] << 32 | (uint)i);
        }
        if (places.Count == 0)
            return (0, -1);
        var sorted = CollectionsMarshal.AsSpan(places);
        sorted.Sort();
        var (sum, most, first, last, left) = (0.0, 0.0, 0, -1, 0);
        for (var right = 0; right < sorted.Length; right++)
        {
            var stem = stems[(int)sorted[right]];
            if (inside[stem]++ == 0)
                sum += Weight(stem);
            for (; (sorted[right] >> 32) - (sorted[left] >> 32) > Stretch; left++)
            {
                if (--inside[stems[(int)sorted[left]]] == 0)
                    sum -= Weight(stems[(int)sorted[left]]);
            }
            if (sum > most + 1e-9)
                (most, first, last) = (sum, left, right);
        }
        for (; left < sorted.Length; left++)
            inside[stems[(int)sorted[left]]] = 0;
        for (var k = first; k <= last; k++)
            marks[(int)sorted[k]] = mark;
        return (most, (int)(sorted[first] >> 32));
    }
}
