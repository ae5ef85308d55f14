using Loam.Guarding.Faith.Support;

namespace Loam.Guarding.Faith.Coverage;

/// <summary>The sentences of a rewrite that speak of nothing in particular: no stretch of the source accounts for them, and they have no numbers and few rare words.</summary>
/// <param name="From">First word.</param>
/// <param name="To">The word behind the last one.</param>
/// <param name="Evidence">How much likelier the words are in a vague passage than in a faithful one, in nats.</param>
/// <param name="Content">Content words of the run.</param>
readonly record struct VagueRun(int From, int To, double Evidence, int Content)
{
    /// <summary>Weight of the linked words in one stretch of the source from which a sentence was surely made of it.</summary>
    const double SureHold = 2.5;

    /// <summary>The vaguest run of a rewrite: the contiguous words whose evidence sums to most.</summary>
    internal static VagueRun In(Comparison comparison)
    {
        var evidence = comparison.Evidence;
        var words = comparison.Rewrite.AllWords;
        var best = new VagueRun(0, 0, 0, 0);
        var (sum, start, content) = (0.0, 0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            // Headings stay when what stands below them is gone.
            if (evidence.Kinds[i] == WordKind.Function || IsHeading(comparison, words[i].Sentence))
                continue;
            if (sum <= 0)
                (sum, start, content) = (0, i, 0);
            sum += Score(evidence, words[i], i);
            content++;
            if (sum > best.Evidence)
                best = new(start, i + 1, sum, content);
        }
        return best;
    }

    static bool IsHeading(Comparison comparison, int sentence) => comparison.Pair.Text[comparison.Rewrite.Sentences[sentence].Start.Value] is '=' or '#';

    static double Score(WordEvidence evidence, GuardWord word, int i)
    {
        if (evidence.Kinds[i] == WordKind.Number)
            return -3;
        var rare = evidence.Kinds[i] == WordKind.Rare;
        if (evidence.Marks[i] == 0)
            return rare ? 0.4 : 0.8;
        var hold = evidence.Holds[2 * word.Sentence + evidence.Marks[i] - 1];
        return Math.Clamp(SureHold - hold, -2.5, 1) - (rare ? 0.5 : 0);
    }

    /// <summary>The words of the source between the places that the sentences before and behind the run were made of; nothing where they are in another order.</summary>
    internal (int From, int To) Between(Comparison comparison)
    {
        var words = comparison.Rewrite.AllWords;
        var (from, to) = (0, comparison.Source.AllWords.Count);
        for (var sentence = words[From].Sentence - 1; sentence >= 0; sentence--)
        {
            if (Anchor(comparison, sentence) is >= 0 and var place)
            {
                from = place;
                break;
            }
        }
        for (var sentence = words[To - 1].Sentence + 1; sentence < comparison.Rewrite.Sentences.Count; sentence++)
        {
            if (Anchor(comparison, sentence) is >= 0 and var place)
            {
                to = place;
                break;
            }
        }
        return from < to ? (from, to) : (0, 0);
    }

    /// <summary>Where the stretch begins that a sentence was surely made of; -1 where there is none.</summary>
    static int Anchor(Comparison comparison, int sentence) =>
        comparison.Evidence.Holds[2 * sentence] > SureHold ? comparison.Evidence.Stretches[sentence] : -1;

    /// <summary>The sentences of the run; those at its ends only where half of their words or more belong to it.</summary>
    internal Range Sentences(Comparison comparison)
    {
        var words = comparison.Rewrite.AllWords;
        var (first, last) = (words[From].Sentence, words[To - 1].Sentence);
        if (first < last && From - comparison.Rewrite.FirstWord(first) > comparison.Rewrite.WordsOf(first).Length / 2)
            first++;
        while (first < last && IsHeading(comparison, first))
            first++;
        if (first < last && To - comparison.Rewrite.FirstWord(last) < comparison.Rewrite.WordsOf(last).Length / 2)
            last--;
        return comparison.Rewrite.Sentences[first].Start..comparison.Rewrite.Sentences[last].End;
    }
}
