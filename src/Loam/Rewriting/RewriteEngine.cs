namespace Loam.Rewriting;

/// <summary>Answers rewriting requests: a model behind a server, a recording, or the embedded extractive engine.</summary>
/// <remarks>Thread-safe: one engine serves all shards of a run at once.</remarks>
public abstract class RewriteEngine : IDisposable
{
    /// <summary>What provenance calls the model, e.g. <c>extractive/1</c> or <c>mistral-nemo</c>.</summary>
    public abstract string Model { get; }

    /// <summary>Everything about the engine that decides its answers (address and model): part of every request's hash.</summary>
    public abstract string Identity { get; }

    /// <summary>How many requests may wait for it at once; null when it works on this machine's processors. Default: null.</summary>
    public virtual int? Concurrency => null;

    /// <summary>True when it reads a whole page at once, however long, so that pages are not cut into chunks. Default: false.</summary>
    public virtual bool ReadsWholePages => false;

    /// <summary>Answers one request. What is wrong with this one request is in <see cref="RewriteAnswer.Failure"/>.</summary>
    /// <exception cref="EngineException">No request can succeed (wrong key, unknown model): the run should stop.</exception>
    public abstract Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation);

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
