namespace Loam.Guarding.Faith.Negation;

/// <summary>Denials of the source, and what answers to them in the rewrite.</summary>
static class LostDenials
{
    internal static void Look(PolarPair pair, List<Candidate> candidates)
    {
        var (rewrite, source) = (pair.Rewrite, pair.Source);
        foreach (var denial in pair.SourceDenials)
        {
            var (cue, around) = (denial.Word, denial.Around);
            if (denial.Match >= 1 && denial.Partner!.Stance == denial.Stance || around.Best < 0 || denial.IsCancelled)
                continue;
            var focus = Focus(pair, denial);
            if (around.Count < 2 && focus == 0 || NegationCheck.IsQuestion(rewrite.Text, rewrite.Text.AllWords[around.Best].Sentence) || NegationCheck.IsQuestion(source.Text, source.Text.AllWords[cue].Sentence))
                continue;
            var figures = NegationCheck.Figures();
            void Set(Figure figure, double value) => figures[(int)figure] = value;
            Set(denial.IsPlain ? Figure.LostNo : denial.Stance == Stance.Scant ? Figure.LostScant : Figure.LostDeny, 1);
            var mutual = pair.Around(around.Best).Share(source.At[cue]);
            var (taken, free, opposite) = (DenialFigures.Taken(denial, pair.RewriteDenials, rewrite, source), DenialFigures.InSentence(denial, pair.RewriteDenials, rewrite), Opposite(pair, cue, around));
            var open = mutual * (1 - denial.Match) * (1 - taken);
            Set(Figure.LostCover, around.Cover);
            Set(Figure.LostBridge, DenialFigures.Bridge(source, rewrite, cue, pair.LinkTo));
            Set(Figure.LostSure, focus * mutual * (1 - denial.Match));
            Set(Figure.LostFree, focus * open * around.Cover * (1 - free) * (1 - opposite) * (DenialFigures.IsSoft(source, cue) ? 0 : 1));
            Set(Figure.LostMatch, denial.Match);
            Set(Figure.LostTaken, taken);
            Set(Figure.LostOpposite, opposite);
            Set(Figure.LostAffirmed, open * DenialFigures.Affirmed(denial, rewrite, source, false));
            Set(Figure.LostAlso, open * DenialFigures.Affirmed(denial, rewrite, source, true));
            candidates.Add(new(Clause(rewrite, around), figures, source.Text.Sentences[source.Text.AllWords[cue].Sentence]));
        }
    }

    /// <summary>How surely the denied word stands at the place, 0 to 1.</summary>
    static double Focus(PolarPair pair, Denial denial)
    {
        if (denial.Focus < 0)
            return 0;
        var sentence = pair.Rewrite.Text.AllWords[denial.Around.Best].Sentence;
        var most = 0.0;
        for (var link = pair.LinkTo(denial.Focus); link >= 0; link = pair.NextLink(link))
        {
            if (pair.Rewrite.Text.AllWords[link].Sentence == sentence)
                most = Math.Max(most, denial.Around.Share(pair.Rewrite.At[link]) * (pair.Rewrite.Text.AllWords[link].Stem == pair.Source.Text.AllWords[denial.Focus].Stem ? 1 : 0.7));
        }
        return most;
    }

    /// <summary>Whether a word at the place stands for the opposite of one beside the denial: "niedrig" for "nicht hoch".</summary>
    static double Opposite(PolarPair pair, int cue, Neighbourhood around)
    {
        var (first, end) = pair.Source.SentenceOf(cue);
        var (from, to) = pair.Rewrite.SentenceOf(around.Best);
        var most = 0.0;
        for (var word = Math.Max(first, cue - 4); word < Math.Min(end, cue + 5); word++)
        {
            if (word == cue || !pair.Source.Words[word].HasOpposites || pair.Source.Text.AllWords[word].Function || pair.LinkTo(word) >= 0)
                continue;
            for (var other = from; other < to; other++)
            {
                if (pair.Rewrite.Words[other].HasOpposites && !pair.Rewrite.Text.AllWords[other].Function && pair.Opposed(other, word, out _))
                    most = Math.Max(most, Neighbourhood.Nearness(pair.Source.At[word] - pair.Source.At[cue]) * around.Share(pair.Rewrite.At[other]));
            }
        }
        return most;
    }

    /// <summary>The clause of the rewrite that should have the denial.</summary>
    static Range Clause(PolarText rewrite, Neighbourhood around)
    {
        var words = rewrite.Text.AllWords;
        var (first, end) = rewrite.SentenceOf(around.Best);
        var (from, to) = (around.Best, around.Best);
        for (var i = 0; i < around.Count; i++)
        {
            var word = around[i].Word;
            if (Neighbourhood.Nearness(rewrite.At[word] - rewrite.At[around.Best]) > 0.2)
                (from, to) = (Math.Min(from, word), Math.Max(to, word));
        }
        while (from > first && rewrite.At[from] - rewrite.At[from - 1] == 1)
            from--;
        while (to + 1 < end && rewrite.At[to + 1] - rewrite.At[to] == 1)
            to++;
        return words[from].Start..words[to].End;
    }
}
