using Loam.Documents;

namespace Loam.Steps;

/// <summary>Where a document stands in a dataset: shard number and position in it, both from 0. Ordered.</summary>
public readonly record struct ShardPosition(int Shard, long Index);

/// <summary>A filter that must see the whole corpus before it can judge any document (deduplication): two passes with a barrier between.</summary>
public abstract class CorpusFilter
{
    /// <summary>Name, version and options.</summary>
    public abstract StepIdentity Identity { get; }

    /// <summary>Begins a judgement of one corpus.</summary>
    /// <param name="shards">How many shards the corpus has.</param>
    /// <param name="scratch">An existing empty folder for spilled data; the caller deletes it.</param>
    public abstract CorpusPass Begin(int shards, string scratch);
}

/// <summary>One judgement of one corpus: <see cref="Observe"/> everything, <see cref="Conclude"/>, then <see cref="Judge"/> everything again.</summary>
public abstract class CorpusPass : IDisposable
{
    /// <summary>First pass. Shards may be observed at the same time by different threads; within a shard, in order by one thread.</summary>
    public abstract void Observe(ShardPosition position, Document document);

    /// <summary>The barrier: called once, after everything was observed.</summary>
    public abstract void Conclude(CancellationToken cancellation);

    /// <summary>Second pass, after <see cref="Conclude"/>. Thread-safe, and the same whatever the order of calls.</summary>
    public abstract Verdict Judge(ShardPosition position, Document document);

    /// <summary>After <see cref="Conclude"/>: writes what is worth keeping besides the verdicts (clusters), and gives the files' names. Nothing by default.</summary>
    public virtual IReadOnlyList<string> Save(string folder, CancellationToken cancellation) => [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the pass holds.</summary>
    protected virtual void Dispose(bool disposing) { }
}
