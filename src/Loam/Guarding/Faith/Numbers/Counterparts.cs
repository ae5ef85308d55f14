using System.Runtime.InteropServices;

namespace Loam.Guarding.Faith.Numbers;

/// <summary>Which numbers of the source stand where a number of the rewrite was taken from: beside the words that the rewrite's number is beside.</summary>
/// <remarks>
/// Each content word near a number of the rewrite is an anchor; wherever the source has that word, the source's numbers near it gain weight, the more the rarer the word and the nearer both stand. The sum,
/// as a share of all anchors, says how far a source number is at home in the rewrite number's place. The linked occurrence alone was tried in thought only: a common word
/// ("Prozent") is linked to one of many, and the number beside it would be another's.
/// </remarks>
sealed class Counterparts
{
    const int Window = 7;
    const int SourceWindow = 12;
    const int MostPlaces = 24;

    readonly GuardText rewrite;
    readonly GuardText source;
    readonly Comparison comparison;
    readonly List<Quantity> said;
    readonly List<Quantity> known;
    readonly double[] scores;
    readonly double[] best;
    readonly List<int> touched = [];

    internal Counterparts(Comparison comparison, List<Quantity> said, List<Quantity> known)
    {
        this.comparison = comparison;
        (rewrite, source) = (comparison.Rewrite, comparison.Source);
        (this.said, this.known) = (said, known);
        scores = new double[said.Count * known.Count];
        best = new double[known.Count];
        for (var i = 0; i < said.Count; i++)
            Score(i);
    }

    /// <summary>How far a number of the source is at home in the place of a number of the rewrite, 0 to 1.</summary>
    internal double Score(int saying, int knowing) => scores[saying * known.Count + knowing];

    void Score(int saying)
    {
        var quantity = said[saying];
        var words = CollectionsMarshal.AsSpan(rewrite.AllWords);
        var links = comparison.Alignment.Links;
        var own = scores.AsSpan(saying * known.Count, known.Count);
        var total = 0.0;
        for (var w = Math.Max(0, quantity.Word - Window); w < Math.Min(words.Length, quantity.WordEnd + Window); w++)
        {
            if (w >= quantity.Word && w < quantity.WordEnd || words[w].Function || words[w].Stem.Length == 0)
                continue;
            var distance = w < quantity.Word ? quantity.Word - w : w - quantity.WordEnd + 1;
            var weight = 1 / (1 + 0.35 * (distance - 1)) * (words[w].Sentence == words[quantity.Word].Sentence ? 1 : 0.4);
            if (links[w].Word < 0)
            {
                total += 0.5 * weight;
                continue;
            }
            var places = comparison.Index.Places(source.AllWords[links[w].Word].Stem);
            weight *= links[w].Strength / Math.Sqrt(places.Count);
            total += weight;
            if (places.Count <= MostPlaces)
                Anchor(places, weight, own);
        }
        if (!quantity.Unit.IsNone)
        {
            total += 0.5;
            for (var r = 0; r < own.Length; r++)
            {
                if (own[r] > 0 && known[r].Unit == quantity.Unit)
                    own[r] += 0.5;
            }
        }
        for (var r = 0; total > 0 && r < own.Length; r++)
            own[r] /= total;
    }

    /// <summary>Adds an anchor's weight to the source's numbers near any of its places.</summary>
    void Anchor(IReadOnlyList<int> places, double weight, Span<double> own)
    {
        touched.Clear();
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            for (var r = FirstFrom(place - SourceWindow); r < known.Count && known[r].Word <= place + SourceWindow; r++)
            {
                if (place >= known[r].Word && place < known[r].WordEnd)
                    continue; // A number is no anchor of itself.
                var distance = place < known[r].Word ? known[r].Word - place : place - known[r].WordEnd + 1;
                var near = weight / (1 + 0.3 * (distance - 1)) * (source.AllWords[place].Sentence == source.AllWords[known[r].Word].Sentence ? 1 : 0.6);
                if (best[r] == 0)
                    touched.Add(r);
                best[r] = Math.Max(best[r], near);
            }
        }
        foreach (var r in touched)
        {
            own[r] += best[r];
            best[r] = 0;
        }
    }

    int FirstFrom(int word)
    {
        var (low, high) = (0, known.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (known[middle].Word < word)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
