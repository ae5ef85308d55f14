namespace Loam.Guarding.Faith;

/// <summary>Sentences whose content the source does not have: too many words that it neither has nor supports.</summary>
sealed class SupportCheck() : FaithCheck(GuardReasons.Unsupported)
{
    internal override IReadOnlyList<string> Features { get; } = ["found"];

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Support && !comparison.Pair.Copies && !comparison.Form.Calculates;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var seen = new Dictionary<Range, (Finding Finding, double Found)>();
        foreach (var strictness in (ReadOnlySpan<Strictness>)[Strictness.Strict, Strictness.Standard, Strictness.Lenient])
        {
            var findings = new List<Finding>();
            Look(comparison.Rewrite, comparison.Index, comparison.Common, comparison.Pair.Language, strictness, findings);
            foreach (var finding in findings)
                seen[finding.Span] = (finding, (3 - (int)strictness) / 3.0);
        }
        foreach (var (finding, found) in seen.Values)
            candidates.Add(new(finding.Span, [found], Evidence: finding.Evidence));
    }

    static void Look(GuardText rewrite, SourceIndex source, CommonWords common, string? language, Strictness strictness, List<Finding> findings)
    {
        if (language is not ("de" or "en"))
            return;
        var (share, weight) = strictness switch { Strictness.Lenient => (0.65, 3.0), Strictness.Standard => (0.57, 3.0), _ => (0.48, 2.5) };
        foreach (var novelty in Novelties(rewrite, source, common))
        {
            if (novelty.Share < share || novelty.Weight < weight)
                continue;
            var span = rewrite.Sentences[novelty.Sentence];
            findings.Add(new(GuardReasons.Unsupported, span, rewrite.Text[span]));
        }
    }

    /// <summary>How much of a sentence is new.</summary>
    /// <param name="Sentence">Number of the sentence.</param>
    /// <param name="Share">Weight of the new words in the weight of all content words.</param>
    /// <param name="Weight">Weight of the new words.</param>
    internal readonly record struct Novelty(int Sentence, double Share, double Weight);

    internal static IEnumerable<Novelty> Novelties(GuardText rewrite, SourceIndex source, CommonWords common)
    {
        var at = 0;
        for (var sentence = 0; sentence < rewrite.Sentences.Count; sentence++)
        {
            double total = 0, novel = 0;
            for (; at < rewrite.AllWords.Count && rewrite.AllWords[at].Sentence == sentence; at++)
            {
                var word = rewrite.AllWords[at];
                if (word.Function || word.Stem.Length == 0)
                    continue;
                var weight = Weight(word.Stem, common);
                total += weight;
                novel += weight * Math.Clamp((0.85 - source.Support(word.Stem)) / 0.85, 0, 1);
            }
            if (total > 0)
                yield return new(sentence, novel / total, novel);
        }
    }

    /// <summary>Common words say less: a writer needs them to say anything at all.</summary>
    internal static double Weight(string stem, CommonWords common) => common.Rank(stem) switch
    {
        null => 1,
        < 500 => 0.35,
        < 2000 => 0.6,
        _ => 0.85,
    };
}
