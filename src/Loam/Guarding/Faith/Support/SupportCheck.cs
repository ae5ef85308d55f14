namespace Loam.Guarding.Faith.Support;

/// <summary>Sentences and clauses with detail that the source does not give.</summary>
/// <remarks>
/// A candidate is the run of words of a sentence that speaks most for an addition (<see cref="Run"/>). Whole sentences weighed by their share of new words were the alternative:
/// an addition is mostly one clause of a sentence that is faithful otherwise, and a heavy paraphrase has as many new words as an addition, but spread.
/// </remarks>
sealed class SupportCheck() : FaithCheck(GuardReasons.Unsupported)
{
    /// <summary>Least evidence of a run that is a candidate: about one new noun, or two new verbs.</summary>
    const double LeastEvidence = 2;

    /// <summary>Words of the source before and behind a neighbour's place that are searched for what a paraphrase may have been made of.</summary>
    const int Before = 30, Behind = 60;

    internal override IReadOnlyList<string> Features { get; } =
        ["surprise", "names", "nouns", "plain", "numbers", "loose", "explained", "clause_end", "gap", "habit", "question", "title", "last"];

    internal override bool Applies(Comparison comparison, GuardOptions options) =>
        options.Support && !comparison.Pair.Copies && !comparison.Form.Calculates && (comparison.IsGerman || comparison.IsEnglish);

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var evidence = comparison.Evidence;
        var runs = Run.In(comparison.Rewrite, evidence.Scores, LeastEvidence);
        if (runs.Count == 0)
            return;
        var (total, content) = Sum(evidence, 0, evidence.Scores.Length);
        var marks = new byte[evidence.Scores.Length];
        foreach (var run in runs)
            candidates.Add(Candidate(comparison, evidence, run, total, content, marks));
    }

    /// <summary>The evidence for an addition in from..to, and the number of content words.</summary>
    static (double Evidence, int Content) Sum(WordEvidence evidence, int from, int to)
    {
        var (sum, content) = (0.0, 0);
        for (var i = from; i < to; i++)
        {
            sum += Math.Max(0, evidence.Scores[i]);
            content += evidence.Kinds[i] == WordKind.Function ? 0 : 1;
        }
        return (sum, content);
    }

    static Candidate Candidate(Comparison comparison, WordEvidence evidence, Run run, double total, int all, byte[] marks)
    {
        var text = comparison.Pair.Text;
        var words = comparison.Rewrite.AllWords;
        Span<int> counts = stackalloc int[Enum.GetValues<WordKind>().Length];
        var loose = 0;
        for (var i = run.From; i < run.To; i++)
        {
            if (evidence.Scores[i] <= 0)
                continue;
            // A number that the source has somewhere is no new one.
            if (evidence.Kinds[i] != WordKind.Number || evidence.Scores[i] > 2)
                counts[(int)evidence.Kinds[i]]++;
            loose += evidence.Stems[i] >= 0 ? 1 : 0;
        }
        var content = Math.Max(1, Sum(evidence, run.From, run.To).Content);
        var (explained, _) = evidence.Places.Best(evidence.Stems, run.From, run.To, marks, 1);
        var (own, inSentence) = Sum(evidence, run.Opens, run.Ends);
        var sentence = comparison.Rewrite.Sentences[run.Sentence];
        var span = words[run.ClauseStart(text, words, evidence.Kinds)].Start..words[run.ClauseEnd(text, words, evidence.Kinds, out var closes) - 1].End;
        double[] figures =
        [
            // What is more than a paraphrase of this length would have.
            Math.Max(0, run.Evidence - 0.5 * content) / Math.Sqrt(content + 1.0) / 4,
            Math.Min(1.5, counts[(int)WordKind.Rare] / 3.0),
            Math.Min(1.5, counts[(int)WordKind.Noun] / 3.0),
            Math.Min(1.5, counts[(int)WordKind.Plain] / 4.0),
            Math.Min(1, counts[(int)WordKind.Number] / 2.0),
            loose / 4.0,
            explained / content,
            closes ? 1 : 0,
            Gap(comparison, evidence, run),
            // Who paraphrases much does so everywhere.
            Math.Min(1.5, (total - own) / Math.Max(1, all - inSentence)),
            text.AsSpan(span.Start.Value, sentence.End.Value - span.Start.Value).Contains('?') ? 1 : 0,
            text[sentence.End.Value - 1] is '.' or '!' or '?' or '"' or '“' or '”' or ')' ? 0 : 1,
            run.Ends == words.Count || text.AsSpan(sentence.End.Value).TrimStart(' ') is ['\n', ..] ? 1 : 0,
        ];
        return new(span, figures);
    }

    /// <summary>How much of the source stands unused around the places that the run's sentence and its neighbours were made of, as a share of its content words: a paraphrase has something to paraphrase.</summary>
    static double Gap(Comparison comparison, WordEvidence evidence, Run run)
    {
        var source = comparison.Source.AllWords;
        var most = 0.0;
        for (var sentence = Math.Max(0, run.Sentence - 1); sentence <= Math.Min(run.Sentence + 1, evidence.Stretches.Length - 1); sentence++)
        {
            if (evidence.Stretches[sentence] is not (>= 0 and var place))
                continue;
            var (unused, content) = (0, 0);
            for (var i = Math.Max(0, place - Before); i < Math.Min(source.Count, place + Behind); i++)
            {
                content += source[i].Function ? 0 : 1;
                unused += source[i].Function || evidence.Covered[i] ? 0 : 1;
            }
            most = Math.Max(most, unused / Math.Max(10.0, content));
        }
        return most;
    }
}
