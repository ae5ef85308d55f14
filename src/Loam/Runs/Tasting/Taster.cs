using Loam.Documents;
using Loam.Guarding;
using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs.Tasting;

/// <summary>One page in one style, with everything that was asked, answered and found.</summary>
/// <param name="Style">The style; null when no rule wants the page.</param>
/// <param name="Rewrite">Requests, answers, and what was made of them.</param>
/// <param name="Findings">What the guard has against it; empty when nothing, or when there is no rewrite to judge.</param>
public sealed record TastedRewrite(RewriteStyle? Style, Rewrite Rewrite, IReadOnlyList<Finding> Findings)
{
    /// <summary>Keep, or why a run would drop it.</summary>
    public Verdict Verdict => Rewrite.Verdict.Drops || Findings.Count == 0 ? Rewrite.Verdict : Verdict.Drop(Findings[0].Reason, Findings[0].Evidence);

    /// <summary>True when the server did not answer: that says nothing about the page or the style.</summary>
    public bool IsUnanswered => RewriteReasons.IsOutage(Rewrite.Verdict);

    /// <summary>Tokens read, as the server counts; 0 where it does not.</summary>
    public long InputTokens => Rewrite.Answers.Sum(a => a.InputTokens);

    /// <summary>Tokens written, as the server counts; 0 where it does not.</summary>
    public long OutputTokens => Rewrite.Answers.Sum(a => a.OutputTokens);

    /// <summary>Seconds of the slowest of its answers, when it was asked: they are asked at the same time.</summary>
    public double Seconds => Rewrite.Answers.Select(a => a.Seconds).DefaultIfEmpty().Max();

    /// <summary>US dollars; null where no price is known.</summary>
    public double? Usd => Rewrite.Answers.Any(a => a.Usd is not null) ? Rewrite.Answers.Sum(a => a.Usd ?? 0) : null;
}

/// <summary>Rewrites and judges single pages as a run would, and keeps what a run forgets: what <c>loam try</c> and <c>loam rewrite --sample</c> show. Thread-safe.</summary>
/// <param name="parts">Engine, styles and rules.</param>
/// <param name="guard">What the guard looks for.</param>
/// <param name="seed">The run's seed: draws the shares of rules.</param>
public sealed class Taster(RewriteParts parts, GuardOptions guard, ulong seed)
{
    /// <summary>How long a server that is away is waited for where the user says nothing: somebody sits before the screen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The styles that a run would write the page in; one null when no rule wants it.</summary>
    public IReadOnlyList<RewriteStyle?> StylesFor(Document page) => parts.Selection.For(page, seed) ?? (IReadOnlyList<RewriteStyle?>)[null];

    /// <summary>Rewrites extracted pages, several at once; the results are in the order of the items.</summary>
    /// <param name="items">Pages with a style each; null for a page that no rule wants.</param>
    /// <param name="workers">How many at once where the engine works on this machine.</param>
    /// <param name="note">Takes words for people while an engine is waited for.</param>
    /// <param name="cancellation">Stops; answers that came are remembered where there is a cache.</param>
    /// <exception cref="EngineException">The engine can answer nothing.</exception>
    /// <exception cref="AwaitingException">Somebody else must answer first: a batch.</exception>
    public async Task<IReadOnlyList<TastedRewrite>> RewriteAsync(
        IReadOnlyList<(Document Page, RewriteStyle? Style)> items, int workers, Action<string> note, CancellationToken cancellation)
    {
        var tasted = new TastedRewrite[items.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, parts.Engine.Concurrency ?? workers), CancellationToken = cancellation };
        while (true)
        {
            await Parallel.ForAsync(0, items.Count, parallel, async (i, stop) => tasted[i] = await RewriteAsync(items[i].Page, items[i].Style, stop).ConfigureAwait(false)).ConfigureAwait(false);
            if (!tasted.Any(t => t.Rewrite.Pending))
                return tasted;
            if (!await parts.Engine.SettleAsync(note, cancellation).ConfigureAwait(false))
                throw new AwaitingException(parts.Engine.Waiting ?? "the rewrites wait for their answers; the same command goes on");
        }
    }

    async Task<TastedRewrite> RewriteAsync(Document page, RewriteStyle? style, CancellationToken cancellation)
    {
        var rewrite = await parts.Step.RewriteAsync(page, style, cancellation).ConfigureAwait(false);
        return new(style, rewrite, rewrite.Verdict.Drops || rewrite.Pending || GuardStep.PairOf(rewrite.Document) is not { } pair ? [] : Guard.Check(pair, guard));
    }
}
