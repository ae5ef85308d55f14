namespace Loam.Tokens;

/// <summary>Encodes text, with a cache of pieces: natural text repeats its words, and a look-up is far cheaper than merging.</summary>
/// <remarks>Not thread-safe; <see cref="BpeTokenizer"/> pools these. What the cache holds changes speed, never the result.</remarks>
sealed class BpeEncoder(BpeTokenizer tokenizer)
{
    const int LongestCached = 64, MostCached = 1 << 17;

    readonly ByteStrings cached = new();
    readonly List<(int Start, int Length)> ranges = [];
    readonly List<int> ids = [];
    int[] work = new int[LongestCached];

    /// <summary>Appends the tokens of a text to <paramref name="into"/>, if given, and returns how many they are.</summary>
    public int Encode(ReadOnlySpan<byte> utf8, List<int>? into)
    {
        var count = 0;
        while (!utf8.IsEmpty)
        {
            var piece = utf8[..Pieces.First(utf8)];
            var tokens = piece.Length <= LongestCached ? Cached(piece) : Merge(piece);
            into?.AddRange(tokens);
            count += tokens.Length;
            utf8 = utf8[piece.Length..];
        }
        return count;
    }

    ReadOnlySpan<int> Cached(ReadOnlySpan<byte> piece)
    {
        if (cached.Count == MostCached)
        {
            cached.Clear();
            ranges.Clear();
            ids.Clear();
        }
        var index = cached.GetOrAdd(piece, out var added);
        if (added)
        {
            var tokens = Merge(piece);
            ranges.Add((ids.Count, tokens.Length));
            ids.AddRange(tokens);
        }
        var (start, length) = ranges[index];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids).Slice(start, length);
    }

    ReadOnlySpan<int> Merge(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > LongestCached)
            return LongPiece.Merge(tokenizer, piece);
        for (var i = 0; i < piece.Length; i++)
            work[i] = tokenizer.ByteTokens[piece[i]];
        return work.AsSpan(0, MergeShort(work.AsSpan(0, piece.Length)));
    }

    /// <summary>Applies the lowest-ranked merge, the leftmost first, until none applies. Quadratic, and the fastest way for a word.</summary>
    int MergeShort(Span<int> tokens)
    {
        var length = tokens.Length;
        while (true)
        {
            var (best, at) = (int.MaxValue, -1);
            for (var i = 1; i < length; i++)
            {
                var rank = tokenizer.Ranks.Find(tokens[i - 1], tokens[i]);
                if (rank >= 0 && rank < best)
                    (best, at) = (rank, i - 1);
            }
            if (at < 0)
                return length;
            tokens[at] = tokenizer.Merged[best];
            tokens[(at + 2)..length].CopyTo(tokens[(at + 1)..]);
            length--;
        }
    }
}

/// <summary>Merges of a long piece (a line of dashes, base64) in O(n log n): a queue of candidate merges over a linked list of tokens.</summary>
static class LongPiece
{
    public static int[] Merge(BpeTokenizer tokenizer, ReadOnlySpan<byte> piece)
    {
        var n = piece.Length;
        var (tokens, previous, next) = (new int[n], new int[n], new int[n]);
        for (var i = 0; i < n; i++)
            (tokens[i], previous[i], next[i]) = (tokenizer.ByteTokens[piece[i]], i - 1, i + 1);
        // The priority is rank, then place: the order in which the quadratic method would merge.
        var queue = new PriorityQueue<(int At, int Left, int Right), long>(n);
        for (var i = 0; i + 1 < n; i++)
            Offer(i);
        while (queue.TryDequeue(out var merge, out var priority))
        {
            var at = merge.At;
            var right = next[at];
            if (right >= n || tokens[at] != merge.Left || tokens[right] != merge.Right)
                continue; // an earlier merge took one of the two
            tokens[at] = tokenizer.Merged[(int)(priority >> 32)];
            tokens[right] = -1;
            next[at] = next[right];
            if (next[at] < n)
                previous[next[at]] = at;
            Offer(at);
            if (previous[at] >= 0)
                Offer(previous[at]);
        }
        var result = new List<int>();
        for (var i = 0; i < n; i = next[i])
            result.Add(tokens[i]);
        return [.. result];

        void Offer(int at)
        {
            if (next[at] >= n)
                return;
            var rank = tokenizer.Ranks.Find(tokens[at], tokens[next[at]]);
            if (rank >= 0)
                queue.Enqueue((at, tokens[at], tokens[next[at]]), ((long)rank << 32) | (uint)at);
        }
    }
}
