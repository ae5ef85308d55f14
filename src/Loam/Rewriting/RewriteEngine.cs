namespace Loam.Rewriting;

/// <summary>Answers rewriting requests: a model behind a server, a recording, or the embedded extractive engine.</summary>
/// <remarks>Thread-safe: one engine serves all shards of a run at once.</remarks>
public abstract class RewriteEngine : IDisposable
{
    /// <summary>What provenance calls the model, e.g. <c>extractive/1</c> or <c>mistral-nemo</c>.</summary>
    public abstract string Model { get; }

    /// <summary>Everything about the engine that decides its answers (address and model): part of every request's hash.</summary>
    public abstract string Identity { get; }

    /// <summary>Whether it can write in a style; a model can write in any. Default: true.</summary>
    public virtual bool Writes(string style) => true;

    /// <summary>How many requests may wait for it at once; null when it works on this machine's processors. Default: null.</summary>
    public virtual int? Concurrency => null;

    /// <summary>True when it reads a whole page at once, however long, so that pages are not cut into chunks. Default: false.</summary>
    public virtual bool ReadsWholePages => false;

    /// <summary>True when its answers cost nothing and are there at once, so that a forecast may ask for them. Default: false.</summary>
    public virtual bool IsFree => false;

    /// <summary>Answers one request. What is wrong with this one request is in <see cref="RewriteAnswer.Failure"/>.</summary>
    /// <exception cref="EngineException">No request can succeed (wrong key, unknown model): the run should stop.</exception>
    public abstract Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation);

    /// <summary>
    /// Called when all shards of a run have been through and some answers are still <see cref="RewriteAnswer.Pending"/>: fetches them, however long it takes.
    /// True when there are new answers, so that it is worth going through those shards again; false when somebody else must act first. Default: false.
    /// </summary>
    /// <param name="note">Takes words for the progress line.</param>
    /// <param name="cancellation">Stops waiting; nothing is lost.</param>
    public virtual ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation) => ValueTask.FromResult(false);

    /// <summary>What a person must do so that pending answers come, e.g. the command that answers a file of requests; null where there is nothing to do. Default: null.</summary>
    public virtual string? Waiting => null;

    /// <summary>How the engine is doing, for the progress line: requests open, money spent, servers away; null: nothing to say. Default: null.</summary>
    public virtual string? Status => null;

    /// <summary>What was paid since it was opened, for people: said when a run ends, however it ends; null: nothing. Default: null.</summary>
    public virtual string? Bill => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the engine holds.</summary>
    protected virtual void Dispose(bool disposing) { }
}

/// <summary>The engine cannot answer anything: the run stops before more is spent. The message carries the server's words.</summary>
public sealed class EngineException(string message, Exception? inner = null) : Exception(message, inner);
