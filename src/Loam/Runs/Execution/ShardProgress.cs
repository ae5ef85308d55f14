using Loam.Documents;

namespace Loam.Runs.Execution;

/// <summary>Tells how far a shard is: with documents as they are read; where a step waits for a server, as it is done with them, for it reads far ahead of its answers.</summary>
/// <remarks>Reading and recording may be on different threads; each for itself is in order.</remarks>
sealed class ShardProgress(RunObserver observer, string stage, bool waits)
{
    readonly Queue<long> open = [];
    readonly Lock gate = new();
    DocumentId? page;
    long rest;

    /// <summary>A document was read, so many bytes behind the one before.</summary>
    public void Read(long bytes)
    {
        if (!waits)
        {
            observer.Advanced(stage, 1, bytes);
            return;
        }
        lock (gate)
            open.Enqueue(bytes);
    }

    /// <summary>Everything was read; so many bytes belong to no document.</summary>
    public void ReadAll(long bytes)
    {
        if (waits)
            rest = bytes;
        else
            observer.Advanced(stage, 0, bytes);
    }

    /// <summary>The waiting step has decided on an item. Several items may be of one page.</summary>
    public void Recorded(Document item)
    {
        var of = item.Provenance is Provenance.Synthetic made ? made.Parent : item.Id;
        if (!waits || of == page)
            return;
        page = of;
        lock (gate)
        {
            if (open.TryDequeue(out var bytes))
                observer.Advanced(stage, 1, bytes);
        }
    }

    /// <summary>The shard is done: what earlier steps dropped never came to the waiting one.</summary>
    public void Complete()
    {
        lock (gate)
        {
            if (waits)
                observer.Advanced(stage, open.Count, open.Sum() + rest);
            open.Clear();
        }
    }
}
