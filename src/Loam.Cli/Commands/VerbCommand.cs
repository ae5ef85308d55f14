using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary>A verb that is a step of recipes, run on files: <c>loam extract IN… -o OUT</c>.</summary>
static class VerbCommand
{
    /// <summary>Makes the command of a registered step.</summary>
    /// <param name="registry">Where the steps are declared.</param>
    /// <param name="name">The verb.</param>
    /// <param name="steps">The steps of the chain, the verb's own last; its options become flags.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="examples">Lines that can be pasted.</param>
    public static Command Create(Registry registry, string name, IReadOnlyList<string> steps, string summary, params string[] examples)
    {
        var kind = steps.Count > 0 ? registry.Step(steps[^1])! : null;
        var command = new TaughtCommand(name, summary, examples);
        var inputs = SharedFlags.Inputs();
        var output = SharedFlags.Output();
        var (workers, seed, rejects, json) = (SharedFlags.Workers(), SharedFlags.Seed(), SharedFlags.Rejects(), SharedFlags.Json());
        command.Arguments.Add(inputs);
        command.Options.Add(output);
        var flags = new OptionFlags(command, kind?.Options ?? []);
        foreach (Option option in new Option[] { rejects, workers, seed, json })
            command.Options.Add(option);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var target = VerbOutput.Parse(result.GetValue(output)!);
            var site = new StepSite(Environment.CurrentDirectory, Path.Combine(target.WorkFolder, "cache"), result.GetValue(seed), flags.Read(result));
            var parts = new List<Part>();
            foreach (var step in steps)
                parts.AddRange(registry.Step(step)!.Parts(step == kind!.Name ? (MapNode)site.At : null, site));
            var plan = VerbRun.Plan(result.GetValue(inputs)!, parts, target, result.GetValue(seed), result.GetValue(rejects) is not null);
            using var progress = ProgressView.Create();
            var options = new RunOptions { Folder = target.WorkFolder, Workers = Positive(result.GetValue(workers)), Observer = progress };
            var results = await VerbRun.RunAsync(plan, target, result.GetValue(rejects), options, cancellation).ConfigureAwait(false);
            progress.Dispose();
            return Summary.Print(results, target.Path, result.GetValue(json));
        }));
        return command;
    }

    /// <summary>Refuses a number of workers below 1.</summary>
    public static int Positive(int workers) => workers >= 1 ? workers : throw new RecipeException("at least one worker is needed", "--workers");
}
