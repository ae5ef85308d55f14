using Loam.Runs.Datasets;
using Loam.Steps;

namespace Loam.Runs.Cards;

/// <summary>What a data card is about: a dataset, and as much of the run that made it as is still there.</summary>
/// <param name="Title">The dataset's name for people.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Making">The datasets that it was made of, each after those that it reads, and the dataset itself last.</param>
/// <param name="HeldOut">Sides of splits that were held back on the way.</param>
sealed record CardSubject(string Title, Dataset Dataset, IReadOnlyList<Dataset> Making, IReadOnlyList<Dataset> HeldOut)
{
    /// <summary>Finds it in a dataset's folder, or in a run's: there it is the blend that no other blend reads.</summary>
    /// <exception cref="RecipeException">There is no dataset, it is not whole, or a run has several that could be meant.</exception>
    public static CardSubject In(string folder)
    {
        folder = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        var dataset = Dataset.TryOpen(folder) ?? Choose(folder);
        if (dataset.Shards.Count == 0 || dataset.Shards.Any(s => s.IsExternal))
            throw new RecipeException($"the stage '{dataset.Folder}' holds no documents of its own, so there is nothing to write a card about");
        if (dataset.Manifest.Failures is [var failure, ..])
            throw new RecipeException($"the dataset '{dataset.Folder}' is not whole ({failure.Message}); run what made it again");
        var run = Path.GetDirectoryName(dataset.Folder)!;
        List<Dataset> making = [];
        Collect(dataset, run, making);
        var names = making.Select(d => d.Manifest.Stage).ToHashSet(StringComparer.Ordinal);
        var heldOut = making.Count == 1 ? [] : Datasets(run).Where(d => d.Manifest.Stage.EndsWith(".heldout", StringComparison.Ordinal) && !names.Contains(d.Manifest.Stage) && d.Manifest.Inputs.Keys.All(names.Contains)).ToList();
        var title = making.Count == 1 ? Path.GetFileName(dataset.Folder) : $"{Path.GetFileName(run)}: {dataset.Manifest.Stage}";
        return new(title, dataset, making, heldOut);
    }

    static Dataset Choose(string run)
    {
        var all = Directory.Exists(run) ? Datasets(run).Where(d => d.Shards.Count > 0 && !d.Shards.Any(s => s.IsExternal)).ToList() : [];
        if (all.Count == 0)
            throw new RecipeException($"'{run}' is neither a dataset nor the folder of a run: it has no readable {Manifest.FileName}, nor has a folder in it", "DIR");
        var blends = all.Where(d => d.Ledger.Steps.Any(s => s.Step == "blend")).ToList();
        var read = blends.SelectMany(b => b.Manifest.Inputs.Keys).ToHashSet(StringComparer.Ordinal);
        List<Dataset> meant = blends.Count == 0 ? all : [.. blends.Where(b => !read.Contains(b.Manifest.Stage))];
        return meant is [var one] ? one : throw new RecipeException(
            $"'{run}' has several datasets ({string.Join(", ", meant.Select(d => d.Manifest.Stage))}); name one: loam card {Path.Combine(run, meant[0].Manifest.Stage)}", "DIR");
    }

    static IEnumerable<Dataset> Datasets(string run) =>
        Directory.EnumerateDirectories(run).Order(StringComparer.Ordinal).Select(Dataset.TryOpen).OfType<Dataset>();

    // A folder of the right name that something else made in the meantime is not what was read.
    static void Collect(Dataset dataset, string run, List<Dataset> into)
    {
        foreach (var (name, fingerprint) in dataset.Manifest.Inputs)
        {
            if (into.All(d => d.Manifest.Stage != name) && Dataset.TryOpen(Path.Combine(run, name)) is { } input && input.Manifest.Fingerprint == fingerprint)
                Collect(input, run, into);
        }
        into.Add(dataset);
    }
}
