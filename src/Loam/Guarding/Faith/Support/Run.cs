using System.Buffers;

namespace Loam.Guarding.Faith.Support;

/// <summary>The words of one sentence that speak most for an addition.</summary>
/// <param name="Sentence">Number of the sentence in the rewrite.</param>
/// <param name="From">First word of the run.</param>
/// <param name="To">The word behind its last one.</param>
/// <param name="Opens">First word of the sentence.</param>
/// <param name="Ends">The word behind the last one of the sentence.</param>
/// <param name="Evidence">Sum of the evidence of its words.</param>
readonly record struct Run(int Sentence, int From, int To, int Opens, int Ends, double Evidence)
{
    /// <summary>The best run of each sentence: the contiguous words whose evidence sums to most.</summary>
    internal static List<Run> In(GuardText rewrite, double[] scores, double least)
    {
        var runs = new List<Run>();
        var words = rewrite.AllWords;
        for (var opens = 0; opens < words.Count;)
        {
            var ends = opens;
            var (sum, start) = (0.0, opens);
            var best = new Run(words[opens].Sentence, opens, opens, opens, opens, 0);
            for (; ends < words.Count && words[ends].Sentence == words[opens].Sentence; ends++)
            {
                if (sum <= 0)
                    (sum, start) = (0, ends);
                sum += scores[ends];
                if (sum > best.Evidence)
                    best = best with { From = start, To = ends + 1, Evidence = sum };
            }
            if (best.Evidence >= least)
                runs.Add(Trimmed(best, scores) with { Ends = ends });
            opens = ends;
        }
        return runs;
    }

    static Run Trimmed(Run run, double[] scores)
    {
        var from = run.From;
        while (from < run.To && scores[from] <= 0)
            from++;
        return run with { From = from };
    }

    /// <summary>First word of the clause, when the run is the clause's first content; otherwise the run's first word.</summary>
    internal int ClauseStart(string text, List<GuardWord> words, WordKind[] kinds)
    {
        for (var i = From; ; i--)
        {
            if (i == Opens || Cuts(text, words[i - 1], words[i]))
                return i;
            if (kinds[i - 1] != WordKind.Function)
                return From;
        }
    }

    /// <summary>The word behind the last one of the clause, when the run is the clause's last content; otherwise the one behind the run.</summary>
    /// <param name="text">The rewrite.</param>
    /// <param name="words">Its words.</param>
    /// <param name="kinds">Their kinds.</param>
    /// <param name="closes">Whether the run is the clause's last content.</param>
    internal int ClauseEnd(string text, List<GuardWord> words, WordKind[] kinds, out bool closes)
    {
        for (var i = To; ; i++)
        {
            closes = i == Ends || Cuts(text, words[i - 1], words[i]);
            if (closes)
                return i;
            if (kinds[i] != WordKind.Function)
                return To;
        }
    }

    static bool Cuts(string text, GuardWord left, GuardWord right) =>
        text.AsSpan(left.End, right.Start - left.End).IndexOfAny(Marks) >= 0 || text.AsSpan(right.Start, right.Length) is "und" or "oder" or "sowie" or "and" or "or";

    static readonly SearchValues<char> Marks = SearchValues.Create(",;:–—()");
}
