using System.Collections.Immutable;
using Loam.Documents;
using Loam.Formats;

namespace Loam.Runs.Execution;

/// <summary>Writes everything that one shard's steps dropped, as document rows with <c>meta.step</c>, <c>meta.reason</c> and <c>meta.evidence</c>.</summary>
/// <remarks>
/// One file per step, since steps run ahead of each other by as much as threads allow: one file for all would depend on their number. The ending is
/// none that readers know, so that no glob over shards brings back what was dropped.
/// </remarks>
sealed class RejectWriter(string folder, int shard) : IDisposable
{
    readonly OrderedDictionary<string, JsonlWriter> writers = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    /// <summary>What such files' names have and no other file's name has.</summary>
    public const string Mark = ".rejects.";

    /// <summary>The names of the files, in ordinal order.</summary>
    public ImmutableArray<string> Files => [.. writers.Keys.Order(StringComparer.Ordinal).Select(NameOf)];

    string NameOf(string step) => $"{shard:D5}.{step}{Mark}zst";

    public void Write(string step, Document document, Verdict verdict)
    {
        JsonlWriter? writer;
        lock (gate)
        {
            if (!writers.TryGetValue(step, out writer))
                writers[step] = writer = new(Path.Combine(folder, NameOf(step)));
        }
        writer.Write(document with
        {
            Meta = document.Meta.SetItem("step", MetaValue.Of(step)).SetItem("reason", MetaValue.Of(verdict.Reason!.Code)).SetItem("evidence", MetaValue.Of(verdict.Evidence!)),
        });
    }

    public void Complete()
    {
        foreach (var writer in writers.Values)
            writer.Complete();
    }

    public void Dispose()
    {
        foreach (var writer in writers.Values)
            writer.Dispose();
    }
}
