using Loam.Tokens;

namespace Loam.Training.Proxies;

/// <summary>All n-grams of one length k. An n-gram is (its first k-1 tokens, its last token), and the first k-1 are a number of the level below.</summary>
/// <remarks>
/// So an n-gram of any length is one exact pair of ints, the levels form a trie, and walking a text takes one look-up per level: the
/// number found on level k is the context of level k+1 for the next token. Hashing whole n-grams to 64 bits lost: no faster, and not exact.
/// </remarks>
sealed class NGramLevel(int capacity)
{
    readonly PairTable children = new(capacity);
    int[] counts = new int[Math.Max(16, capacity)];

    /// <summary>How many n-grams the level holds.</summary>
    public int Count => children.Count;

    public Discounts Discounts { get; private set; }

    /// <summary>The number of the n-gram, or -1.</summary>
    public int Find(int context, int token) => context < 0 ? -1 : children.Find(context, token);

    public int GetOrAdd(int context, int token, out bool added)
    {
        var id = children.GetOrAdd(context, token, out added);
        if (id >= counts.Length)
            Array.Resize(ref counts, counts.Length * 2);
        return id;
    }

    /// <summary>Counts the n-gram once more: an occurrence, or one more token seen before it.</summary>
    public void Add(int ngram) => counts[ngram]++;

    public int CountOf(int ngram) => ngram < 0 ? 0 : counts[ngram];

    /// <summary>Fixes the discounts and sums up, for each context on the level below, what its children hold.</summary>
    /// <param name="contexts">How many contexts the level below has.</param>
    public Context[] Conclude(int contexts)
    {
        var seen = counts.AsSpan(0, Count);
        Discounts = Discounts.Estimate(seen);
        var sums = new Context[contexts];
        var lefts = children.Lefts();
        for (var i = 0; i < seen.Length; i++)
        {
            ref var context = ref sums[lefts[i]];
            context.Total += seen[i];
            context.Held += Discounts.Of(seen[i]);
        }
        return sums;
    }

    /// <summary>What is known of the tokens after a context.</summary>
    public struct Context
    {
        /// <summary>The sum of the children's counts.</summary>
        public long Total;

        /// <summary>The sum of the children's discounts: what is held back for the shorter context to spread.</summary>
        public double Held;
    }
}
