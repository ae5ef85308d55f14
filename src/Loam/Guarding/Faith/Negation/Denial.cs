namespace Loam.Guarding.Faith.Negation;

/// <summary>A word that denies or limits, with its place in the other text.</summary>
/// <param name="word">Index of the word.</param>
/// <param name="stance">How it denies.</param>
/// <param name="focus">Index of the content word that is denied, as far as the order of words tells: the next one of the clause, otherwise the one before; -1 where there is none.</param>
/// <param name="around">What stands around it.</param>
sealed class Denial(int word, Stance stance, int focus, Neighbourhood around)
{
    internal int Word { get; } = word;

    internal Stance Stance { get; } = stance;

    internal int Focus { get; } = focus;

    internal Neighbourhood Around { get; } = around;

    /// <summary>Whether it and the denial beside it answer to none and cancel each other: "nicht ohne Folgen" is worded anew as "mit Folgen".</summary>
    internal bool IsCancelled { get; private set; }

    /// <summary>The content word that a word of a text denies.</summary>
    internal static int FocusOf(PolarText text, int word)
    {
        var (first, end) = text.SentenceOf(word);
        for (var next = word + 1; next < end && text.At[next] - text.At[next - 1] <= 1; next++)
        {
            if (text.IsContent(next))
                return next;
        }
        for (var before = word - 1; before >= first; before--)
        {
            if (text.IsContent(before))
                return before;
        }
        return -1;
    }

    /// <summary>The denial of the other text that answers to this one and to no other; null where there is none.</summary>
    internal Denial? Partner { get; set; }

    /// <summary>How well the partner answers, 0 to 1; 0 without one.</summary>
    internal double Match { get; set; }

    internal bool IsPlain => Stance is Stance.No or Stance.Without;

    /// <summary>Gives each denial of the rewrite at most one of the source and the other way round, the best answers first: one <c>nicht</c> does not account for two.</summary>
    internal static void Pair(PolarPair pair, List<Denial> rewrite, List<Denial> source)
    {
        var scores = new List<(double Score, int Rewrite, int Source)>();
        for (var i = 0; i < rewrite.Count; i++)
        {
            for (var j = 0; j < source.Count; j++)
            {
                var score = Score(pair, rewrite[i], source[j]);
                if (score >= 0.25)
                    scores.Add((score, i, j));
            }
        }
        scores.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Rewrite != b.Rewrite ? a.Rewrite.CompareTo(b.Rewrite) : a.Source.CompareTo(b.Source));
        foreach (var (score, i, j) in scores)
        {
            if (rewrite[i].Partner is not null || source[j].Partner is not null)
                continue;
            (rewrite[i].Partner, source[j].Partner) = (source[j], rewrite[i]);
            rewrite[i].Match = source[j].Match = Math.Min(1, score);
        }
        Cancel(rewrite);
        Cancel(source);
    }

    static void Cancel(List<Denial> denials)
    {
        for (var i = 1; i < denials.Count; i++)
        {
            if (denials[i].Word - denials[i - 1].Word <= 2 && denials[i].Partner is null && denials[i - 1].Partner is null && denials[i].Stance != denials[i - 1].Stance)
                denials[i].IsCancelled = denials[i - 1].IsCancelled = true;
        }
    }

    static double Score(PolarPair pair, Denial here, Denial there)
    {
        var link = pair.Links[here.Word];
        if (link.Word == there.Word && link.Strength == 1)
            return 2;
        var score = Math.Max(here.Around.Share(pair.Source.At[there.Word]), there.Around.Share(pair.Rewrite.At[here.Word]));
        if (score < 0.15)
            return 0;
        if (here.Focus >= 0 && there.Focus >= 0 && pair.Links[here.Focus].Word is >= 0 and var focus)
        {
            // The same word is denied, or two words are that the other text has as well.
            if (pair.Source.Text.AllWords[focus].Stem == pair.Source.Text.AllWords[there.Focus].Stem)
                score += 0.4;
            else if (pair.LinkTo(there.Focus) >= 0)
                score *= 0.7;
        }
        if (pair.Rewrite.Text.AllWords[here.Word].Stem == pair.Source.Text.AllWords[there.Word].Stem)
            score += 0.2;
        return here.IsPlain == there.IsPlain ? score : here.Stance == Stance.Scant || there.Stance == Stance.Scant ? 0.7 * score : 0.9 * score;
    }
}
