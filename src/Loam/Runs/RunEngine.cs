using System.Collections.Immutable;
using Loam.Runs.Datasets;
using Loam.Steps;

namespace Loam.Runs;

/// <summary>How a run is carried out; nothing here changes its output.</summary>
public sealed record RunOptions
{
    /// <summary>The folder of the run: one folder per stage inside.</summary>
    public required string Folder { get; init; }

    /// <summary>Threads, at least 1. Default: one per core.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "at least one worker is needed");
    } = Environment.ProcessorCount;

    /// <summary>Where progress is reported. Default: nowhere.</summary>
    public RunObserver Observer { get; init; } = RunObserver.Silent;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>How one stage of a run ended.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Dataset">What it made.</param>
/// <param name="WasCached">True when an earlier run had made it.</param>
/// <param name="Elapsed">How long it took; zero when cached.</param>
public sealed record StageResult(Stage Stage, Dataset Dataset, bool WasCached, TimeSpan Elapsed);

/// <summary>Carries out a plan on this machine: skips what is complete, resumes what is not, keeps what is finished when stopped.</summary>
public static class RunEngine
{
    const string LockFile = ".lock";

    /// <summary>Marks a folder whose contents a run may replace.</summary>
    const string Marker = ".loam";

    /// <summary>Runs all stages in order.</summary>
    /// <exception cref="RecipeException">Another process is running in the same folder, or the folder cannot be written.</exception>
    public static async Task<IReadOnlyList<StageResult>> RunAsync(RunPlan plan, RunOptions options, CancellationToken cancellation)
    {
        using var guard = Lock(options.Folder);
        foreach (var stage in plan.Stages)
            RefuseForeign(Path.Combine(options.Folder, stage.Name));
        var results = new List<StageResult>();
        var datasets = new Dictionary<string, Dataset>(StringComparer.Ordinal);
        foreach (var stage in plan.Stages)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = await RunAsync(stage, plan.Seed, datasets, options, cancellation).ConfigureAwait(false);
            results.Add(result);
            datasets[stage.Name] = result.Dataset;
        }
        return results;
    }

    /// <summary>The datasets that a run would find complete, by stage, without doing anything.</summary>
    public static IReadOnlyDictionary<string, Dataset> Find(RunPlan plan, string folder)
    {
        var datasets = new Dictionary<string, Dataset>(StringComparer.Ordinal);
        foreach (var stage in plan.Stages)
        {
            var dataset = stage.Inputs.All(datasets.ContainsKey) ? Complete(stage, FingerprintOf(stage, plan.Seed, datasets), folder) : null;
            if (dataset is not null)
                datasets[stage.Name] = dataset;
        }
        return datasets;
    }

    static async Task<StageResult> RunAsync(
        Stage stage, ulong seed, Dictionary<string, Dataset> datasets, RunOptions options, CancellationToken cancellation)
    {
        var fingerprint = FingerprintOf(stage, seed, datasets);
        if (Complete(stage, fingerprint, options.Folder) is { } found)
        {
            found = Renamed(found, IngredientsOf(stage, found.Manifest.Composition, datasets));
            options.Observer.Cached(stage.Name, found.Manifest);
            return new(stage, found, true, TimeSpan.Zero);
        }
        var start = options.Time.GetTimestamp();
        var folder = Path.Combine(options.Folder, stage.Name);
        Clean(folder, fingerprint);
        var scratch = Directory.CreateDirectory(Path.Combine(folder, ".scratch")).FullName;
        var inputs = stage.Inputs.ToDictionary(i => i, i => datasets[i], StringComparer.Ordinal);
        var context = new StageContext(folder, scratch, fingerprint, inputs, seed, options.Workers, options.Observer, options.Time);
        StageOutput output;
        try
        {
            output = await stage.RunAsync(context, cancellation).ConfigureAwait(false);
        }
        catch (ShardException e)
        {
            // A stage that reads all of its input as one can do nothing without a part of it: this is no matter of one shard among others.
            throw new IOException(e.Message, e);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
        var manifest = new Manifest(
            stage.Name, fingerprint, stage.What,
            inputs.ToImmutableSortedDictionary(i => i.Key, i => i.Value.Manifest.Fingerprint, StringComparer.Ordinal),
            output.Shards, output.Failures, output.Files,
            output.Composition, IngredientsOf(stage, output.Composition, datasets));
        if (output.Ledger.Imbalance() is { } imbalance)
            throw new InvalidOperationException($"the books of {stage.Name} do not balance: {imbalance}");
        RunJson.Save(Path.Combine(folder, Dataset.LedgerFile), output.Ledger, RunJson.Readable.Ledger);
        RunJson.Save(Path.Combine(folder, Manifest.FileName), manifest, RunJson.Readable.Manifest);
        var elapsed = options.Time.GetElapsedTime(start);
        options.Observer.Finished(stage.Name, manifest, output.Ledger, elapsed);
        return new(stage, Dataset.Open(folder), false, elapsed);
    }

    // A dataset with failed shards has less in it than its fingerprint says: what reads it must know.
    static string FingerprintOf(Stage stage, ulong seed, Dictionary<string, Dataset> datasets) => Fingerprint.Of(
        seed, stage.What, stage.Inputs.Select(i => datasets[i].Manifest).Select(m => string.Join('|', [m.Fingerprint, .. m.Failures.Select(f => f.Name)])));

    // A stage without documents (a report) hands nothing on.
    static Ingredients IngredientsOf(Stage stage, ImmutableArray<CompositionRow> composition, Dictionary<string, Dataset> datasets)
    {
        if (stage.Inputs.Count == 0)
            return stage.Adds;
        if (composition.IsEmpty)
            return Ingredients.None;
        var inputs = stage.Inputs.Select(i => datasets[i].Manifest.Ingredients).Aggregate((a, b) => a.Plus(b));
        var used = inputs.Plus(stage.Adds).UsedIn(composition);
        // A rewrite of a rewrite names its own writer only; who wrote what it was made of counts as well.
        return composition.Any(c => c.Depth > 1) ? inputs.Plus(used) : used;
    }

    // Licences and names are no part of the fingerprint: a complete dataset stays, and only its manifest says what is known now.
    static Dataset Renamed(Dataset dataset, Ingredients now)
    {
        if (dataset.Manifest.Ingredients.Equals(now))
            return dataset;
        RunJson.Save(Path.Combine(dataset.Folder, Manifest.FileName), dataset.Manifest with { Ingredients = now }, RunJson.Readable.Manifest);
        return Dataset.Open(dataset.Folder);
    }

    static Dataset? Complete(Stage stage, string fingerprint, string folder) =>
        Dataset.TryOpen(Path.Combine(folder, stage.Name)) is { Manifest.Failures: [] } dataset
            && dataset.Manifest.Fingerprint == fingerprint && stage.IsCurrent(dataset) && FilesExist(dataset) ? dataset : null;

    static bool FilesExist(Dataset dataset) =>
        dataset.Shards.All(s => s.IsExternal || new FileInfo(s.Files[0].Path) is { Exists: true } file && file.Length == s.Info.Bytes)
        && dataset.Manifest.Files.All(f => File.Exists(Path.Combine(dataset.Folder, f)));

    static void RefuseForeign(string folder)
    {
        if (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, Marker)) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RecipeException($"'{folder}' holds files that no run made, and a stage would replace them; choose another folder");
    }

    // The manifest goes first: without it nobody takes what follows for complete. Finished shards of this very stage stay.
    static void Clean(string folder, string fingerprint)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Marker), "The contents of this folder are made by loam and may be replaced by it.\n");
        File.Delete(Path.Combine(folder, Manifest.FileName));
        var keep = new HashSet<string>(StringComparer.Ordinal) { Marker };
        foreach (var path in Directory.EnumerateFiles(folder, "*.done.json"))
        {
            if (RunJson.Load(path, RunJson.Readable.ShardDone) is { } account && account.Fingerprint == fingerprint)
                keep.UnionWith([Path.GetFileName(path), account.Shard.Name, .. account.Rejects]);
        }
        foreach (var path in Directory.EnumerateFiles(folder))
            if (!keep.Contains(Path.GetFileName(path)))
                File.Delete(path);
        foreach (var path in Directory.EnumerateDirectories(folder))
            Directory.Delete(path, recursive: true);
    }

    static FileStream Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException(
                $"cannot work in '{folder}': {e.Message} (is another run using it? choose another folder with --out)", inner: e);
        }
    }
}
