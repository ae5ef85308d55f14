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
        if (work.Length < piece.Length)
            work = new int[piece.Length];
        for (var i = 0; i < piece.Length; i++)
            work[i] = tokenizer.ByteTokens[piece[i]];
        return work.AsSpan(0, Merger.Merge(work.AsSpan(0, piece.Length), tokenizer.Ranks, tokenizer.Merged));
    }
}
