namespace Loam.Guarding.Faith.Coverage;

/// <summary>A part of the source replaced by vague sentences, in styles that promise to keep the facts.</summary>
/// <remarks>
/// One candidate for each rewrite: its vaguest run, beside the hole that it leaves in the source. The share of facts kept alone was tried first: it depends more on how long a page is and how
/// much of it is boilerplate than on the writer.
/// </remarks>
sealed class CoverageCheck() : FaithCheck(GuardReasons.Omission)
{
    /// <summary>Facts of a source below which nothing can be said.</summary>
    const int LeastFacts = 12;

    /// <summary>Missing facts that the evidence names.</summary>
    const int Named = 5;

    internal override IReadOnlyList<string> Features { get; } = ["vague", "length", "long_source", "hole_share", "gap_words", "even"];

    internal override bool Applies(Comparison comparison, GuardOptions options) =>
        options.Coverage && comparison.Form.Retells && !comparison.Pair.Copies && (comparison.IsGerman || comparison.IsEnglish);

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var facts = new SourceFacts(comparison);
        var run = VagueRun.In(comparison);
        if (facts.Count < LeastFacts || run.Content == 0)
            return;
        var source = comparison.Source.AllWords;
        var hole = facts.Hole();
        var between = run.Between(comparison);
        var gap = facts.In(between.From, between.To);
        double[] figures =
        [
            Math.Min(2, run.Evidence / 20),
            Math.Min(1, comparison.Rewrite.AllWords.Count / (double)facts.Words),
            // Nobody retells a long page fact by fact.
            Math.Log(facts.Words / 200.0),
            facts.In(hole.From, hole.To).Missing / (double)facts.Count,
            // How many facts each word of the run stands for.
            Math.Min(3, gap.Missing / (run.Content + 5.0)),
            Evenness(facts, source.Count),
        ];
        var (from, to) = gap.Missing > 0 ? between : (hole.From, hole.To);
        var (inside, missing) = facts.In(from, to);
        if (missing == 0)
            return;
        var span = run.Sentences(comparison);
        candidates.Add(new(span, figures, source[from].Start..source[to - 1].End, FormattableString.Invariant(
            $"{missing} of {inside} facts missing here, such as {facts.Missing(from, to, Named)}; {facts.Kept} of {facts.Count} kept in all")));
    }

    /// <summary>The share of facts kept in the quarter of the source that keeps fewest, against that of the whole; at most 1.</summary>
    static double Evenness(SourceFacts facts, int words)
    {
        var least = 1.0;
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var (inside, missing) = facts.In(quarter * words / 4, (quarter + 1) * words / 4);
            least = Math.Min(least, (inside - missing + 1) / (inside + 2.0));
        }
        return Math.Min(1, least / Math.Max(0.05, facts.Kept / (double)facts.Count));
    }
}
