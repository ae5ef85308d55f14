using System.Collections.Concurrent;

namespace Loam.Rewriting;

/// <summary>An engine that is asked only what was never answered before.</summary>
/// <remarks>
/// Failures are not remembered: they may pass. Answers that were cut or filtered are: they were paid for. But an answer whose server turns out to write nothing usable
/// is withdrawn: it stays in the file, and counts only for a style that can use it. Two requests with the same words that are open at once
/// (a page and its copy) are asked once: the second waits for the first. The books have the cost with the page that paid.
/// </remarks>
/// <param name="engine">The engine to ask; disposed with this one.</param>
/// <param name="cache">Gives the cache when the first answer is wanted: to plan a run must not create or lock a file. Not disposed.</param>
public sealed class CachedEngine(RewriteEngine engine, Func<AnswerCache> cache) : RewriteEngine
{
    readonly ConcurrentDictionary<(string Key, int Limit), Task<RewriteAnswer>> open = [];

    /// <inheritdoc/>
    public override string Model => engine.Model;

    /// <inheritdoc/>
    public override string Identity => engine.Identity;

    /// <inheritdoc/>
    public override int? Concurrency => engine.Concurrency;

    /// <inheritdoc/>
    public override bool ReadsWholePages => engine.ReadsWholePages;

    /// <inheritdoc/>
    public override bool Writes(string style) => engine.Writes(style);

    /// <inheritdoc/>
    public override ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation) => engine.SettleAsync(note, cancellation);

    /// <inheritdoc/>
    public override string? Waiting => engine.Waiting;

    /// <inheritdoc/>
    public override string? Status => engine.Status;

    /// <inheritdoc/>
    public override string? Bill => engine.Bill;

    /// <inheritdoc/>
    public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        var key = request.Hash(engine.Identity);
        var limit = request.Sampling.MaxOutputTokens;
        var own = new TaskCompletionSource<RewriteAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (open.GetOrAdd((key, limit), own.Task) is var asked && asked != own.Task)
        {
            try
            {
                var answer = await asked.WaitAsync(cancellation).ConfigureAwait(false);
                return answer.Failure.Drops || answer.Pending ? answer with { Cached = false } : answer.For(request) with { Cached = true };
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                // The one who asked gave up; this one still wants to know, and asks itself.
            }
        }
        try
        {
            var answer = cache().Find(key, limit) ?? Usable(key, request) ?? await AskAsync(key, request, cancellation).ConfigureAwait(false);
            own.SetResult(answer);
            return answer.For(request);
        }
        catch (OperationCanceledException)
        {
            own.SetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception error)
        {
            own.SetException(error);
            _ = own.Task.Exception; // Seen: nobody may be waiting.
            throw;
        }
        finally
        {
            open.TryRemove((key, limit), out _);
        }
    }

    // A changed post-processing asks for nothing: what it can use now is there.
    RewriteAnswer? Usable(string key, RewriteRequest request) =>
        request.Judge is { } judge && cache().FindWithdrawn(key) is { } withdrawn && !judge(withdrawn).Drops ? withdrawn : null;

    async Task<RewriteAnswer> AskAsync(string key, RewriteRequest request, CancellationToken cancellation)
    {
        var answer = await engine.AnswerAsync(request, cancellation).ConfigureAwait(false);
        if (answer.Failure.Drops || answer.Pending || answer.Cached)
            return answer;
        if (answer.Usd > 0)
            answer = answer with { Payer = request.Payer };
        var row = new AnswerRow(key, engine.Identity, request.Style, request.Sampling.MaxOutputTokens, answer);
        cache().Add(row);
        answer.Streak?.WhenProven(() => cache().Add(row with { Withdrawn = true }));
        return answer;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        engine.Dispose();
        base.Dispose(disposing);
    }
}
