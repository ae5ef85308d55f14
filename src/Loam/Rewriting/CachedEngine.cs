namespace Loam.Rewriting;

/// <summary>An engine that is asked only what was never answered before.</summary>
/// <remarks>Failures are not remembered: they may pass. Answers that were cut or filtered are: they were paid for.</remarks>
public sealed class CachedEngine(RewriteEngine engine, AnswerCache cache) : RewriteEngine
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
        if (cache.Find(key, limit) is { } remembered)
            return remembered;
        var answer = await engine.AnswerAsync(request, cancellation).ConfigureAwait(false);
        if (!answer.Failure.Drops)
            cache.Add(key, answer, limit);
        return answer;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        engine.Dispose();
        cache.Dispose();
        base.Dispose(disposing);
    }
}
