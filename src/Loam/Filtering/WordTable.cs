using Loam.Text;

namespace Loam.Filtering;

/// <summary>What counts as a word for a rule.</summary>
enum WordRule
{
    /// <summary>The words of <see cref="Words"/>, and each run of other characters between them as a token of its own (datatrove).</summary>
    WordsAndMarks,

    /// <summary>The words of <see cref="Words"/> alone (DCLM's n-grams).</summary>
    Words,

    /// <summary>Whatever stands between white space (Dolma, NeMo, the rest of DCLM).</summary>
    WhiteSpace,
}

/// <summary>The tokens of one text under one rule, as parallel arrays that are used again for the next text.</summary>
sealed class WordTable(WordRule rule)
{
    const int KeepCapacity = 1 << 16;

    int[] starts = new int[1024];
    int[] cumulative = new int[1025];
    ulong[] hashes = new ulong[1024];
    byte[] kinds = new byte[1024];
    bool hashed;

    internal const byte Mark = 0, Word = 1, AlphabeticWord = 3;

    /// <summary>How many tokens there are, marks included.</summary>
    internal int Count { get; private set; }

    /// <summary>How many of them are not made of marks alone.</summary>
    internal int WordCount { get; private set; }

    /// <summary>How many tokens have a letter.</summary>
    internal int AlphabeticCount { get; private set; }

    /// <summary>Characters in tokens that are words.</summary>
    internal long WordCharacters { get; private set; }

    internal ReadOnlySpan<int> Starts => starts.AsSpan(0, Count);

    internal ReadOnlySpan<byte> Kinds => kinds.AsSpan(0, Count);

    /// <summary>Characters of the first i tokens, for i from 0 to <see cref="Count"/>.</summary>
    internal ReadOnlySpan<int> Cumulative => cumulative.AsSpan(0, Count + 1);

    internal int LengthAt(int i) => cumulative[i + 1] - cumulative[i];

    internal ReadOnlySpan<char> At(ReadOnlySpan<char> text, int i) => text.Slice(starts[i], LengthAt(i));

    /// <summary>A 64-bit hash of each token.</summary>
    internal ReadOnlySpan<ulong> Hashes(ReadOnlySpan<char> text)
    {
        if (!hashed)
        {
            if (hashes.Length < Count)
                hashes = new ulong[starts.Length];
            for (var i = 0; i < Count; i++)
                hashes[i] = StableHash.Of(text.Slice(starts[i], cumulative[i + 1] - cumulative[i]));
            hashed = true;
        }
        return hashes.AsSpan(0, Count);
    }

    /// <summary>Fills the table from a text.</summary>
    internal void Read(ReadOnlySpan<char> text)
    {
        (Count, WordCount, AlphabeticCount, WordCharacters, hashed) = (0, 0, 0, 0, false);
        if (starts.Length > KeepCapacity)
            (starts, cumulative, kinds, hashes) = (new int[1024], new int[1025], new byte[1024], new ulong[1024]);
        if (rule == WordRule.WhiteSpace)
        {
            AddRuns(text, 0, text.Length, alwaysWords: true);
            return;
        }
        var end = 0;
        foreach (var word in Loam.Text.Words.In(text))
        {
            if (rule == WordRule.WordsAndMarks && word.Start > end)
                AddRuns(text, end, word.Start, alwaysWords: false);
            Add(word.Start, word.Length, HasLetter(text.Slice(word.Start, word.Length)) ? AlphabeticWord : Word);
            end = word.End;
        }
        if (rule == WordRule.WordsAndMarks)
            AddRuns(text, end, text.Length, alwaysWords: false);
    }

    void AddRuns(ReadOnlySpan<char> text, int from, int to, bool alwaysWords)
    {
        var i = from;
        while (i < to)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var start = i++;
            while (i < to && !char.IsWhiteSpace(text[i]))
                i++;
            Add(start, i - start, !alwaysWords ? Mark : HasLetter(text[start..i]) ? AlphabeticWord : Word);
        }
    }

    static bool HasLetter(ReadOnlySpan<char> token)
    {
        for (var i = 0; i < token.Length; i++)
            if (char.IsLetter(token[i]) || (char.IsHighSurrogate(token[i]) && i + 1 < token.Length && char.IsSurrogatePair(token[i], token[i + 1])
                && System.Text.Rune.IsLetter(new System.Text.Rune(token[i], token[i + 1]))))
                return true;
        return false;
    }

    void Add(int start, int length, byte kind)
    {
        if (Count == starts.Length)
            Grow();
        starts[Count] = start;
        kinds[Count] = kind;
        cumulative[Count + 1] = cumulative[Count] + length;
        Count++;
        if (kind == Mark)
            return;
        WordCount++;
        WordCharacters += length;
        if (kind == AlphabeticWord)
            AlphabeticCount++;
    }

    void Grow()
    {
        Array.Resize(ref starts, starts.Length * 2);
        Array.Resize(ref kinds, starts.Length);
        Array.Resize(ref cumulative, starts.Length + 1);
    }
}
