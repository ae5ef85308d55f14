using System.Runtime.InteropServices;

namespace Loam.Guarding;

/// <summary>How far the source's words support one word of the rewrite.</summary>
/// <param name="Support">0 to 1: the share of the word that they cover; 1 for the same stem.</param>
/// <param name="Stem">The nearest stem of the source: its number, or -1 where none is near.</param>
readonly record struct Match(double Support, int Stem);

/// <summary>What a source says, arranged to be asked: its stems, where they stand, and how far they support a word that is not among them.</summary>
sealed class SourceIndex
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<string> stems = [];
    readonly List<List<int>> places = [];
    readonly int[] numberAt;
    readonly Dictionary<string, Match> matches = new(StringComparer.Ordinal);
    readonly Dictionary<uint, List<int>> byHead = [];
    readonly Dictionary<uint, List<int>> byTail = [];
    readonly string joined;
    readonly CommonWords common;

    internal SourceIndex(GuardText text, CommonWords common)
    {
        Text = text;
        this.common = common;
        numberAt = new int[text.AllWords.Count];
        for (var i = 0; i < text.AllWords.Count; i++)
        {
            var stem = text.AllWords[i].Stem;
            numberAt[i] = -1;
            if (stem.Length == 0)
                continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, stem, out var exists);
            if (!exists)
            {
                number = stems.Count;
                stems.Add(stem);
                places.Add([]);
                if (stem.Length >= 3)
                    Bucket(byHead, Key(stem.AsSpan(0, 3))).Add(number);
                if (stem.Length >= 4)
                    Bucket(byTail, Key(stem.AsSpan(stem.Length - 3))).Add(number);
            }
            places[number].Add(i);
            numberAt[i] = number;
        }
        joined = string.Join('|', stems);
    }

    internal GuardText Text { get; }

    internal bool Has(string stem) => numbers.ContainsKey(stem);

    /// <summary>Whether a stem of the source begins with these letters.</summary>
    internal bool BeginsWord(string letters)
    {
        foreach (var other in letters.Length >= 3 && byHead.TryGetValue(Key(letters.AsSpan(0, 3)), out var heads) ? heads : [])
        {
            if (stems[other].StartsWith(letters, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>The number of the stem of a word, by its index in <see cref="GuardText.AllWords"/>; -1 where it has none.</summary>
    internal int NumberAt(int word) => numberAt[word];

    /// <summary>How many different stems there are.</summary>
    internal int Stems => stems.Count;

    /// <summary>A stem by its number.</summary>
    internal string Stem(int number) => stems[number];

    /// <summary>The places of a stem of the source, as indices of <see cref="GuardText.AllWords"/>, in order.</summary>
    internal IReadOnlyList<int> Places(int stem) => places[stem];

    /// <summary>The same places without an interface between, for inner loops; not to be changed.</summary>
    internal ReadOnlySpan<int> PlaceSpan(int stem) => CollectionsMarshal.AsSpan(places[stem]);

    /// <summary>The places of a stem, as indices of <see cref="GuardText.AllWords"/>, in order; empty where the source does not have it.</summary>
    internal IReadOnlyList<int> Places(string stem) => numbers.TryGetValue(stem, out var number) ? places[number] : [];

    /// <summary>How much of a word the source's words cover, 0 to 1.</summary>
    internal double Support(string stem) => Nearest(stem).Support;

    /// <summary>The source's word that supports a word best, and how far: inflection, derivation, and compounds taken apart or put together.</summary>
    internal Match Nearest(string stem)
    {
        if (stem.Length == 0)
            return new(1, -1);
        if (numbers.TryGetValue(stem, out var number))
            return new(1, number);
        if (!matches.TryGetValue(stem, out var match))
            matches[stem] = match = Search(stem);
        return match;
    }

    Match Search(string stem)
    {
        if (stem.Length >= 4 && joined.IndexOf(stem, StringComparison.Ordinal) is >= 0 and var at)
            return new(1, numbers[joined[(joined.LastIndexOf('|', at) + 1)..(joined.IndexOf('|', at) is >= 0 and var end ? end : joined.Length)]]); // A part of a compound.
        var (prefix, head) = (0, -1);
        foreach (var other in stem.Length >= 3 && byHead.TryGetValue(Key(stem.AsSpan(0, 3)), out var heads) ? heads : [])
        {
            var same = stem.AsSpan().CommonPrefixLength(stems[other]);
            var shorter = Math.Min(stem.Length, stems[other].Length);
            // Short words keep their endings: "Öl" and "Ölen".
            if (shorter is 3 or 4 or 5 && same == shorter && Math.Abs(stems[other].Length - stem.Length) <= 2)
                return new(1, other);
            // A shared beginning counts when it is most of the shorter word, or long: "gründ-ete" and "Gründ-ung", but not "vor-" and "vor-".
            if (same >= 4 && same > prefix && (same >= 6 || same >= shorter - 2))
                (prefix, head) = (same, other);
        }
        var (suffix, tail) = (0, -1);
        foreach (var other in stem.Length > 4 && byTail.TryGetValue(Key(stem.AsSpan(stem.Length - 3)), out var tails) ? tails : [])
        {
            var same = CommonSuffix(stem, stems[other]);
            if (same >= 4 && same > suffix)
                (suffix, tail) = (same, other);
        }
        var support = Math.Min(stem.Length, prefix + suffix) / (double)stem.Length;
        // What a compound adds to the source's word may be a common word: "Bastel-idee". Names are not made so.
        if (support < 0.8 && (prefix >= 4 && common.Rank(stem.AsSpan(prefix)) is not null || suffix >= 4 && common.Rank(stem.AsSpan(0, stem.Length - suffix)) is not null))
            support = 0.8;
        return new(support, prefix >= suffix ? head : tail);
    }

    static List<int> Bucket(Dictionary<uint, List<int>> buckets, uint key)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _);
        return bucket ??= [];
    }

    /// <summary>Three letters in one number; two triples that share one only cost a comparison.</summary>
    static uint Key(ReadOnlySpan<char> three) => three[0] * 0x9E3779B1u ^ three[1] * 0x85EBCA6Bu ^ three[2];

    static int CommonSuffix(string a, string b)
    {
        var most = Math.Min(a.Length, b.Length);
        var same = 0;
        while (same < most && a[a.Length - 1 - same] == b[b.Length - 1 - same])
            same++;
        return same;
    }
}
