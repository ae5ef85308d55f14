namespace Loam.Guarding.Faith.Negation;

/// <summary>Words of the rewrite that stand where the source has their opposite.</summary>
static class Opposites
{
    /// <summary>Least answer of a place that is looked at.</summary>
    const double LeastPeak = 0.15;

    internal static void Look(PolarPair pair, List<Candidate> candidates)
    {
        var (rewrite, source) = (pair.Rewrite, pair.Source);
        for (var word = 0; word < rewrite.Words.Length; word++)
        {
            // Function words were tried: "auch" and "nur" stand beside each other too often to tell anything.
            var own = rewrite.Text.AllWords[word];
            if (!rewrite.IsContent(word) || !pair.MayOppose(word) || NegationCheck.IsQuestion(rewrite.Text, own.Sentence))
                continue;
            // The same word stands there: nothing was exchanged.
            if (pair.Links[word] is { Word: >= 0, Strength: 1 } link && source.Text.AllWords[link.Word].Stem == own.Stem)
                continue;
            var around = pair.Around(word);
            if (around.Count < 2 || around.Peak < LeastPeak)
                continue;
            var (best, place) = Find(pair, word, around);
            if (best < 0)
                continue;
            var (kept, both) = (Kept(pair, word, around), Both(pair, word, best));
            var figures = NegationCheck.Figures();
            figures[(int)Figure.OppositeFound] = 1;
            figures[(int)Figure.OppositeCover] = around.Cover;
            figures[(int)Figure.OppositeSure] = around.Cover * place * (1 - kept) * (1 - both) * (1 - Math.Abs(rewrite.Denied(word) - source.Denied(best)));
            figures[(int)Figure.OppositeKept] = kept;
            figures[(int)Figure.OppositeBoth] = both;
            candidates.Add(new(own.Start..own.End, figures, source.Text.Sentences[source.Text.AllWords[best].Sentence]));
        }
    }

    /// <summary>The nearest opposite in the sentence of the best place.</summary>
    static (int Word, double Place) Find(PolarPair pair, int word, Neighbourhood around)
    {
        var (from, to) = pair.Source.SentenceOf(around.Best);
        var found = (Word: -1, Place: 0.0);
        for (var other = from; other < to; other++)
        {
            if (!pair.Source.Words[other].HasOpposites && (!pair.Source.IsContent(other) || pair.LinkTo(other) >= 0))
                continue;
            var place = around.Share(pair.Source.At[other]);
            if (place > found.Place && pair.Opposed(word, other, out _))
                found = (other, place);
        }
        return found;
    }

    /// <summary>How near the word itself, or one of its meaning, stands to the place, or a denial that answers to it: then the opposite belongs to something else.</summary>
    static double Kept(PolarPair pair, int word, Neighbourhood around)
    {
        var most = 0.0;
        foreach (var denial in pair.RewriteDenials)
            most = denial.Word == word ? denial.Match : most;
        foreach (var place in pair.Comparison.Index.Places(pair.Rewrite.Text.AllWords[word].Stem))
            most = Math.Max(most, around.Share(pair.Source.At[place]));
        var (from, to) = pair.Source.SentenceOf(around.Best);
        for (var other = from; other < to; other++)
        {
            if (pair.Rewrite.Words[word].Shares(pair.Source.Words[other]))
                most = Math.Max(most, around.Share(pair.Source.At[other]));
        }
        return most;
    }

    /// <summary>Whether the opposite, or a word of its meaning, stands in the rewrite's sentence too, or a denial that answers to it.</summary>
    static double Both(PolarPair pair, int word, int opposite)
    {
        foreach (var denial in pair.SourceDenials)
        {
            if (denial.Word == opposite && denial.Partner is { } partner && partner.Word != word)
                return denial.Match;
        }
        var stem = pair.Source.Text.AllWords[opposite].Stem;
        var (first, end) = pair.Rewrite.SentenceOf(word);
        for (var own = first; own < end; own++)
        {
            if (own != word && (pair.Rewrite.Text.AllWords[own].Stem == stem || pair.Rewrite.Words[own].Shares(pair.Source.Words[opposite])))
                return 1;
        }
        return 0;
    }
}
