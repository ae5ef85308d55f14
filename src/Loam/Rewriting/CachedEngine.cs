namespace Loam.Rewriting;

/// <summary>An engine that is asked only what was never answered before.</summary>
/// <remarks>Failures are not remembered: they may pass. Answers that were cut or filtered are: they were paid for.</remarks>
/// <param name="engine">The engine to ask; disposed with this one.</param>
/// <param name="cache">Gives the cache when the first answer is wanted: to plan a run must not create or lock a file. Not disposed.</param>
public sealed class CachedEngine(RewriteEngine engine, Func<AnswerCache> cache) : RewriteEngine
{

    /// <inheritdoc/>
    public override string Model => engine.Model;

    /// <inheritdoc/>
    public override string Identity => engine.Identity;

    /// <inheritdoc/>
    public override int? Concurrency => engine.Concurrency;

    /// <inheritdoc/>
    public override bool ReadsWholePages => engine.ReadsWholePages;

    /// <inheritdoc/>
    public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        var key = request.Hash(engine.Identity);
        var limit = request.Sampling.MaxOutputTokens;
        if (cache().Find(key, limit) is { } remembered)
            return remembered;
        var answer = await engine.AnswerAsync(request, cancellation).ConfigureAwait(false);
        if (!answer.Failure.Drops)
            cache().Add(key, answer, limit);
        return answer;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        engine.Dispose();
        base.Dispose(disposing);
    }
}
