using System.Runtime.CompilerServices;
using Loam.Documents;
using Loam.Formats;
using Loam.Steps;

namespace Loam.Runs.Datasets;

/// <summary>A folder of shards with a manifest: what a stage wrote, and what the next one reads. Immutable, thread-safe.</summary>
public sealed class Dataset
{
    Dataset(string folder, Manifest manifest, Ledger ledger)
    {
        Folder = folder;
        Manifest = manifest;
        Ledger = ledger;
        Shards = [.. manifest.Shards.Select(s => new Shard(s, s.Sources is { } sources
            ? [.. sources.Select(f => f.ToInput())]
            : [new InputFile(Path.Combine(folder, s.Name), s.Name, InputKind.Jsonl, s.Bytes)]))];
    }

    /// <summary>The name of the file that accounts for the dataset.</summary>
    public const string LedgerFile = "ledger.json";

    /// <summary>Where it stands.</summary>
    public string Folder { get; }

    /// <summary>What it holds.</summary>
    public Manifest Manifest { get; }

    /// <summary>Its shards in order.</summary>
    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>How the documents came to be or not to be in it.</summary>
    /// <remarks>Read when the dataset is opened: a verb moves the folder away before its summary is printed.</remarks>
    public Ledger Ledger { get; }

    /// <summary>Opens a complete dataset; null when there is none, or it is not complete.</summary>
    public static Dataset? TryOpen(string folder) =>
        RunJson.Load(Path.Combine(folder, Manifest.FileName), RunJson.Readable.Manifest) is { } manifest
            && RunJson.Load(Path.Combine(folder, LedgerFile), RunJson.Readable.Ledger) is { } ledger ? new(folder, manifest, ledger) : null;

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

/// <summary>A shard: the unit of parallel work and of resuming.</summary>
/// <param name="Info">What the manifest says.</param>
/// <param name="Files">The files to read, in order.</param>
public sealed record Shard(ShardInfo Info, IReadOnlyList<InputFile> Files)
{
    /// <summary>True for files that a run found, not one that it wrote: they may hold records that cannot be read.</summary>
    public bool IsExternal => Info.Sources is not null;

    /// <summary>Every record of the files, unreadable ones with their reason.</summary>
    /// <param name="options">Limits of reading.</param>
    /// <param name="tally">What was seen besides, or null.</param>
    /// <param name="cancellation">Stops between records.</param>
    public IEnumerable<Judged> ReadAll(ReadOptions options, ReadTally? tally, CancellationToken cancellation) =>
        // What was once read within the limits is longer as a row of JSON: a run's own files are read whatever their rows' length.
        Files.SelectMany(f => DocumentReader.Read(f, IsExternal ? options : options with { MaxRowBytes = OwnRowBytes }, tally, cancellation));

    const int OwnRowBytes = 1 << 30;

    /// <summary>The documents of the files. In a file that a run wrote, a broken row is a <see cref="ShardException"/>.</summary>
    public async IAsyncEnumerable<Document> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (document, verdict) in ReadAll(new(), null, cancellation))
        {
            if (!verdict.Drops)
                yield return document;
            else if (!IsExternal)
                throw Damaged(verdict);
        }
    }

    /// <summary>A file that a run wrote no longer says what it said.</summary>
    internal ShardException Damaged(Verdict verdict) =>
        new(Files[0].Path, $"damaged after it was written ({verdict.Evidence}); delete the stage's folder to make it again");
}
