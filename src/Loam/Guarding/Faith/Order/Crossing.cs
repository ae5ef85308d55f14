using System.Runtime.InteropServices;

namespace Loam.Guarding.Faith.Order;

/// <summary>Two linked words of one kind that stand in the rewrite in the other order than in the source: moved by the writer, or exchanged.</summary>
/// <remarks>
/// A faithful writer moves words together with their neighbours; where two things are exchanged, what stands between them and around them stays. So the words between should lie between in
/// the source too, and the neighbours of each should be the other's there. A parse of both texts would say who does what, but needs a model for each language.
/// </remarks>
sealed class Crossing(Comparison comparison, List<LinkedWord> linked, float[] line, float[] sourceLine)
{
    /// <summary>Names of the figures of a pair.</summary>
    internal static IReadOnlyList<string> Figures { get; } =
    [
        "pivot", "astray", "left_astray", "blocks", "numbers", "units", "nouns", "names", "better", "surplus", "overlap", "across", "tight", "marker", "parallel", "boundary", "strong", "ties", "owns", "even",
        "turned", "linked",
    ];

    const int Outside = 4;

    int first, last;
    int a, b;

    internal List<LinkedWord> Linked => linked;

    internal float[] Line => line;

    internal float[] SourceLine => sourceLine;

    internal SourceIndex Index => comparison.Index;

    /// <summary>Whether a linked word moves with one of the two: it stands beside it in both texts.</summary>
    internal bool InBlock(int i) => i >= first && i <= a || i >= b && i <= last;

    /// <summary>Measures a pair; null when it is plain that the words were moved, not exchanged.</summary>
    /// <param name="from">The word that comes first in the rewrite, as index of the linked words.</param>
    /// <param name="to">The other.</param>
    internal (double Rank, Candidate Candidate)? Measure(int from, int to)
    {
        (a, b) = (from, to);
        var (p, q) = (linked[a], linked[b]);
        var (rewrite, source) = (comparison.Rewrite, comparison.Source);
        var (between, astray) = (0, 0);
        for (var i = a + 1; i < b; i++)
        {
            if (linked[i].Place > q.Place && linked[i].Place < p.Place)
                between++;
            else
                astray++;
        }
        var senses = Senses(rewrite, p.Word, q.Word);
        if (astray > between + 1 || between == 0 && !HasFunction(rewrite, p.Word, q.Word))
            return null;
        Blocks();
        var (left, leftAstray) = Order(first - 1, -1, q.Place);
        var (right, rightAstray) = Order(last + 1, 1, p.Place);
        var (one, two) = (Neighbourhood.Of(this, a, b), Neighbourhood.Of(this, b, a));
        var (markerP, markerQ) = (Marker(rewrite, p.Word), Marker(rewrite, q.Word));
        var number = p.Kind == WordKind.Number;
        var better = Math.Min(one.After - one.Before, two.After - two.Before);
        var surplus = one.After + two.After - one.Before - two.Before;
        var (tie, ties, owns, even) = (Math.Min(one.Tie, two.Tie), one.Tie + two.Tie, one.Own + two.Own, Math.Min(one.Even, two.Even));
        var together = p.Sentence == q.Sentence && source.AllWords[p.Place].Sentence == source.AllWords[q.Place].Sentence;
        var linkedBy = together && Contents(rewrite, p.Word, q.Word) <= 4 && Contents(source, q.Place, p.Place) <= 5 && (senses & Senses(source, q.Place, p.Place)) != 0;
        var turned = linkedBy && p.Kind != WordKind.Other && Contents(source, q.Place, p.Place) <= 4
            && (Senses(rewrite, Math.Max(p.Word, q.Word - 4), q.Word) & Senses(source, Math.Max(q.Place, p.Place - 4), p.Place)) != 0;
        var boundary = IsBoundary(rewrite, p.Word, q.Word);
        var pivot = Math.Min(1, between / 3.0);
        double[] figures =
        [
            pivot, astray / (between + astray + 1.0), leftAstray, (a - first + last - b) / 4.0,
            number ? 1 : 0, number && Next(rewrite, p.Word) is { Length: > 0 } unit && unit == Next(rewrite, q.Word) ? 1 : 0, p.Kind == WordKind.Capital ? 1 : 0,
            p.Kind == WordKind.Capital && comparison.Common.Rank(rewrite.AllWords[p.Word].Stem) is null && comparison.Common.Rank(rewrite.AllWords[q.Word].Stem) is null ? 1 : 0,
            better, Math.Max(0, surplus), comparison.Alignment.Overlap(p.Sentence), p.Sentence != q.Sentence ? 1 : 0, Faith.Order.Line.Nearness(line[q.Word] - line[p.Word]),
            Exchanged(markerP, markerQ, Marker(source, p.Place), Marker(source, q.Place)), markerP == markerQ ? markerP.Length > 0 ? 1 : 0.5 : 0, boundary ? 1 : 0,
            Math.Min(left, 1) * Math.Min(right, 1), ties, owns, even, turned ? 1 : 0, linkedBy ? 1 : 0,
        ];
        var rank = (turned ? 3 : 0) + (linkedBy ? 2 : 0) + even + tie + 0.3 * (ties - owns) + pivot - figures[1] + Math.Min(1, left) - leftAstray + Math.Min(1, right) - rightAstray + better + surplus
            + (boundary ? 0.5 : 0) + (number ? 0.5 : 0);
        return (rank, new(rewrite.AllWords[p.Word].Start..rewrite.AllWords[q.Word].End, figures, source.AllWords[q.Place].Start..source.AllWords[p.Place].End));
    }

