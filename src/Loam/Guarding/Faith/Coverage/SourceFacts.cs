using Loam.Text;

namespace Loam.Guarding.Faith.Coverage;

/// <summary>The facts of a source, its numbers and the words that are not common, each at its first place, and which of them a rewrite keeps.</summary>
sealed class SourceFacts
{
    /// <summary>Words of this rank and above are told from one page to another: they stand for a fact.</summary>
    const int CommonRank = 4000;

    /// <summary>Words from which a line without a stop is no menu entry or caption.</summary>
    const int LongLine = 8;

    readonly GuardText source;
    readonly List<int> places = [];
    readonly List<bool> kept = [];

    internal SourceFacts(Comparison comparison)
    {
        source = comparison.Source;
        var index = comparison.Index;
        var said = new HashSet<int>();
        foreach (var stem in comparison.Evidence.Stems)
            said.Add(stem);
        var words = source.AllWords;
        var told = new HashSet<int>();
        var seen = new HashSet<ulong>();
        var (sentence, prose) = (-1, false);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Sentence != sentence)
            {
                sentence = words[i].Sentence;
                prose = IsProse(sentence) && seen.Add(StableHash.Of(source.Text.AsSpan()[source.Sentences[sentence]]));
            }
            if (!prose)
                continue;
            Words++;
            if (words[i].Function || words[i].Stem.Length < 2 || !char.IsDigit(words[i].Stem[0]) && words[i].Form.Rank is < CommonRank)
                continue;
            var stem = index.Nearest(words[i].Stem).Stem;
            if (!told.Add(stem))
                continue;
            places.Add(i);
            kept.Add(said.Contains(stem));
            Kept += said.Contains(stem) ? 1 : 0;
        }
    }

    /// <summary>Words of the source, but for lines that are no sentence or stood there before: menus, captions, forms.</summary>
    internal int Words { get; }

    internal int Count => places.Count;

    /// <summary>How many facts the rewrite keeps.</summary>
    internal int Kept { get; }

    /// <summary>How many facts stand in a stretch of the source, and how many of them are missing.</summary>
    internal (int Facts, int Missing) In(int from, int to)
    {
        var (facts, missing) = (0, 0);
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i] < from || places[i] >= to)
                continue;
            facts++;
            missing += kept[i] ? 0 : 1;
        }
        return (facts, missing);
    }

    /// <summary>Up to <paramref name="most"/> of the facts that are missing in a stretch of the source, as they stand there.</summary>
    internal string Missing(int from, int to, int most)
    {
        var named = new List<string>(most);
        for (var i = 0; i < places.Count && named.Count < most; i++)
        {
            if (places[i] >= from && places[i] < to && !kept[i])
                named.Add(source.Of(source.AllWords[places[i]]));
        }
        return string.Join(", ", named);
    }

    /// <summary>The stretch of the source where the facts are missing most clearly: how much likelier it is that a quarter as many are kept there as elsewhere, in nats, and its words.</summary>
    internal (double Evidence, int From, int To) Hole()
    {
        var share = (Kept + 1) / (Count + 2.0);
        var (lost, held) = (Math.Log((1 - share / 4) / (1 - share)), Math.Log(0.25));
        var (sum, start, best) = (0.0, 0, (Evidence: 0.0, From: 0, To: 0));
        for (var i = 0; i < places.Count; i++)
        {
            if (sum <= 0)
                (sum, start) = (0, i);
            sum += kept[i] ? held : lost;
            if (sum > best.Evidence)
                best = (sum, places[start], places[i] + 1);
        }
        return best;
    }

    /// <summary>Whether a sentence is one: it has a stop, or is long.</summary>
    bool IsProse(int sentence) =>
        source.WordsOf(sentence).Length >= LongLine || source.Text[source.Sentences[sentence].End.Value - 1] is '.' or '!' or '?' or '…' or ':' or ';' or '"' or '“' or '”' or ')';
}
