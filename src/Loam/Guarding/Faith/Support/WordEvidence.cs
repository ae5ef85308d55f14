using System.Collections.Frozen;
using Loam.Guarding.Faith.Numbers;

namespace Loam.Guarding.Faith.Support;

/// <summary>What kind of word it is: some kinds a writer chooses freely, others come from the source.</summary>
enum WordKind
{
    /// <summary>An article, a pronoun or the like: says nothing.</summary>
    Function,

    /// <summary>A verb, an adjective, an adverb (English: also a noun): much of a paraphrase is made of them.</summary>
    Plain,

    /// <summary>A German noun that is common.</summary>
    Noun,

    /// <summary>A word that is not among the common ones, or a name.</summary>
    Rare,

    /// <summary>A number in figures or words.</summary>
    Number,
}

/// <summary>For each word of a rewrite: how much it speaks for, or against, being added by the writer.</summary>
/// <remarks>
/// The evidence of a word is the logarithm of how much likelier it is to be without a link (or with one) in an added clause than in a faithful one. It is smaller for the words that writers need to say
/// anything at all. A link counts by what else of the sentence stands in the same stretch of the source: alone it speaks for an addition, since every addition speaks of the page's subject, beside three
/// others against it. The numbers are rounded from counts over the dev pairs. Synonyms of a thesaurus were tried as links and lost: a synonym stands as often in the source of an addition.
/// </remarks>
sealed class WordEvidence
{
    /// <summary>Least strength of a link that counts.</summary>
    const double Linked = 0.7;

    /// <summary>Least weight of the words that one stretch of the source holds together: one rare word, or two.</summary>
    const double LeastHold = 1.2;

    readonly FrozenSet<string> own;
    HashSet<double>? values;

    internal WordEvidence(Comparison comparison)
    {
        var words = comparison.Rewrite.AllWords;
        own = OwnWords.Of(comparison.Pair.Language);
        Places = new Places(comparison.Index);
        Kinds = new WordKind[words.Count];
        Scores = new double[words.Count];
        Stems = new int[words.Count];
        Marks = new byte[words.Count];
        Stretches = new int[comparison.Rewrite.Sentences.Count];
        Array.Fill(Stretches, -1);
        Holds = new double[2 * comparison.Rewrite.Sentences.Count];
        Covered = new bool[comparison.Source.AllWords.Count];
        var links = comparison.Alignment.Links;
        for (var from = 0; from < words.Count;)
        {
            var to = from;
            while (to < words.Count && words[to].Sentence == words[from].Sentence)
                to++;
            for (var i = from; i < to; i++)
            {
                Kinds[i] = Kind(comparison, words[i]);
                Stems[i] = -1;
                if (Kinds[i] == WordKind.Function)
                    continue;
                var match = comparison.Index.Nearest(words[i].Stem);
                Stems[i] = match.Support >= Linked ? match.Stem : -1;
                if (links[i].Word >= 0)
                    Covered[links[i].Word] = true;
            }
            for (byte stretch = 1; stretch <= 2; stretch++)
            {
                var (weight, start) = Places.Best(Stems, from, to, Marks, stretch);
                Holds[2 * words[from].Sentence + stretch - 1] = weight;
                if (weight >= LeastHold && stretch == 1)
                    Stretches[words[from].Sentence] = start;
                if (weight < LeastHold)
                    Marks.AsSpan(from, to - from).Replace(stretch, (byte)0);
            }
            for (var i = from; i < to; i++)
                Scores[i] = Score(comparison, words[i], i);
            from = to;
        }
    }

    internal Places Places { get; }

    /// <summary>The kind of each word.</summary>
    internal WordKind[] Kinds { get; }

    /// <summary>The evidence of each word: above 0 it speaks for an addition.</summary>
    internal double[] Scores { get; }

    /// <summary>The stem of the source that each word is linked to; -1 where there is none.</summary>
    internal int[] Stems { get; }

    /// <summary>1 or 2: the word stands in the stretch of the source that accounts for most of its sentence, or in the second one.</summary>
    internal byte[] Marks { get; }

    /// <summary>Where in the source the stretch begins that accounts for most of each sentence; -1 where there is none.</summary>
    internal int[] Stretches { get; }

    /// <summary>The weight that each of the two stretches of each sentence holds.</summary>
    internal double[] Holds { get; }

    /// <summary>Which words of the source something is linked to.</summary>
    internal bool[] Covered { get; }

    double Score(Comparison comparison, GuardWord word, int i)
    {
        var kind = Kinds[i];
        if (kind == WordKind.Function)
            return 0;
        if (Stems[i] >= 0)
        {
            var everywhere = Places.Weight(Stems[i]) < 0.4;
            if (Marks[i] == 0)
                return everywhere ? -0.2 : kind switch { WordKind.Number => 0.5, WordKind.Noun => 0.8, WordKind.Rare => 0.6, _ => 0.45 };
            var hold = Holds[2 * word.Sentence + Marks[i] - 1];
            return (everywhere ? 0.5 : 1) * Math.Clamp(1.8 - 0.9 * hold, -2.5, 0.6);
        }
        var near = comparison.Index.Support(word.Stem);
        if (kind != WordKind.Number && own.Contains(word.Stem))
            return kind == WordKind.Plain ? 0.3 : 0.5;
        return kind switch
        {
            WordKind.Number => IsKnown(comparison, word) ? -0.5 : 2.8,
            WordKind.Rare => word.Capital ? 3.3 - 2.3 * near : 2 - 1.5 * near,
            WordKind.Noun => 2.2 - 1.3 * near,
            _ => 1.2 - 0.6 * near,
        };
    }

    /// <summary>Whether the source has the value of a number that it does not have as a word: <c>zwei</c> for 2, 3 for 03.</summary>
    bool IsKnown(Comparison comparison, GuardWord word)
    {
        var text = comparison.Pair.Text.AsSpan(word.Start, word.Length);
        double value;
        if (word.Form.Number is { Kind: QuantityKind.Word, Value: var cardinal })
        {
            if (cardinal <= 3)
                return true; // Whoever counts what the source lists says so.
            value = cardinal;
        }
        else
        {
            var end = 0;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (!double.TryParse(text[..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value))
                return true;
        }
        if (values is null)
        {
            values = [];
            foreach (var quantity in comparison.Quantities)
            {
                values.Add(quantity.Value);
                values.Add(Math.Floor(quantity.Value));
            }
        }
        return values.Contains(value);
    }

    static WordKind Kind(Comparison comparison, GuardWord word)
    {
        if (word.Function || word.Stem.Length == 0)
            return WordKind.Function;
        if (word.Form.Month is not null || word.Form.Weekday is not null)
            return WordKind.Function; // Sources give dates in figures.
        if (char.IsDigit(comparison.Pair.Text[word.Start]) || word.Form.Number is { Kind: QuantityKind.Word })
            return WordKind.Number;
        var rank = word.Form.Rank;
        if (rank is null)
            return WordKind.Rare;
        return word.Capital && !word.Opens && comparison.IsGerman ? WordKind.Noun : word.Capital && !word.Opens ? WordKind.Rare : WordKind.Plain;
    }
}