    /// <summary>Takes in the words that stand beside each of the two in both texts, outwards.</summary>
    void Blocks()
    {
        (first, last) = (a, b);
        var words = CollectionsMarshal.AsSpan(linked);
        while (first > 0 && Follows(words[first - 1], words[first]) && words[first - 1].Place > words[b].Place)
            first--;
        while (last + 1 < words.Length && Follows(words[last], words[last + 1]) && words[last + 1].Place < words[a].Place)
            last++;
    }

    static bool Follows(LinkedWord one, LinkedWord next) => next.Place > one.Place && next.Place - one.Place <= 3 && next.Word - one.Word <= 3;

    /// <summary>How many of the next words outside stand, with the two exchanged, in the source's order and how many not; those that are far in the source count less.</summary>
    (double Kept, double Astray) Order(int start, int step, int place)
    {
        var (kept, astray) = (0.0, 0.0);
        for (var i = start; i >= 0 && i < linked.Count && Math.Abs(i - start) < Outside; i += step)
        {
            var apart = linked[i].Place - place;
            var near = 1 / (1 + apart * apart / 200.0) / 2;
            if (apart * step > 0)
                kept += near;
            else
                astray += near;
        }
        return (kept, astray);
    }

    /// <summary>The senses of the connectives between two words, as bits.</summary>
    static int Senses(GuardText text, int from, int to)
    {
        var senses = 0;
        for (var i = from + 1; i < to; i++)
        {
            if (text.AllWords[i].Function && Connectives.Sense(Word(text, i)) is > 0 and var sense)
                senses |= 1 << sense;
        }
        return senses;
    }

    static int Contents(GuardText text, int from, int to)
    {
        var count = 0;
        for (var i = from + 1; i < to; i++)
            count += text.AllWords[i].Function ? 0 : 1;
        return count;
    }

    static bool HasFunction(GuardText text, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (text.AllWords[i].Function && !IsArticle(Word(text, i)))
                return true;
        }
        return false;
    }

    static bool IsBoundary(GuardText text, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (text.AllWords[i].Function && Connectives.Parts(Word(text, i)))
                return true;
        }
        return text.Text.AsSpan(text.AllWords[from].End..text.AllWords[to].Start).ContainsAny(",;:–\n");
    }

    /// <summary>The function word before a word, over at most one other; all articles are one.</summary>
    static string Marker(GuardText text, int word)
    {
        for (var i = word - 1; i >= Math.Max(0, word - 2) && text.AllWords[i].Sentence == text.AllWords[word].Sentence; i--)
        {
            if (text.AllWords[i].Function)
                return IsArticle(Word(text, i)) ? "the" : text.AllWords[i].Stem;
        }
        return "";
    }

    /// <summary>1 when each of two words has the other's marker, -1 when each has its own.</summary>
    static double Exchanged(string p, string q, string sourceP, string sourceQ) =>
        p.Length == 0 || q.Length == 0 || p == q ? 0 : ((p == sourceQ ? 1 : 0) + (q == sourceP ? 1 : 0) - (p == sourceP ? 1 : 0) - (q == sourceQ ? 1 : 0)) / 2.0;

    static bool IsArticle(ReadOnlySpan<char> word) =>
        word is "der" or "die" or "das" or "den" or "dem" or "des" or "ein" or "eine" or "einen" or "einem" or "einer" or "eines" or "the" or "a" or "an" or "Der" or "Die" or "Das" or "Ein" or "Eine" or "The" or "A" or "An";

    static string Next(GuardText text, int word) => word + 1 < text.AllWords.Count ? text.AllWords[word + 1].Stem : "";

    static ReadOnlySpan<char> Word(GuardText text, int word) => text.Text.AsSpan(text.AllWords[word].Start, text.AllWords[word].Length);
}
