namespace Loam.Tokens;

/// <summary>Two tokens that become one.</summary>
/// <param name="Left">The first token's id.</param>
/// <param name="Right">The second token's id.</param>
readonly record struct Merge(int Left, int Right);

/// <summary>The loop of BPE: merge the most frequent pair of neighbours everywhere, again and again.</summary>
/// <remarks>
/// Pair counts are kept up to date instead of being recounted. Each pair knows the words it was ever seen in, so a merge visits only those. A
/// merge makes only pairs with the new token and takes from all others; so an entry of the queue is never too small, and one that is too
/// large is put back with its count when it comes up. Ties go to the smaller left id, then the smaller right id. A pair whose bytes are a
/// token already (<c>ab</c> + <c>c</c> after <c>a</c> + <c>bc</c>) is passed over, so that every token has its own bytes.
/// </remarks>
sealed class MergeLearner
{
    readonly int[] symbols;
    readonly int[] starts;
    readonly int[] lengths;
    readonly long[] frequencies;
    readonly PairTable pairs = new(1 << 16);
    readonly List<Pair> seen = [];
    readonly List<(int Word, int Next)> places = [];
    readonly PriorityQueue<int, Priority> queue = new();

    public MergeLearner(WordCounts words)
    {
        starts = new int[words.Count];
        lengths = new int[words.Count];
        frequencies = new long[words.Count];
        var total = 0;
        for (var w = 0; w < words.Count; w++)
        {
            starts[w] = total;
            total = checked(total + (lengths[w] = words.Word(w).Length));
            frequencies[w] = words.Frequency(w);
        }
        symbols = new int[total];
        for (var w = 0; w < words.Count; w++)
        {
            var word = words.Word(w);
            for (var i = 0; i < word.Length; i++)
                symbols[starts[w] + i] = word[i];
            Count(w, 1, token: -1);
        }
    }

    public List<Merge> Learn(int wanted, long minFrequency, CancellationToken cancellation)
    {
        var merges = new List<Merge>(wanted);
        var tokens = new ByteStrings();
        for (var b = 0; b < 256; b++)
            tokens.GetOrAdd([(byte)b], out _);
        Enqueue(0);
        while (merges.Count < wanted && queue.TryDequeue(out var index, out var priority))
        {
            cancellation.ThrowIfCancellationRequested();
            var pair = seen[index];
            if (pair.Count < minFrequency)
                continue;
            if (pair.Count != priority.Count)
            {
                queue.Enqueue(index, new(pair.Count, pair.Left, pair.Right));
                continue;
            }
            byte[] bytes = [.. tokens[pair.Left], .. tokens[pair.Right]];
            var token = tokens.GetOrAdd(bytes, out var added);
            if (!added)
                continue;
            merges.Add(new(pair.Left, pair.Right));
            var known = seen.Count;
            Apply(pair, token);
            Enqueue(known);
        }
        return merges;
    }

    void Apply(Pair pair, int token)
    {
        for (var place = pair.Places; place >= 0; place = places[place].Next)
        {
            var word = places[place].Word;
            if (!Has(word, pair))
                continue;
            Count(word, -1, token);
            Rewrite(word, pair, token);
            Count(word, 1, token);
        }
    }

    Span<int> Word(int word) => symbols.AsSpan(starts[word], lengths[word]);

    bool Has(int word, Pair pair)
    {
        var tokens = Word(word);
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i - 1] == pair.Left && tokens[i] == pair.Right)
                return true;
        }
        return false;
    }

    void Rewrite(int word, Pair pair, int token)
    {
        var tokens = Word(word);
        var to = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var merge = i + 1 < tokens.Length && tokens[i] == pair.Left && tokens[i + 1] == pair.Right;
            tokens[to++] = merge ? token : tokens[i];
            if (merge)
                i++;
        }
        lengths[word] = to;
    }

    /// <summary>Adds the word's pairs to the counts, or takes them away; notes the word at pairs with <paramref name="token"/> (-1: at all).</summary>
    void Count(int word, int sign, int token)
    {
        var tokens = Word(word);
        var amount = sign * frequencies[word];
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(seen);
        for (var i = 1; i < tokens.Length; i++)
        {
            var (left, right) = (tokens[i - 1], tokens[i]);
            var index = pairs.GetOrAdd(left, right, out var added);
            if (added)
            {
                seen.Add(new(left, right, 0, -1));
                all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(seen);
            }
            ref var pair = ref all[index];
            pair.Count += amount;
            var isNew = token < 0 || left == token || right == token;
            if (sign > 0 && isNew && (pair.Places < 0 || places[pair.Places].Word != word))
            {
                places.Add((word, pair.Places));
                pair.Places = places.Count - 1;
            }
        }
    }

    void Enqueue(int from)
    {
        for (var i = from; i < seen.Count; i++)
            queue.Enqueue(i, new(seen[i].Count, seen[i].Left, seen[i].Right));
    }

    record struct Pair(int Left, int Right, long Count, int Places);

    readonly record struct Priority(long Count, int Left, int Right) : IComparable<Priority>
    {
        public int CompareTo(Priority other)
        {
            var order = other.Count.CompareTo(Count);
            if (order == 0)
                order = Left.CompareTo(other.Left);
            return order == 0 ? Right.CompareTo(other.Right) : order;
        }
    }
}
