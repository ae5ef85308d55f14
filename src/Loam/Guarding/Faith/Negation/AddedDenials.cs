namespace Loam.Guarding.Faith.Negation;

/// <summary>Denials of the rewrite, and what answers to them in the source.</summary>
static class AddedDenials
{
    internal static void Look(PolarPair pair, List<Candidate> candidates)
    {
        var (rewrite, source) = (pair.Rewrite, pair.Source);
        foreach (var denial in pair.RewriteDenials)
        {
            var (cue, around) = (denial.Word, denial.Around);
            if (denial.Match >= 1 && denial.Partner!.Stance == denial.Stance || around.Best < 0 || denial.IsCancelled || NegationCheck.IsQuestion(rewrite.Text, rewrite.Text.AllWords[cue].Sentence))
                continue;
            var figures = NegationCheck.Figures();
            void Set(Figure figure, double value) => figures[(int)figure] = value;
            Set(denial.IsPlain ? Figure.AddedNo : denial.Stance == Stance.Scant ? Figure.AddedScant : Figure.AddedDeny, 1);
            var (taken, free, opposite) = (DenialFigures.Taken(denial, pair.SourceDenials, source, rewrite), DenialFigures.InSentence(denial, pair.SourceDenials, source), Opposite(pair, cue, around));
            Set(Figure.AddedCover, around.Cover);
            Set(Figure.AddedBridge, DenialFigures.Bridge(rewrite, source, cue, word => pair.Links[word].Word));
            Set(Figure.AddedFree, Focus(pair, denial) * around.Cover * (1 - denial.Match) * (1 - taken) * (1 - free) * (1 - opposite));
            Set(Figure.AddedMatch, denial.Match);
            Set(Figure.AddedTaken, taken);
            Set(Figure.AddedLoose, Loose(pair, denial));
            Set(Figure.AddedOpposite, opposite);
            Set(Figure.AddedContrast, (1 - denial.Match) * DenialFigures.Contrast(denial, rewrite, source));
            Set(Figure.AddedDouble, DenialFigures.Double(denial, pair.RewriteDenials, rewrite));
            var word = rewrite.Text.AllWords[cue];
            candidates.Add(new(word.Start..word.End, figures, source.Text.Sentences[source.Text.AllWords[around.Best].Sentence]));
        }
    }

    /// <summary>Whether a denial that answers to none stands in or beside one of the source sentences that this one was made of (1), or one that hardly denies (0.5).</summary>
    static double Loose(PolarPair pair, Denial denial)
    {
        var most = 0.0;
        foreach (var other in pair.SourceDenials)
        {
            if (other.Partner is not null)
                continue;
            foreach (var sentence in pair.Comparison.Alignment.Sentences(pair.Rewrite.Text.AllWords[denial.Word].Sentence))
            {
                if (Math.Abs(pair.Source.Text.AllWords[other.Word].Sentence - sentence) <= 1)
                    most = Math.Max(most, other.IsPlain ? 1 : 0.5);
            }
        }
        return most;
    }

    /// <summary>How surely the denied word stands at the place, 0 to 1.</summary>
    static double Focus(PolarPair pair, Denial denial)
    {
        if (denial.Focus < 0 || pair.Links[denial.Focus] is not { Word: >= 0 } link)
            return 0;
        var most = 0.0;
        foreach (var place in pair.Comparison.Index.Places(pair.Source.Text.AllWords[link.Word].Stem))
            most = Math.Max(most, denial.Around.Share(pair.Source.At[place]));
        return most * (link.Strength == 1 && pair.Source.Text.AllWords[link.Word].Stem == pair.Rewrite.Text.AllWords[denial.Focus].Stem ? 1 : 0.7);
    }

    /// <summary>Whether a word beside the denial stands for its opposite: "nicht hoch" for "niedrig".</summary>
    static double Opposite(PolarPair pair, int cue, Neighbourhood around)
    {
        var (first, end) = pair.Rewrite.SentenceOf(cue);
        var (from, to) = pair.Source.SentenceOf(around.Best);
        var most = 0.0;
        for (var word = Math.Max(first, cue - 4); word < Math.Min(end, cue + 5); word++)
        {
            if (word == cue || !pair.Rewrite.Words[word].HasOpposites || pair.Rewrite.Text.AllWords[word].Function)
                continue;
            for (var other = from; other < to; other++)
            {
                if (pair.Source.Words[other].HasOpposites && !pair.Source.Text.AllWords[other].Function && pair.LinkTo(other) < 0 && pair.Opposed(word, other, out _))
                    most = Math.Max(most, Neighbourhood.Nearness(pair.Rewrite.At[word] - pair.Rewrite.At[cue]) * around.Share(pair.Source.At[other]));
            }
        }
        return most;
    }
}
