using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Recipes;

namespace Loam.Cli.Commands;

/// <summary>Verbs on several datasets: <c>measure</c>, <c>blend</c>, <c>trial</c>. Each writes the recipe that a user would, and runs it.</summary>
static class RecipeCommands
{
    /// <summary><c>loam measure --organic A… --synthetic B… -o DIR</c>.</summary>
    public static Command Measure(Registry registry)
    {
        var command = new TaughtCommand(
            "measure", "Compare synthetic text with organic text: quality and diversity at equal token counts, beside the noise floor.",
            "loam measure --organic pages.jsonl.zst --synthetic rewrites.jsonl.zst -o comparison");
        var organic = new Option<string[]>("--organic") { Description = "Files, folders or globs of the organic side.", HelpName = "IN", Required = true, AllowMultipleArgumentsPerToken = true };
        var synthetic = new Option<string[]>("--synthetic") { Description = "Files, folders or globs of the synthetic side.", HelpName = "IN", Required = true, AllowMultipleArgumentsPerToken = true };
        var (output, workers, json) = (SharedFlags.Output("The folder: report.html, report.json, and the run's stages."), SharedFlags.Workers(), SharedFlags.Json());
        foreach (Option option in new Option[] { organic, synthetic, output })
            command.Options.Add(option);
        var flags = new OptionFlags(command, registry.Stage("measure")!.Options, "Organic", "Synthetic");
        command.Options.Add(workers);
        command.Options.Add(json);
        command.SetAction((result, cancellation) =>
        {
            var options = flags.Read(result);
            var recipe = SourcesRecipe.Of(
                "measure",
                [new("organic", Files("organic", result.GetValue(organic)!)), new("synthetic", Files("synthetic", result.GetValue(synthetic)!))],
                options.With("organic", Name("organic")).With("synthetic", Name("synthetic")));
            return RunAsync(registry, recipe, Environment.CurrentDirectory, result.GetValue(output)!, result.GetValue(workers), result.GetValue(json), cancellation);
        });
        return command;
    }

    /// <summary><c>loam blend BLEND.yaml -o DIR</c> and <c>loam trial TRIAL.yaml -o DIR</c>.</summary>
    /// <param name="registry">Where the stage is declared.</param>
    /// <param name="verb">The stage.</param>
    /// <param name="sourcesKey">The key that names the datasets: <c>parts</c> or <c>arms</c>.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="examples">Lines that can be pasted.</param>
    public static Command FromFile(Registry registry, string verb, string sourcesKey, string summary, params string[] examples)
    {
        var command = new TaughtCommand(verb, summary, examples);
        var file = new Argument<string>($"{verb.ToUpperInvariant()}.yaml") { Description = $"'sources' (names with files), '{sourcesKey}' (the same names), and the options of the recipe stage '{verb}'." };
        var (output, workers, json) = (SharedFlags.Output("The folder of the result and of the run's stages."), SharedFlags.Workers(), SharedFlags.Json());
        command.Arguments.Add(file);
        foreach (Option option in new Option[] { output, workers, json })
            command.Options.Add(option);
        command.SetAction((result, cancellation) => Outcome.OfAsync(() =>
        {
            var path = result.GetValue(file)!;
            var recipe = SourcesRecipe.FromFile(verb, YamlFile.Load(path));
            return RunAsync(registry, recipe, Path.GetDirectoryName(Path.GetFullPath(path))!, result.GetValue(output)!, result.GetValue(workers), result.GetValue(json), cancellation);
        }));
        return command;
    }

    static Task<int> RunAsync(Registry registry, MapNode recipe, string baseFolder, string output, int workers, bool json, CancellationToken cancellation) =>
        Outcome.OfAsync(async () =>
        {
            var folder = Path.GetFullPath(output);
            using var plan = RecipePlanner.Plan(recipe, baseFolder, Path.Combine(folder, "cache"), registry);
            using var progress = ProgressView.Create();
            var results = await RunEngine.RunAsync(plan, new() { Folder = folder, Workers = VerbCommand.Positive(workers), Observer = progress }, cancellation).ConfigureAwait(false);
            progress.Dispose();
            SourcesRecipe.Surface(results, folder);
            foreach (var line in results.SelectMany(r => r.Stage.Conclude(r.Dataset)))
                await System.Console.Error.WriteLineAsync(line).ConfigureAwait(false);
            return Summary.Print(results, folder, json);
        });

    static ListNode Files(string path, string[] files) => new([.. files.Select(f => new ScalarNode(f, path, "arguments", 0))], path, "arguments", 0);

    static ScalarNode Name(string name) => new(name, name, "arguments", 0);
}
