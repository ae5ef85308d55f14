namespace Loam.Guarding.Faith;

/// <summary>How many of the source's facts an article keeps: the facts being its numbers and the words that are not common.</summary>
sealed class CoverageCheck() : FaithCheck(GuardReasons.Omission)
{
    internal override IReadOnlyList<string> Features { get; } = ["found"];

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Coverage && !comparison.Pair.Copies;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var seen = new Dictionary<Range, (Finding Finding, double Found)>();
        foreach (var strictness in (ReadOnlySpan<Strictness>)[Strictness.Strict, Strictness.Standard, Strictness.Lenient])
        {
            var findings = new List<Finding>();
            Look(comparison.Rewrite, comparison.Index, comparison.Common, comparison.Pair, strictness, findings);
            foreach (var finding in findings)
                seen[finding.Span] = (finding, (3 - (int)strictness) / 3.0);
        }
        foreach (var (finding, found) in seen.Values)
            candidates.Add(new(finding.Span, [found], Evidence: finding.Evidence));
    }

    static void Look(GuardText rewrite, SourceIndex source, CommonWords common, GuardPair pair, Strictness strictness, List<Finding> findings)
    {
        if (pair.Style != "wiki" || pair.Copies || pair.Language is not ("de" or "en"))
            return;
        var least = strictness switch { Strictness.Lenient => 0.32, Strictness.Standard => 0.4, _ => 0.5 };
        var (kept, facts) = Share(rewrite, source, common);
        if (facts > 120)
            least -= 0.06; // Nobody retells a long page fact by fact.
        // A long article that keeps few of the words may still say it all in others; a short one that keeps few has left things out.
        var length = Math.Min(1.0, rewrite.AllWords.Count / (double)source.Text.AllWords.Count);
        if (facts >= 12 && kept + 0.3 * length < least)
            findings.Add(new(GuardReasons.Omission, .., $"{kept:P0} of {facts} facts kept in {length:P0} of the length"));
    }

    /// <summary>The share of the source's fact stems that the rewrite has, and how many there are.</summary>
    internal static (double Kept, int Facts) Share(GuardText rewrite, SourceIndex source, CommonWords common)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in rewrite.AllWords)
            said.Add(word.Stem);
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in source.Text.AllWords)
        {
            if (!word.Function && word.Stem.Length > 1 && (char.IsDigit(word.Stem[0]) || common.Rank(word.Stem) is null or > 4000))
                facts.Add(word.Stem);
        }
        return facts.Count == 0 ? (1, 0) : (facts.Count(said.Contains) / (double)facts.Count, facts.Count);
    }
}
