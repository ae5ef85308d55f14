namespace Loam.Guarding.Faith;

/// <summary>The word of the source that a word of the rewrite was made of.</summary>
/// <param name="Word">Index in the source's <see cref="GuardText.AllWords"/>; -1 where there is none.</param>
/// <param name="Strength">0 to 1: 1 for the same stem, less for a related word.</param>
readonly record struct Link(int Word, double Strength);

/// <summary>Which sentences and words of the source the sentences and words of a rewrite were made of.</summary>
/// <remarks>
/// Each sentence of the rewrite takes source sentences greedily: the one that accounts for most of its content words (rare ones weigh more), then those that account for most of what is left. Each
/// word is linked to its occurrence in these sentences, the best first; a word that stands in none of them to the occurrence nearest to them. Translation models with soft
/// alignments were the alternative: they need training, and a rewrite shares most of its words with its source.
/// </remarks>
sealed class Alignment
{
    /// <summary>Source sentences that one sentence may be made of, at most.</summary>
    internal const int MostSentences = 3;

    /// <summary>Least support of a related word that is linked.</summary>
    const double LeastSupport = 0.7;

    /// <summary>A word that the source has more often says nothing of a place, and looking at all of them for each time it is said would cost the square.</summary>
    const int MostPlaces = 500;

    readonly GuardText rewrite;
    readonly GuardText source;
    readonly SourceIndex index;
    readonly Link[] links;
    readonly int[][] sentences;
    readonly double[] overlaps;
    readonly double[] best;

    internal Alignment(GuardText rewrite, SourceIndex index)
    {
        this.rewrite = rewrite;
        this.index = index;
        source = index.Text;
        links = new Link[rewrite.AllWords.Count];
        Array.Fill(links, new(-1, 0));
        sentences = new int[rewrite.Sentences.Count][];
        overlaps = new double[sentences.Length];
        best = new double[sentences.Length];
        var votes = new double[source.Sentences.Count];
        var at = 0;
        for (var sentence = 0; sentence < sentences.Length; sentence++)
        {
            var count = rewrite.WordsOf(sentence).Length;
            sentences[sentence] = Align(sentence, at, at + count, votes);
            at += count;
        }
    }

    /// <summary>The source word of each word of the rewrite; function words are not linked.</summary>
    internal ReadOnlySpan<Link> Links => links;

    /// <summary>The source sentences that a sentence was made of, the best first; empty where it shares nothing.</summary>
    internal ReadOnlySpan<int> Sentences(int sentence) => sentences[sentence];

    /// <summary>How much of a sentence's content stands in all its source sentences together, 0 to 1.</summary>
    internal double Overlap(int sentence) => overlaps[sentence];

    /// <summary>How much of a sentence's content stands in its best source sentence, 0 to 1.</summary>
    internal double BestOverlap(int sentence) => best[sentence];

    /// <summary>The place of the source sentence nearest to a sentence; null where it shares nothing.</summary>
    internal Range? Nearest(int sentence) => sentences[sentence] is [var first, ..] ? source.Sentences[first] : null;

    int[] Align(int sentence, int from, int to, double[] votes)
    {
        var words = rewrite.AllWords;
        var stems = new (int Stem, double Support, double Weight)[to - from];
        var total = 0.0;
        for (var i = from; i < to; i++)
        {
            stems[i - from] = (-1, 0, 0);
            if (words[i].Function || words[i].Stem.Length == 0)
                continue;
            var match = index.Nearest(words[i].Stem);
            var weight = match.Stem < 0 ? 1 : 1 / Math.Sqrt(index.Places(match.Stem).Count);
            total += weight;
            stems[i - from] = (match.Support >= LeastSupport && index.Places(match.Stem).Count <= MostPlaces ? match.Stem : -1, match.Support, weight);
        }
        var chosen = new List<int>(MostSentences);
        var covered = 0.0;
        while (total > 0 && chosen.Count < MostSentences)
        {
            Array.Clear(votes);
            foreach (var (stem, support, weight) in stems)
            {
                if (stem >= 0 && !StandsIn(stem, chosen))
                    Vote(votes, stem, support * weight);
            }
            var top = -1;
            for (var place = 0; place < votes.Length; place++)
            {
                // Neighbours of the best sentence are likelier to go on with it.
                if (votes[place] > 0 && (top < 0 || votes[place] * Nearness(place, chosen) > votes[top] * Nearness(top, chosen)))
                    top = place;
            }
            if (top < 0 || chosen.Count > 0 && votes[top] < 0.08 * total)
                break;
            chosen.Add(top);
            covered += votes[top];
            if (chosen.Count == 1)
                best[sentence] = Math.Min(1, covered / total);
        }
        overlaps[sentence] = total > 0 ? Math.Min(1, covered / total) : 0;
        for (var i = from; i < to; i++)
        {
            if (stems[i - from] is { Stem: >= 0 } known)
                links[i] = new(Occurrence(known.Stem, chosen), known.Support);
        }
        for (var i = from; i < to; i++)
        {
            if (stems[i - from].Stem >= 0)
                links[i] = links[i] with { Word = BesideNeighbours(i, from, to, stems[i - from].Stem) };
        }
        return [.. chosen];
    }

    /// <summary>Of several occurrences in one source sentence, the one beside the links of the neighbouring words.</summary>
    int BesideNeighbours(int word, int from, int to, int stem)
    {
        var linked = links[word].Word;
        var (nearest, least) = (linked, double.MaxValue);
        foreach (var place in index.Places(stem))
        {
            if (source.AllWords[place].Sentence != source.AllWords[linked].Sentence)
                continue;
            var distance = 0.0;
            for (var other = Math.Max(from, word - 3); other <= Math.Min(to - 1, word + 3); other++)
            {
                if (other != word && links[other].Word >= 0)
                    distance += Math.Min(12, Math.Abs(links[other].Word - place)) / (double)Math.Abs(other - word);
            }
            if (distance < least)
                (nearest, least) = (place, distance);
        }
        return nearest;
    }

    void Vote(double[] votes, int stem, double weight)
    {
        var last = -1;
        foreach (var place in index.Places(stem))
        {
            if (source.AllWords[place].Sentence != last)
                votes[last = source.AllWords[place].Sentence] += weight;
        }
    }

    static double Nearness(int place, List<int> chosen) => chosen.Count > 0 && Math.Abs(place - chosen[0]) == 1 ? 1.3 : 1;

    bool StandsIn(int stem, List<int> chosen)
    {
        if (chosen.Count == 0)
            return false;
        foreach (var place in index.Places(stem))
        {
            if (chosen.Contains(source.AllWords[place].Sentence))
                return true;
        }
        return false;
    }

    /// <summary>The occurrence in the best sentence that has one; otherwise the one nearest to the best sentence.</summary>
    int Occurrence(int stem, List<int> chosen)
    {
        var places = index.Places(stem);
        foreach (var sentence in chosen)
        {
            foreach (var place in places)
            {
                if (source.AllWords[place].Sentence == sentence)
                    return place;
            }
        }
        var nearest = places[0];
        foreach (var place in places)
        {
            if (chosen.Count > 0 && Math.Abs(source.AllWords[place].Sentence - chosen[0]) < Math.Abs(source.AllWords[nearest].Sentence - chosen[0]))
                nearest = place;
        }
        return nearest;
    }
}
