using Loam.Text;

namespace Loam.Filtering;

/// <summary>Counts the word n-grams of one text for n = 2, 3, 4, … in turn.</summary>
/// <remarks>
/// An n-gram can repeat only where the (n-1)-grams at its first and second word both repeat, so each round looks only at the places that the
/// round before left: after n = 2 that is a tenth of an ordinary text, after n = 5 next to nothing. The result is exact. Counting every n-gram
/// of every length, as the peers do, is the slow twin in the tests.
/// </remarks>
sealed class NgramCounter
{
    const int KeepCapacity = 1 << 16;

    Candidate[] candidates = new Candidate[1024];
    HashCounts counts = new();
    int count;

    struct Candidate
    {
        internal int Position;
        internal int Slot;
        internal ulong Hash;
    }

    /// <summary>The words per n-gram of this round.</summary>
    internal int N { get; private set; }

    /// <summary>The places where an n-gram may repeat, in order.</summary>
    internal int Candidates => count;

    internal int Position(int candidate) => candidates[candidate].Position;

    /// <summary>The counts of a candidate's n-gram.</summary>
    internal ref HashCounts.Entry Entry(int candidate) => ref counts[candidates[candidate].Slot];

    /// <summary>Starts with n = 2.</summary>
    internal void Begin(ReadOnlySpan<ulong> words, HashCounts table)
    {
        counts = table;
        N = 2;
        count = Math.Max(0, words.Length - 1);
        if (candidates.Length < count || candidates.Length > Math.Max(KeepCapacity, count))
            candidates = new Candidate[Math.Max(1024, count)];
        for (var i = 0; i < count; i++)
            candidates[i] = new Candidate { Position = i, Hash = Combine(words[i], words[i + 1]) };
        Count();
    }

    /// <summary>Goes on to n-grams one word longer.</summary>
    internal void Lengthen(ReadOnlySpan<ulong> words)
    {
        var kept = 0;
        for (var j = 0; j + 1 < count; j++)
        {
            ref readonly var here = ref candidates[j];
            ref readonly var next = ref candidates[j + 1];
            if (next.Position != here.Position + 1 || counts[here.Slot].Count < 2 || counts[next.Slot].Count < 2 || here.Position + N >= words.Length)
                continue;
            candidates[kept++] = new Candidate { Position = here.Position, Hash = Combine(here.Hash, words[here.Position + N]), Slot = here.Slot };
        }
        count = kept;
        N++;
        Count();
    }

    void Count()
    {
        counts.Begin(count);
        for (var j = 0; j < count; j++)
            candidates[j].Slot = counts.Add(candidates[j].Hash, j);
    }

    static ulong Combine(ulong prefix, ulong word) => StableHash.Mix((prefix * 0x9E3779B97F4A7C15) + word);
}
