using Loam.Formats;
using Loam.Runs.Datasets;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs;

/// <summary>Where a single verb's output goes: one file (by its ending) or a dataset's folder.</summary>
/// <param name="Path">The path that the user gave.</param>
/// <param name="Ending">The shard ending that the file's name asks for; null for a folder.</param>
public sealed record VerbOutput(string Path, string? Ending)
{
    static readonly string[] Endings = [".jsonl", ".jsonl.gz", ".jsonl.zst"];

    /// <summary>Understands a path; an unknown ending is a <see cref="RecipeException"/>.</summary>
    public static VerbOutput Parse(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var ending = Endings.OrderByDescending(e => e.Length).FirstOrDefault(e => full.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        if (ending is null && System.IO.Path.HasExtension(full) && !Directory.Exists(full))
            throw new RecipeException($"cannot write '{path}': an output is a folder or ends in {string.Join(", ", Endings)}", "--output");
        return new(full, ending);
    }

    /// <summary>The folder in which the work is done until it is complete: beside the output, so that taking the name is one rename.</summary>
    public string WorkFolder => Beside(".work");

    /// <summary>Where answers that cost money are kept: beside the output, and not deleted with the work.</summary>
    public string CacheFolder => Beside(".answers");

    string Beside(string ending) => Beside(Path, ending);

    /// <summary>The hidden folder beside an output that has its name and an ending of its own.</summary>
    public static string Beside(string path, string ending)
    {
        path = path.TrimEnd('/');
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, $".{System.IO.Path.GetFileName(path)}{ending}");
    }
}

/// <summary>Runs one verb on files: the same stages as a recipe, in a work folder that becomes the output when everything is done.</summary>
/// <remarks>Interrupted, it leaves the work folder; the same command goes on from there.</remarks>
public static class VerbRun
{
    /// <summary>The stage that reads the inputs.</summary>
    public const string Pages = "in";

    /// <summary>The stage whose dataset is the output.</summary>
    public const string Result = "out";

    /// <summary>The plan: read the files, run the chain.</summary>
    public static RunPlan Plan(IReadOnlyList<string> inputs, IReadOnlyList<Part> parts, VerbOutput output, ulong seed, bool keepRejects)
    {
        var format = new ShardFormat { Ending = output.Ending ?? new ShardFormat().Ending, KeepRejects = keepRejects };
        var read = new ReadStage(
            new(Pages, "loam", Environment.CurrentDirectory, seed, [], new Recipes.ScalarNode("", "IN", "arguments", 0)), new() { Files = inputs });
        if (read.Reads(output.Path))
            throw new RecipeException($"the output '{output.Path}' is one of the inputs, and would replace it; choose another name", "--output");
        return new("loam", seed, [read, .. ChainStage.Chain(Result, [Pages], parts, null, seed, format)]);
    }

    /// <summary>Carries the plan out and moves the result to its place.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">Where the result goes.</param>
    /// <param name="options">Workers and observer; the folder is the output's work folder.</param>
    /// <param name="finish">What else is done with the stages before the output takes its place.</param>
    /// <param name="cancellation">Stops between documents; what is finished is kept.</param>
    public static async Task<IReadOnlyList<StageResult>> RunAsync(
        RunPlan plan, VerbOutput output, RunOptions options, Action<IReadOnlyList<StageResult>> finish, CancellationToken cancellation)
    {
        if (output.Ending is null && Directory.Exists(output.Path) && Dataset.TryOpen(output.Path) is null
            && Directory.EnumerateFileSystemEntries(output.Path).Any())
            throw new RecipeException($"'{output.Path}' holds other files; choose a new folder", "--output");
        var results = await RunEngine.RunAsync(plan, options with { Folder = output.WorkFolder }, cancellation).ConfigureAwait(false);
        finish(results);
        var dataset = results[^1].Dataset;
        if (output.Ending is not null)
        {
            Concatenate(dataset.Shards.Select(s => s.Files[0].Path), output.Path);
        }
        else
        {
            if (Directory.Exists(output.Path))
                Directory.Delete(output.Path, recursive: true);
            // A result with failed shards stays in the work folder, too: the same command then makes only those.
            if (dataset.Manifest.Failures.IsEmpty)
                Directory.Move(dataset.Folder, output.Path);
            else
                Copy(dataset.Folder, output.Path);
        }
        if (results.All(r => r.Dataset.Manifest.Failures.IsEmpty))
            Directory.Delete(output.WorkFolder, recursive: true);
        return results;
    }

    /// <summary>Writes everything that the stages dropped to one file.</summary>
    public static void WriteRejects(IReadOnlyList<StageResult> results, string path)
    {
        var files = results.SelectMany(r => r.Dataset.Manifest.Files.Where(f => f.Contains(Execution.RejectWriter.Mark, StringComparison.Ordinal)).Select(f => Path.Combine(r.Dataset.Folder, f)));
        using var writer = new JsonlWriter(Path.GetFullPath(path));
        foreach (var file in files)
        {
            foreach (var (document, _) in DocumentReader.Read(new(file, Path.GetFileName(file), InputKind.Jsonl, 0), new ReadOptions()))
                writer.Write(document);
        }
        writer.Complete();
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    // Members of gzip, frames of zstd and lines of text may simply follow each other: no need to unpack.
    static void Concatenate(IEnumerable<string> files, string path)
    {
        var temporary = path + ".tmp";
        using (var target = File.Create(temporary))
        {
            foreach (var file in files)
            {
                using var source = File.OpenRead(file);
                source.CopyTo(target);
            }
            target.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
