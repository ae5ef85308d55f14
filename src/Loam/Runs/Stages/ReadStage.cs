using System.Collections.Immutable;
using Loam.Formats;
using Loam.Runs.Datasets;
using Loam.Steps;

namespace Loam.Runs.Stages;

/// <summary>Where pages or documents are read from.</summary>
public sealed record ReadStageOptions
{
    /// <summary>Files, folders, datasets and globs, relative to the recipe: .warc, .arc, .wet, .html, .txt, .jsonl, each plain or compressed. No default.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Licence of the pages, for the data card, e.g. cc-by-4.0. Default: unknown.</summary>
    public string? License { get; init; }

    /// <summary>Where the pages come from, for the data card, e.g. Common Crawl CC-MAIN-2025-05. Default: none.</summary>
    public string? Origin { get; init; }

    /// <summary>Read only the first so many files, to try things out; null reads all. Default: null.</summary>
    public int? MaxFiles
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "max_files is 1 or more");
    }
}

/// <summary>Names the files that a run reads. Copies nothing: the first stage that needs the pages reads them where they are.</summary>
/// <remarks>What could not be read is in the ledger of the stage that reads, under the step <c>read</c>.</remarks>
public sealed class ReadStage : Stage
{
    const int FilesPerShard = 256;
    const long BytesPerShard = 64L << 20;

    readonly ImmutableArray<ShardInfo> shards;

    /// <summary>Finds the files. One that is missing is a <see cref="RecipeException"/>.</summary>
    public ReadStage(StageSite site, ReadStageOptions options)
        : base(site.Name, [])
    {
        if (options.Files.Count == 0)
            throw site.At.Error("'read' needs files, e.g. read: \"crawl/*.warc.gz\"");
        var found = Expand(site, options.Files);
        var files = options.MaxFiles is { } max ? [.. found.Take(max)] : found;
        shards = [.. Group([.. files.Select(f => f.File)])];
        Adds = files.GroupBy(f => f.Pattern, StringComparer.Ordinal).Select(g => Named(g.Key, [.. g.Select(f => f.File)], site, options)).Aggregate(Ingredients.None, (a, b) => a.Plus(b));
        What = ["read/1", .. files.Select(f => FingerprintOf(site, f.File))];
    }

    static IReadOnlyList<(string Pattern, InputFile File)> Expand(StageSite site, IReadOnlyList<string> patterns)
    {
        try
        {
            var files = new List<(string Pattern, InputFile File)>();
            foreach (var pattern in patterns)
                files.AddRange((Dataset.TryOpen(Path.Combine(site.BaseFolder, pattern)) is { } dataset ? Whole(dataset) : InputFiles.Expand([pattern], site.BaseFolder)).Select(f => (pattern, f)));
            files = [.. files.DistinctBy(f => f.File.Path, StringComparer.Ordinal)];
            return [.. files.Select(f => f.Pattern).Zip(TellApart([.. files.Select(f => f.File)]))];
        }
        catch (RecipeException e) when (e.Place is null)
        {
            throw site.At.Error(e.Message, e);
        }
    }

    // A dataset says itself what it is made of; the user may know better where it comes from.
    static Ingredients Named(string pattern, IReadOnlyList<InputFile> files, StageSite site, ReadStageOptions options)
    {
        var made = Dataset.TryOpen(Path.Combine(site.BaseFolder, pattern))?.Manifest.Ingredients ?? Ingredients.None;
        var name = Path.IsPathRooted(pattern) ? Path.GetFileName(pattern.TrimEnd('/', '\\')) : pattern;
        var own = new SourceIngredient(name, files.Count, files.Sum(f => f.Length), options.License, options.Origin);
        return made.Sources.IsEmpty || options.License is not null || options.Origin is not null ? made with { Sources = [own] } : made;
    }

    static IEnumerable<InputFile> Whole(Dataset dataset) => dataset.Manifest.Failures.IsEmpty
        ? dataset.Shards.SelectMany(s => s.Files)
        : throw new RecipeException(
            $"the dataset '{dataset.Folder}' is not whole: {dataset.Manifest.Failures.Length} shards failed ({dataset.Manifest.Failures[0].Message}); run what made it again");

    // Two files of one name would give their documents the same ids: their folders tell them apart.
    static List<InputFile> TellApart(List<InputFile> files)
    {
        for (var more = 1; more < 32; more++)
        {
            var twice = files.CountBy(f => (f.Source, f.Name)).Where(n => n.Value > 1).Select(n => n.Key).ToHashSet();
            if (twice.Count == 0)
                break;
            files = [.. files.Select(f => twice.Contains((f.Source, f.Name)) ? Longer(f) : f)];
        }
        return files;
    }

    static InputFile Longer(InputFile file)
    {
        var parts = file.Path.Split('/', '\\');
        var name = string.Join('/', parts.TakeLast(file.Name.Split('/').Length + 1));
        return file with { Name = name, Source = file.Source == file.Name ? name : file.Source };
    }

    static string FingerprintOf(StageSite site, InputFile file)
    {
        try
        {
            return $"{file.Source} {file.Name} {file.Fingerprint()}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw site.At.Error($"cannot read '{file.Path}': {e.Message}", e);
        }
    }

    // Files of one page each go together: a shard per page would drown the work in files.
    static IEnumerable<ShardInfo> Group(IReadOnlyList<InputFile> files)
    {
        var group = new List<InputFile>();
        foreach (var file in files)
        {
            var fits = group.Count > 0 && IsOnePage(group[0]) && IsOnePage(file) && group[0].Source == file.Source
                && group.Count < FilesPerShard && group.Sum(f => f.Length) + file.Length <= BytesPerShard;
            if (!fits && group.Count > 0)
            {
                yield return Shard(group);
                group = [];
            }
            group.Add(file);
        }
        if (group.Count > 0)
            yield return Shard(group);
    }

    static bool IsOnePage(InputFile file) => file.Kind is InputKind.Html or InputKind.Text;

    static ShardInfo Shard(List<InputFile> files) => new(files[0].Name, null, null, files.Sum(f => f.Length), [.. files.Select(SourceFile.Of)]);

    /// <inheritdoc/>
    public override ImmutableArray<string> What { get; }

    /// <inheritdoc/>
    public override Ingredients Adds { get; }

    /// <summary>The files that it names, in order.</summary>
    public IEnumerable<InputFile> Files => shards.SelectMany(Sources).Select(f => f.ToInput());

    /// <inheritdoc/>
    /// <remarks>Files that moved are the same files, and nothing that was made of them is made again; but they are read where they are now.</remarks>
    public override bool IsCurrent(Dataset dataset) => dataset.Manifest.Shards.SelectMany(Sources).SequenceEqual(shards.SelectMany(Sources));

    /// <summary>Whether a path is one of the files that it names.</summary>
    public bool Reads(string path) => shards.SelectMany(Sources).Any(f => f.Path == path);

    static IEnumerable<SourceFile> Sources(ShardInfo shard) => shard.Sources ?? [];

    /// <inheritdoc/>
    public override Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation) =>
        Task.FromResult(new StageOutput(shards, Ledger.Empty, [], []));
}
