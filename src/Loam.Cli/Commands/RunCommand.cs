using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Recipes;

namespace Loam.Cli.Commands;

/// <summary><c>loam run RECIPE</c>: the whole recipe, resuming where it stopped.</summary>
static class RunCommand
{
    enum Place
    {
        Local,
    }

    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand("run", "Run a recipe: read, clean, rewrite, guard, measure, blend, trial, report. Finished stages are not run again.",
            "loam run recipes/quickstart.yaml",
            "loam run german.yaml --out runs/german --set seed=7 --set stages.blend.blend.tokens=500k");
        var (recipe, folder, overrides) = Arguments(command);
        var place = new Option<Place>("--on") { Description = "Where to run. Default: local.", HelpName = "local" };
        var (workers, json) = (SharedFlags.Workers(), SharedFlags.Json());
        foreach (Option option in new Option[] { place, workers, json })
            command.Options.Add(option);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var (plan, output) = Load(registry, result.GetValue(recipe)!, result.GetValue(folder), result.GetValue(overrides) ?? []);
            using var owned = plan;
            using var progress = ProgressView.Create();
            var results = await RunRecord.OfAsync(progress, output, result.GetValue(json), observer => RunEngine.RunAsync(
                plan, new() { Folder = output, Workers = VerbCommand.Positive(result.GetValue(workers)), Observer = observer }, cancellation)).ConfigureAwait(false);
            progress.Dispose();
            foreach (var line in results.SelectMany(r => r.Stage.Conclude(r.Dataset)))
                System.Console.Error.WriteLine(line);
            var report = results.SelectMany(r => r.Dataset.Manifest.Files.Select(f => Path.Combine(r.Dataset.Folder, f))).LastOrDefault(f => f.EndsWith(".html", StringComparison.Ordinal));
            return Summary.Print(results, report ?? output, result.GetValue(json));
        }));
        return command;
    }

    /// <summary>The arguments that say what to run where; <c>loam plan</c> has the same.</summary>
    public static (Argument<string> Recipe, Option<string?> Folder, Option<string[]> Overrides) Arguments(Command command)
    {
        var recipe = new Argument<string>("RECIPE") { Description = "The recipe, a YAML file; see recipes/ and `loam schema`." };
        var folder = new Option<string?>("--out") { Description = "The run's folder. Default: runs/<name of the recipe>.", HelpName = "DIR" };
        var overrides = new Option<string[]>("--set") { Description = "Change a value of the recipe; may be given several times.", HelpName = "path=value" };
        command.Arguments.Add(recipe);
        command.Options.Add(folder);
        command.Options.Add(overrides);
        return (recipe, folder, overrides);
    }

    /// <summary>The plan that they ask for, and the run's folder.</summary>
    public static (RunPlan Plan, string Folder) Load(Registry registry, string recipe, string? folder, IEnumerable<string> overrides)
    {
        var root = overrides.Aggregate(YamlFile.Load(recipe), RecipeOverride.Apply);
        var name = root.Find("name") is ScalarNode { Text.Length: > 0 } n ? n.Text : Path.GetFileNameWithoutExtension(recipe);
        if (name.StartsWith('.') || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw (root.Find("name") ?? root).Error("a recipe's name becomes a folder: letters, digits, '-', '_' and '.', not first");
        var output = Path.GetFullPath(folder ?? Path.Combine("runs", name));
        var plan = RecipePlanner.Plan(root, Path.GetDirectoryName(Path.GetFullPath(recipe))!, Path.Combine(output, "cache"), registry);
        return (plan, output);
    }
}
