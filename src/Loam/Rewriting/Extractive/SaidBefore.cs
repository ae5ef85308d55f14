using System.Runtime.InteropServices;

namespace Loam.Rewriting.Extractive;

/// <summary>The sentences chosen so far, by stem: whether another says much the same.</summary>
/// <remarks>A stem's list leads to the sentences that share anything; comparing with all of them was quadratic, seconds on a long page.</remarks>
sealed class SaidBefore
{
    /// <summary>Share of the shorter sentence's stems above which two sentences say the same.</summary>
    const double MostShared = 0.6;

    readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);
    readonly List<int> lengths = [];
    int[] shared = [];

    /// <summary>Remembers a sentence.</summary>
    internal void Add(PageSentence sentence)
    {
        foreach (var stem in sentence.Stems.Distinct(StringComparer.Ordinal))
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(places, stem, out _);
            (list ??= []).Add(lengths.Count);
        }
        lengths.Add(sentence.Stems.Count);
        if (shared.Length < lengths.Count)
            Array.Resize(ref shared, 2 * lengths.Count);
    }

    /// <summary>True when one of the remembered sentences says much the same.</summary>
    internal bool Repeats(PageSentence sentence)
    {
        Array.Clear(shared);
        foreach (var stem in sentence.Stems.Distinct(StringComparer.Ordinal))
        {
            if (!places.TryGetValue(stem, out var list))
                continue;
            foreach (var place in list)
            {
                if (++shared[place] > MostShared * Math.Max(1, Math.Min(sentence.Stems.Count, lengths[place])))
                    return true;
            }
        }
        return false;
    }
}
