using Loam.Documents;
using Loam.Text;

namespace Loam.Training.Trials;

/// <summary>Finds held-out documents that an arm has already: by family, and by text that was copied.</summary>
/// <remarks>
/// One copied page is enough to spoil a trial: a model that drew it pays a third of the bits for it, and the seeds that did not draw it look worse by
/// percents. Families catch rewrites; the same page under another address shares no family but most of its word 8-grams. Not thread-safe.
/// </remarks>
sealed class LeakCheck
{
    /// <summary>The share of a document's different word 8-grams that an arm may have.</summary>
    const double MostShared = 0.5;

    const int Length = 8;
    const ulong Base = 0x9E3779B97F4A7C15;

    static readonly ulong Oldest = Power(Base, Length);

    readonly Dictionary<DocumentId, bool> families;
    readonly Dictionary<ulong, bool> seen = [];

    public LeakCheck(IEnumerable<Document> heldOut)
    {
        families = heldOut.Select(d => d.Family).Distinct().ToDictionary(family => family, _ => false);
        foreach (var document in heldOut)
        {
            foreach (var gram in Grams(document.Text))
                seen[gram] = false;
        }
    }

    /// <summary>Takes note of a document of an arm.</summary>
    public void Observe(Document document)
    {
        if (families.ContainsKey(document.Family))
            families[document.Family] = true;
        foreach (var gram in Grams(document.Text))
        {
            if (seen.ContainsKey(gram))
                seen[gram] = true;
        }
    }

    /// <summary>Why a held-out document cannot be used; null when it can.</summary>
    public LeftOutReason? Judge(Document heldOut)
    {
        if (heldOut.Text.Length == 0)
            return LeftOutReason.Empty;
        if (families[heldOut.Family])
            return LeftOutReason.Family;
        var grams = Grams(heldOut.Text).ToHashSet();
        return grams.Count(gram => seen[gram]) > MostShared * grams.Count ? LeftOutReason.Copied : null;
    }

    /// <summary>Rolling hashes of all runs of eight words.</summary>
    static List<ulong> Grams(string text)
    {
        var grams = new List<ulong>();
        Span<ulong> words = stackalloc ulong[Length];
        ulong hash = 0;
        var count = 0;
        foreach (var word in Words.In(text))
        {
            var key = StableHash.Of(text.AsSpan(word.Start, word.Length));
            ref var oldest = ref words[count % Length];
            hash = (hash * Base) + key - (oldest * Oldest);
            oldest = key;
            if (++count >= Length)
                grams.Add(StableHash.Mix(hash));
        }
        return grams;
    }

    static ulong Power(ulong value, int exponent) => exponent == 0 ? 1 : value * Power(value, exponent - 1);
}
