using System.Runtime.InteropServices;

namespace Loam.Guarding;

/// <summary>What a source says, arranged to be asked: its stems, where they stand, and how far they support a word that is not among them.</summary>
sealed class SourceIndex
{
    readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);
    readonly List<string> stems = [];
    readonly Dictionary<string, double> supported = new(StringComparer.Ordinal);
    readonly CommonWords common;

    internal SourceIndex(GuardText text, CommonWords common)
    {
        Text = text;
        this.common = common;
        foreach (var word in text.AllWords)
        {
            if (word.Stem.Length == 0)
                continue;
            ref var sentences = ref CollectionsMarshal.GetValueRefOrAddDefault(places, word.Stem, out var exists);
            if (!exists)
            {
                sentences = [];
                if (word.Stem.Length >= 3)
                    stems.Add(word.Stem);
            }
            if (sentences!.Count == 0 || sentences[^1] != word.Sentence)
                sentences.Add(word.Sentence);
        }
    }

    internal GuardText Text { get; }

    internal bool Has(string stem) => places.ContainsKey(stem);

    /// <summary>The sentences that have a stem, in order.</summary>
    internal IReadOnlyList<int> SentencesWith(string stem) => places.TryGetValue(stem, out var sentences) ? sentences : [];

    /// <summary>How much of a word the source's words cover, 0 to 1: inflection, derivation, and compounds taken apart or put together.</summary>
    internal double Support(string stem)
    {
        if (stem.Length == 0 || places.ContainsKey(stem))
            return 1;
        if (supported.TryGetValue(stem, out var known))
            return known;
        var prefix = 0;
        var suffix = 0;
        foreach (var other in stems)
        {
            if (other.Length >= 4 && stem.Length >= 4 && other[0] == stem[0])
            {
                var same = stem.AsSpan().CommonPrefixLength(other);
                // A shared beginning counts when it is most of the shorter word, or long: "gründ-ete" and "Gründ-ung", but not "vor-" and "vor-".
                if (same >= 4 && same > prefix && (same >= 6 || same >= Math.Min(stem.Length, other.Length) - 2))
                    prefix = same;
            }
            if (other.Length >= 4 && stem.Length > 4 && other[^1] == stem[^1])
            {
                var same = CommonSuffix(stem, other);
                if (same >= 4 && same > suffix)
                    suffix = same;
            }
            if (other.Length >= 3 && Math.Abs(other.Length - stem.Length) <= 2 && Math.Min(other.Length, stem.Length) is 3 or 4 or 5
                && stem.AsSpan().CommonPrefixLength(other) == Math.Min(other.Length, stem.Length))
                prefix = stem.Length; // Short words keep their endings: "Öl" and "Ölen".
            if (other.Length > stem.Length && stem.Length >= 4 && other.Contains(stem, StringComparison.Ordinal))
                prefix = stem.Length;
        }
        var cover = Math.Min(stem.Length, prefix + suffix);
        var support = cover / (double)stem.Length;
        // What a compound adds to the source's word may be a common word: "Bastel-idee". Names are not made so.
        if (support < 0.8 && prefix >= 4 && common.Rank(stem.AsSpan(prefix)) is not null)
            support = 0.8;
        else if (support < 0.8 && suffix >= 4 && common.Rank(stem.AsSpan(0, stem.Length - suffix)) is not null)
            support = 0.8;
        return supported[stem] = support;
    }

    static int CommonSuffix(string a, string b)
    {
        var most = Math.Min(a.Length, b.Length);
        var same = 0;
        while (same < most && a[a.Length - 1 - same] == b[b.Length - 1 - same])
            same++;
        return same;
    }
}
