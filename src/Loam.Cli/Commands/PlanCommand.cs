using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Runs.Forecasts;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam plan RECIPE</c>: what a run would do and take, before it does.</summary>
static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "plan", "Check a recipe and foretell from a sample what a run takes: documents, requests, tokens, cost, time. Asks no server, spends nothing.",
            "loam plan recipes/quickstart.yaml",
            "loam plan german.yaml --sample 2000 --speed 6000 --set 'stages.synthetic.rewrite.styles=[wiki, qa]'");
        var (recipe, folder, overrides) = RunCommand.Arguments(command);
        var sample = new Option<int>("--sample") { Description = "About how many records are looked at, for at most 20 seconds. Default: 500.", HelpName = "N", DefaultValueFactory = _ => new ForecastOptions().Sample };
        var speed = new Option<double?>("--speed") { Description = "Tokens that the language model writes a second, all requests together. Default: as in earlier answers, else an assumption that is shown.", HelpName = "N" };
        var (workers, json) = (SharedFlags.Workers(), SharedFlags.Json());
        foreach (Option option in new Option[] { sample, speed, workers, json })
            command.Options.Add(option);
        command.SetAction((result, cancellation) => Outcome.OfAsync(() =>
        {
            var (plan, output) = RunCommand.Load(registry, result.GetValue(recipe)!, result.GetValue(folder), result.GetValue(overrides) ?? []);
            return ShowAsync(plan, output, Options(result.GetValue(sample), result.GetValue(speed), result.GetValue(workers)), result.GetValue(json), cancellation);
        }));
        return command;
    }

    /// <summary>Makes a forecast and prints it. Disposes of the plan.</summary>
    public static async Task<int> ShowAsync(RunPlan plan, string folder, ForecastOptions options, bool json, CancellationToken cancellation)
    {
        using var owned = plan;
        var forecast = await Forecaster.OfAsync(plan, folder, options, cancellation).ConfigureAwait(false);
        System.Console.WriteLine(json ? ForecastJson.Of(forecast) : ForecastView.Of(forecast));
        return Outcome.Done;
    }

    static ForecastOptions Options(int sample, double? speed, int workers)
    {
        if (sample < 20)
            throw new RecipeException("a sample has at least 20 records", "--sample");
        if (speed <= 0)
            throw new RecipeException("a speed is above 0 tokens a second", "--speed");
        return new() { Sample = sample, Speed = speed, Workers = VerbCommand.Positive(workers) };
    }
}
