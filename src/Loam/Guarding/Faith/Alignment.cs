namespace Loam.Guarding.Faith;

/// <summary>Which sentence of the source a sentence of the rewrite was made of.</summary>
static class Alignment
{
    /// <summary>The best source sentence for each sentence of the rewrite, by shared content stems, rare ones weighing more; -1 where none shares any.</summary>
    internal static (int Sentence, double Overlap)[] Best(GuardText rewrite, SourceIndex source)
    {
        var best = new (int, double)[rewrite.Sentences.Count];
        Array.Fill(best, (-1, 0.0));
        var votes = new double[source.Text.Sentences.Count];
        var at = 0;
        for (var sentence = 0; sentence < best.Length; sentence++)
        {
            Array.Clear(votes);
            var total = 0.0;
            for (; at < rewrite.AllWords.Count && rewrite.AllWords[at].Sentence == sentence; at++)
            {
                var word = rewrite.AllWords[at];
                if (word.Function || word.Stem.Length == 0)
                    continue;
                var places = source.SentencesWith(word.Stem);
                var weight = places.Count == 0 ? 1 : 1.0 / Math.Sqrt(places.Count);
                total += weight;
                foreach (var place in places)
                    votes[place] += weight;
            }
            for (var place = 0; place < votes.Length; place++)
            {
                if (votes[place] > 0 && votes[place] / total > best[sentence].Item2)
                    best[sentence] = (place, votes[place] / total);
            }
        }
        return best;
    }

    /// <summary>The source sentence nearest to a sentence of the rewrite; null where there is none.</summary>
    internal static string? Nearest(GuardText rewrite, int sentence, SourceIndex source)
    {
        var votes = new Dictionary<int, double>();
        foreach (var word in rewrite.AllWords)
        {
            if (word.Sentence != sentence || word.Function || word.Stem.Length == 0)
                continue;
            var places = source.SentencesWith(word.Stem);
            foreach (var place in places)
                votes[place] = votes.GetValueOrDefault(place) + 1.0 / places.Count;
        }
        return votes.Count == 0 ? null : source.Text.Sentence(votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).First().Key);
    }
}
