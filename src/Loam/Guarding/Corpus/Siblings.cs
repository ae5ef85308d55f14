using Loam.Documents;
using Loam.Text;

namespace Loam.Guarding.Corpus;

/// <summary>Compares the rewrites of one page with one another. They follow each other in a shard. Not thread-safe.</summary>
/// <param name="most">Largest share of common word trigrams (Jaccard similarity).</param>
sealed class Siblings(double most)
{
    const int Gram = 3;

    /// <summary>Fewer trigrams say nothing.</summary>
    const int Least = 15;

    /// <summary>So many rewrites of one page are remembered; more is no use of a page.</summary>
    const int Remembered = 64;

    readonly List<(string Style, HashSet<ulong> Grams)> kept = [];
    DocumentId? family;

    /// <summary>Drops a rewrite that is nearly one of its page that was kept.</summary>
    internal Verdict Judge(Document document, Provenance.Synthetic synthetic)
    {
        if (family != document.Family)
        {
            family = document.Family;
            kept.Clear();
        }
        var grams = Grams(document.Text);
        if (grams.Count < Least)
            return Verdict.Keep;
        foreach (var (style, other) in kept)
        {
            var (small, large) = grams.Count < other.Count ? (grams, other) : (other, grams);
            if (small.Count < most * large.Count)
                continue;
            var common = 0;
            foreach (var gram in small)
                common += large.Contains(gram) ? 1 : 0;
            var similarity = common / (double)(small.Count + large.Count - common);
            if (similarity > most)
                return Verdict.Drop(CorpusStep.Sibling, FormattableString.Invariant($"{100 * similarity:F0}% of word trigrams in common with the page's {style}"));
        }
        if (kept.Count < Remembered)
            kept.Add((synthetic.Style, grams));
        return Verdict.Keep;
    }

    static HashSet<ulong> Grams(string text)
    {
        var grams = new HashSet<ulong>();
        ulong first = 0, second = 0;
        var seen = 0;
        Span<char> lower = stackalloc char[64];
        foreach (var word in Words.In(text))
        {
            var length = text.AsSpan(word.Start, Math.Min(word.Length, lower.Length)).ToLowerInvariant(lower);
            var hash = StableHash.Of(lower[..length]);
            if (++seen >= Gram)
                grams.Add(StableHash.Mix(first ^ StableHash.Mix(second ^ StableHash.Mix(hash))));
            (first, second) = (second, hash);
        }
        return grams;
    }
}
