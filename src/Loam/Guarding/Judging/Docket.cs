using Loam.Guarding.Faith;
using Loam.Steps;
using Loam.Text;

namespace Loam.Guarding.Judging;

/// <summary>What the rules say of a rewrite, and which of its sentences go before a judge.</summary>
/// <remarks>
/// A sentence is asked about where a check weighed a place in it and came to a doubt below the one that drops. What is plain to see (form) is not asked about, nor are findings about the whole (omissions): a question
/// about one sentence cannot settle them. Nothing is asked about a rewrite that goes anyway.
/// </remarks>
/// <param name="Findings">What drops the rewrite by the rules alone.</param>
/// <param name="Statements">What to ask about: doubtful sentences from the most doubtful on, then audited ones in the order of the text.</param>
public sealed record Docket(IReadOnlyList<Finding> Findings, IReadOnlyList<Statement> Statements)
{
    /// <summary>Fewer words are a heading or a scrap, which says nothing that could be wrong.</summary>
    const int FewestWords = 4;

    /// <summary>Looks at a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="options">What to look for, and how strictly.</param>
    /// <param name="scope">What to ask about.</param>
    /// <param name="random">Draws the audited sentences: of the run's seed and the rewrite's id.</param>
    public static Docket Of(GuardPair pair, GuardOptions options, JudgeScope scope, SeededRandom random)
    {
        var least = FaithChecks.All.Min(check => Math.Min(check.Model.Threshold(options.Strictness), scope.Floor ?? check.Model.Threshold(Strictness.Strict)));
        return Of(pair, Guard.Doubts(pair, options, least), options.Strictness, scope, random);
    }

    /// <summary>The same for findings that are known.</summary>
    internal static Docket Of(GuardPair pair, IReadOnlyList<Finding> doubts, Strictness strictness, JudgeScope scope, SeededRandom random)
    {
        List<Finding> dropping = [.. doubts.Where(finding => finding.Doubt >= Guard.Threshold(finding.Reason, strictness))];
        if (dropping.Exists(finding => !IsWeighed(finding)))
            return new(dropping, []);
        var sentences = Sentences.In(pair.Text);
        var bySentence = doubts.Where(finding => IsAskable(finding) && (IsDoubtful(finding) || dropping.Contains(finding))).GroupBy(finding => sentences.FindIndex(s => Holds(s, finding, pair.Text.Length))).Where(group => group.Key >= 0)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(finding => finding.Doubt).ToList());
        var rescued = scope.Rescue && dropping.Count > 0 && dropping.TrueForAll(finding => IsAskable(finding) && finding.Doubt < Guard.Threshold(finding.Reason, Strictness.Lenient))
            ? bySentence.Where(s => s.Value.Exists(dropping.Contains)).Select(s => s.Key).ToHashSet()
            : [];
        if (rescued.Count > scope.PerRewrite)
            rescued.Clear();
        var doubtful = dropping.Count > 0 && rescued.Count == 0 ? [] : bySentence.Where(s => !s.Value.Exists(dropping.Contains)).Select(s => s.Key).ToList();
        var chosen = new List<Statement>();
        foreach (var (number, purpose) in rescued.Select(number => (number, Purpose.Rescue)).Concat(doubtful.Select(number => (number, Purpose.Doubt)))
            .OrderByDescending(s => s.Item2 == Purpose.Rescue).ThenByDescending(s => bySentence[s.number][0].Doubt).ThenBy(s => s.number).Take(scope.PerRewrite))
            chosen.Add(new(sentences[number], bySentence[number], purpose == Purpose.Rescue, purpose));
        for (var number = 0; number < sentences.Count && scope.Audit > 0; number++)
        {
            // Drawn for every sentence: what is found in one must not decide which others are drawn.
            var drawn = random.NextDouble() < scope.Audit;
            var findings = bySentence.GetValueOrDefault(number, []);
            var drops = findings.Exists(dropping.Contains);
            if (drawn && !rescued.Contains(number) && (drops || findings.Count == 0) && IsStatement(pair.Text.AsSpan()[sentences[number]]))
                chosen.Add(new(sentences[number], findings, drops, Purpose.Audit));
        }
        return new(dropping, chosen);

        bool IsDoubtful(Finding finding) => finding.Doubt >= (scope.Floor ?? Guard.Threshold(finding.Reason, Strictness.Strict));
    }

    static bool IsWeighed(Finding finding) => Guard.Threshold(finding.Reason, Strictness.Strict) > 0;

    static bool IsAskable(Finding finding) => IsWeighed(finding) && !finding.Span.Equals(..);

    static bool Holds(Range sentence, Finding finding, int length) =>
        finding.Span.Start.GetOffset(length) is var start && start >= sentence.Start.Value && start < sentence.End.Value;

    static bool IsStatement(ReadOnlySpan<char> sentence) => sentence[^1] != '?' && Words.Count(sentence) >= FewestWords;
}
