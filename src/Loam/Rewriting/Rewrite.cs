using Loam.Documents;

namespace Loam.Rewriting;

/// <summary>What became of one page in one style: the rewrite or the reason, with everything that was asked and answered.</summary>
/// <param name="Document">The synthetic document; when dropped, with what text there is.</param>
/// <param name="Verdict">Keep, or why there is no rewrite.</param>
/// <param name="Requests">What was to be asked, one request per chunk.</param>
/// <param name="Answers">The answers so far, in the order of the requests; fewer than the requests when one failed.</param>
public sealed record Rewrite(Document Document, Verdict Verdict, IReadOnlyList<RewriteRequest> Requests, IReadOnlyList<RewriteAnswer> Answers)
{
    /// <summary>True when answers are still to come: nothing is decided yet. Default: false.</summary>
    public bool Pending { get; init; }

    /// <summary>The totals that go into the ledger: answers used, and their tokens in and out, whether paid for in this run or remembered.</summary>
    /// <remarks>
    /// What identical requests share is counted with the one that paid for it. What was remembered depends on when a run was last killed; books that told it apart would differ between two runs that made the same data.
    /// </remarks>
    internal IEnumerable<(string Measure, double Amount)> Totals =>
    [
        ("requests", Answers.Count),
        ("tokens.in", Answers.Sum(answer => answer.InputTokens)),
        ("tokens.out", Answers.Sum(answer => answer.OutputTokens)),
        .. Answers.Sum(answer => answer.Usd) is { } usd && Answers.Any(answer => answer.Usd > 0 || answer.Payer is not null) && Document.Provenance is Provenance.Synthetic { Style: var style }
            ? [(Cost, usd), ($"{Cost}.{style}", usd), ($"requests.{style}", Answers.Count)]
            : Array.Empty<(string, double)>(),
    ];

    /// <summary>The measure of what the answers cost, in US dollars; with <c>.STYLE</c> behind it that of one style.</summary>
    public const string Cost = "usd";
}
