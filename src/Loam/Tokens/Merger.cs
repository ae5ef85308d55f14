namespace Loam.Tokens;

/// <summary>Applies merges to the tokens of one piece: the lowest-ranked first, the leftmost of equals, until none applies.</summary>
static class Merger
{
    const int Short = 64;

    /// <summary>Merges in place.</summary>
    /// <param name="tokens">The piece, a token per byte or character; the result stands at its start.</param>
    /// <param name="ranks">A pair's place among the merges.</param>
    /// <param name="merged">The token that each merge makes.</param>
    /// <returns>How many tokens are left.</returns>
    public static int Merge(Span<int> tokens, PairTable ranks, int[] merged) => tokens.Length <= Short ? Scan(tokens, ranks, merged) : Queue(tokens, ranks, merged);

    /// <summary>Quadratic, and the fastest way for a word.</summary>
    static int Scan(Span<int> tokens, PairTable ranks, int[] merged)
    {
        var length = tokens.Length;
        while (true)
        {
            var (best, at) = (int.MaxValue, -1);
            for (var i = 1; i < length; i++)
            {
                var rank = ranks.Find(tokens[i - 1], tokens[i]);
                if (rank >= 0 && rank < best)
                    (best, at) = (rank, i - 1);
            }
            if (at < 0)
                return length;
            tokens[at] = merged[best];
            tokens[(at + 2)..length].CopyTo(tokens[(at + 1)..]);
            length--;
        }
    }

    /// <summary>A long piece (a line of dashes, base64) in O(n log n): a queue of candidate merges over a linked list of tokens.</summary>
    static int Queue(Span<int> piece, PairTable ranks, int[] merged)
    {
        var n = piece.Length;
        var (tokens, previous, next) = (piece.ToArray(), new int[n], new int[n]);
        for (var i = 0; i < n; i++)
            (previous[i], next[i]) = (i - 1, i + 1);
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
            tokens[at] = merged[(int)(priority >> 32)];
            tokens[right] = -1;
            next[at] = next[right];
            if (next[at] < n)
                previous[next[at]] = at;
            Offer(at);
            if (previous[at] >= 0)
                Offer(previous[at]);
        }
        var count = 0;
        for (var i = 0; i < n; i = next[i])
            piece[count++] = tokens[i];
        return count;

        void Offer(int at)
        {
            if (next[at] >= n)
                return;
            var rank = ranks.Find(tokens[at], tokens[next[at]]);
            if (rank >= 0)
                queue.Enqueue((at, tokens[at], tokens[next[at]]), ((long)rank << 32) | (uint)at);
        }
    }
}
