using Loam.Runs.Datasets;

namespace Loam.Runs;

/// <summary>Sees a run as it happens: progress bars, plain lines and tests derive from it. Does nothing by default.</summary>
/// <remarks>Called from any thread; implementations are thread-safe and quick.</remarks>
public class RunObserver
{
    /// <summary>An observer that does nothing.</summary>
    public static RunObserver Silent { get; } = new();

    /// <summary>A stage was found complete from an earlier run.</summary>
    public virtual void Cached(string stage, Manifest manifest) { }

    /// <summary>A stage begins.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="bytes">Bytes of input it will go through; 0 where that means nothing.</param>
    public virtual void Started(string stage, long bytes) { }

    /// <summary>A stage has gone through more of its input.</summary>
    public virtual void Advanced(string stage, long documents, long bytes) { }

    /// <summary>A word from inside a stage, e.g. <c>seed 2 of 3: synthetic</c>.</summary>
    public virtual void Noted(string stage, string note) { }

    /// <summary>Something that a person should know about a stage's result.</summary>
    public virtual void Warned(string stage, string warning) { }

    /// <summary>What a stage paid others, said when it ends, however it ends, e.g. <c>paid $0.42 in this run, $1.24 of $10.00 in all</c>.</summary>
    public virtual void Billed(string stage, string bill) { }

    /// <summary>A shard failed; the others go on.</summary>
    public virtual void Failed(string stage, ShardFailure failure) { }

    /// <summary>A stage is complete.</summary>
    public virtual void Finished(string stage, Manifest manifest, Ledger ledger, TimeSpan elapsed) { }
}
