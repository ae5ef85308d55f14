using Loam.Guarding.Faith.Numbers;

namespace Loam.Guarding.Faith.Order;

/// <summary>A word of the rewrite with its place in the source.</summary>
/// <param name="Word">Index in the rewrite's words.</param>
/// <param name="Place">Index in the source's words.</param>
/// <param name="Stem">Number of the source's stem; negative for numbers that are only written differently.</param>
/// <param name="Sentence">The rewrite's sentence.</param>
/// <param name="Kind">What may change places with it.</param>
readonly record struct LinkedWord(int Word, int Place, int Stem, int Sentence, WordKind Kind);

/// <summary>What kind of word: only words of one kind take each other's place.</summary>
enum WordKind
{
    Other,
    Capital,
    Number,
}

/// <summary>The words of a rewrite that stand at a place of the source which their sentence was made of, in order.</summary>
static class LinkedWords
{
    /// <summary>Least strength of a link: a word that is only related may stand anywhere.</summary>
    const double LeastStrength = 0.75;

    internal static List<LinkedWord> Of(Comparison comparison)
    {
        var (words, source) = (comparison.Rewrite.AllWords, comparison.Source.AllWords);
        var links = comparison.Alignment.Links;
        var linked = new List<LinkedWord>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (links[i].Word >= 0)
            {
                if (links[i].Strength >= LeastStrength && IsLocal(comparison, source[links[i].Word].Sentence, words[i].Sentence))
                    linked.Add(new(i, links[i].Word, comparison.Index.Nearest(words[i].Stem).Stem, words[i].Sentence, Kind(comparison.Rewrite, words[i])));
            }
            else if (char.IsDigit(comparison.Rewrite.Text[words[i].Start]) && SameNumber(comparison, words[i]) is >= 0 and var place)
            {
                linked.Add(new(i, place, -1 - place, words[i].Sentence, WordKind.Number));
            }
        }
        return linked;
    }

    static WordKind Kind(GuardText text, GuardWord word) =>
        char.IsDigit(text.Text[word.Start]) || word.Form.Number is { Kind: QuantityKind.Word } ? WordKind.Number
            : word.Capital ? WordKind.Capital : WordKind.Other;

    /// <summary>A source sentence is one that the rewrite's sentence was made of, or its neighbour.</summary>
    static bool IsLocal(Comparison comparison, int place, int sentence)
    {
        foreach (var aligned in comparison.Alignment.Sentences(sentence))
        {
            if (Math.Abs(aligned - place) <= 1)
                return true;
        }
        return false;
    }

    /// <summary>The place of a number that the source groups differently (<c>740’000</c>, <c>740.000</c>); -1 where there is none.</summary>
    static int SameNumber(Comparison comparison, GuardWord number)
    {
        var source = comparison.Source;
        var digits = comparison.Rewrite.Text.AsSpan(number.Start, number.Length);
        if (digits.Length < 5)
            return -1;
        for (var i = 0; i < source.AllWords.Count; i++)
        {
            var word = source.AllWords[i];
            if (char.IsDigit(source.Text[word.Start]) && SameDigits(digits, source.Text.AsSpan(word.Start, word.Length)) && IsLocal(comparison, word.Sentence, number.Sentence))
                return i;
        }
        return -1;
    }

    static bool SameDigits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < a.Length && !char.IsDigit(a[i]))
                i++;
            while (j < b.Length && !char.IsDigit(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (a[i++] != b[j++])
                return false;
        }
    }
}
