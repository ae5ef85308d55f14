using System.Runtime.CompilerServices;
using Loam.Documents;
using Loam.Formats;
using Loam.Steps;

namespace Loam.Runs.Datasets;

/// <summary>A folder of shards with a manifest: what a stage wrote, and what the next one reads. Immutable, thread-safe.</summary>
public sealed class Dataset
{
    Dataset(string folder, Manifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
        Shards = [.. manifest.Shards.Select(s => new Shard(s, new InputFile(s.Path ?? Path.Combine(folder, s.Name), s.Name)))];
    }

    /// <summary>The ending of the file that accounts for the dataset.</summary>
    public const string LedgerFile = "ledger.json";

    /// <summary>Where it stands.</summary>
    public string Folder { get; }

    /// <summary>What it holds.</summary>
    public Manifest Manifest { get; }

    /// <summary>Its shards in order.</summary>
    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>How the documents came to be or not to be in it.</summary>
    public Ledger Ledger => field ??= RunJson.Load(Path.Combine(Folder, LedgerFile), RunJson.Readable.Ledger) ?? Ledger.Empty;

    /// <summary>Opens a complete dataset; null when there is none, or it is not complete.</summary>
    public static Dataset? TryOpen(string folder) =>
        RunJson.Load(Path.Combine(folder, Manifest.FileName), RunJson.Readable.Manifest) is { } manifest ? new(folder, manifest) : null;

    /// <summary>Opens a complete dataset, or says that there is none.</summary>
    public static Dataset Open(string folder) => TryOpen(folder)
        ?? throw new RecipeException($"'{folder}' is not a complete dataset: it has no readable {Manifest.FileName}");

    /// <summary>All documents of all shards, in order.</summary>
    public async IAsyncEnumerable<Document> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var shard in Shards)
            await foreach (var document in shard.ReadAsync(cancellation).ConfigureAwait(false))
                yield return document;
    }
}

/// <summary>One file of a dataset.</summary>
public sealed record Shard(ShardInfo Info, InputFile File)
{
    /// <summary>True for a file that a run found, not one that it wrote: it may hold records that cannot be read.</summary>
    public bool IsExternal => Info.Path is not null;

    /// <summary>Every record of the file, unreadable ones with their reason.</summary>
    public IAsyncEnumerable<Judged> ReadAllAsync(CancellationToken cancellation = default) =>
        DocumentReader.ReadAsync(File, new ReadOptions(), cancellation);

    /// <summary>The documents of the file. In a file that a run wrote, a broken row is a <see cref="ShardException"/>.</summary>
    public async IAsyncEnumerable<Document> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (document, verdict) in ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (!verdict.Drops)
                yield return document;
            else if (!IsExternal)
                throw new ShardException(File.Path, $"damaged after it was written ({verdict.Evidence}); delete the stage's folder to make it again");
        }
    }
}
