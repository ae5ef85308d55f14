using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary>What a verb on files is made of.</summary>
/// <param name="Name">The verb.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Examples">Lines that can be pasted.</param>
sealed record Verb(string Name, string Summary, string[] Examples)
{
    /// <summary>Steps that come first with their defaults, without flags. Default: <c>extract</c>, which lets plain text pass.</summary>
    public IReadOnlyList<string> Silent { get; init; } = ["extract"];

    /// <summary>The verb's own steps; their options become flags.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Further flags.</summary>
    public IReadOnlyList<Option> Extra { get; init; } = [];

    /// <summary>Another thing to do where the flags ask for it: null when they do not. It needs no output. Default: none.</summary>
    public Func<ParseResult, VerbRequest, CancellationToken, Task<int>?>? Instead { get; init; }

    /// <summary>Whether <c>--plan</c> foretells what it would take, instead of doing it. Default: false.</summary>
    public bool Plans { get; init; }

    /// <summary>What else is done with the finished stages, before the output takes its place.</summary>
    public Action<ParseResult, IReadOnlyList<StageResult>>? Finish { get; init; }
}

/// <summary>What a user asks of a verb.</summary>
/// <param name="Inputs">Files, folders, globs.</param>
/// <param name="Output">The output, or null.</param>
/// <param name="Given">The options that were given.</param>
/// <param name="Flags">The verb's options.</param>
/// <param name="How">Everything else.</param>
sealed record VerbRequest(IReadOnlyList<string> Inputs, string? Output, MapNode Given, OptionFlags Flags, VerbSettings How);

/// <summary>How a verb is to run, besides its own options.</summary>
sealed record VerbSettings(int Workers, ulong Seed, string? Rejects, bool Json);

/// <summary>Verbs that are steps of recipes, run on files: <c>loam extract IN… -o OUT</c>.</summary>
static class VerbCommand
{
    /// <summary>Makes the command of a verb.</summary>
    public static Command Create(Registry registry, Verb verb)
    {
        var kinds = verb.Steps.Select(s => registry.Step(s)!).ToList();
        var command = new TaughtCommand(verb.Name, verb.Summary, verb.Examples);
        var inputs = SharedFlags.Inputs();
        var output = SharedFlags.Output();
        output.Required = verb.Instead is null;
        var (workers, seed, rejects, json) = (SharedFlags.Workers(), SharedFlags.Seed(), SharedFlags.Rejects(), SharedFlags.Json());
        command.Arguments.Add(inputs);
        command.Options.Add(output);
        var flags = new OptionFlags(command, kinds.SelectMany(k => k.Options), "Seed");
        foreach (var option in (IEnumerable<Option>)[.. verb.Extra, rejects, workers, seed, json])
            command.Options.Add(option);
        var plan = new Option<bool>("--plan") { Description = "Foretell documents, requests, tokens, cost and time from a sample, and do nothing." };
        if (verb.Plans)
            command.Options.Add(plan);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            RefuseFlags(result.GetValue(inputs)!, command);
            var given = flags.Read(result);
            var how = new VerbSettings(result.GetValue(workers), result.GetValue(seed), result.GetValue(rejects), result.GetValue(json));
            if (verb.Instead?.Invoke(result, new(result.GetValue(inputs)!, result.GetValue(output), given, flags, how), cancellation) is { } instead)
                return await instead.ConfigureAwait(false);
            var target = VerbOutput.Parse(result.GetValue(output) ?? throw new RecipeException("name the output: -o OUT", "--output"));
            var site = new StepSite(Environment.CurrentDirectory, target.CacheFolder, result.GetValue(seed), given);
            List<Part> parts = [
                .. verb.Silent.SelectMany(s => registry.Step(s)!.Parts(null, site)),
                .. kinds.SelectMany(k => k.Parts(flags.Only(given, k.Options), site))];
            if (verb.Plans && result.GetValue(plan))
                return await PlanCommand.ShowAsync(
                    VerbRun.Plan(result.GetValue(inputs)!, parts, target, how.Seed, how.Rejects is not null), target.WorkFolder, new() { Workers = Positive(how.Workers) }, how.Json, cancellation).ConfigureAwait(false);
            return await RunAsync(result.GetValue(inputs)!, parts, target, how, stages => verb.Finish?.Invoke(result, stages), cancellation).ConfigureAwait(false);
        }));
        return command;
    }

    /// <summary>Runs a chain on files and prints the summary.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> inputs, IReadOnlyList<Part> parts, VerbOutput target, VerbSettings how, Action<IReadOnlyList<StageResult>>? finish, CancellationToken cancellation)
    {
        using var plan = VerbRun.Plan(inputs, parts, target, how.Seed, how.Rejects is not null);
        using var progress = ProgressView.Create();
        var results = await RunRecord.OfAsync(progress, target.Path, how.Json, observer => VerbRun.RunAsync(plan, target, new() { Folder = target.WorkFolder, Workers = Positive(how.Workers), Observer = observer }, stages =>
        {
            if (how.Rejects is not null)
                VerbRun.WriteRejects(stages, how.Rejects);
            finish?.Invoke(stages);
        }, cancellation)).ConfigureAwait(false);
        progress.Dispose();
        return Summary.Print(results, target.Path, how.Json);
    }

    // An argument that takes many values takes mistyped flags, too.
    static void RefuseFlags(IEnumerable<string> inputs, Command command)
    {
        if (inputs.FirstOrDefault(i => i.StartsWith("--", StringComparison.Ordinal) && !Path.Exists(i)) is { } flag)
            throw new RecipeException($"'{flag}' is not an option of loam {command.Name}{NearestName.Hint(flag, command.Options.Select(o => o.Name))}");
    }

    /// <summary>Refuses a number of workers below 1.</summary>
    public static int Positive(int workers) => workers >= 1 ? workers : throw new RecipeException("at least one worker is needed", "--workers");
}
