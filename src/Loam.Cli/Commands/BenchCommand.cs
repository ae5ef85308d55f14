using System.CommandLine;
using System.Diagnostics;
using Loam.Cli.Console;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam bench NAME</c>: builds and runs a scenario benchmark of this checkout. Benchmarks live in <c>bench/</c>, outside the product.</summary>
static class BenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new TaughtCommand(
            "bench", "Measure this machine: run a scenario benchmark and print its figures beside the peers'. Without a name, list the scenarios.",
            "loam bench",
            "loam bench filter");
        var arguments = new Argument<string[]>("NAME") { Description = "The scenario, and its own arguments.", Arity = ArgumentArity.ZeroOrMore };
        command.Arguments.Add(arguments);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var project = Project() ?? throw new RecipeException("benchmarks need the source checkout: run ./loam bench there");
            var start = new ProcessStartInfo("dotnet");
            foreach (var argument in (IEnumerable<string>)["run", "-c", "Release", "--project", project, "--", .. result.GetValue(arguments) ?? []])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            try
            {
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
            return process.ExitCode;
        }));
        return command;
    }

    static string? Project()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var project = Path.Combine(folder, "bench", "Loam.Bench", "Loam.Bench.csproj");
            if (File.Exists(project))
                return project;
        }
        return null;
    }
}
