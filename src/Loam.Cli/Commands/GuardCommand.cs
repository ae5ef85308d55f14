using System.CommandLine;
using Loam.Cli.Console;
using Loam.Guarding;
using Loam.Runs;
using Loam.Runs.Options;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam guard PAIRS -o OUT</c>: judges rewrites that somebody else made.</summary>
static class GuardCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "guard", "Judge rewrites against their sources: rows {id, source, text, style, language} get a verdict and reasons.",
            "loam guard pairs.jsonl -o judged.jsonl --strictness strict");
        var pairs = new Argument<string>("PAIRS") { Description = "JSONL rows {\"id\",\"source\",\"text\",\"style\",\"language\"}; \"finish_reason\" and \"prompt\" where known." };
        var output = SharedFlags.Output("The judged rows, JSONL.");
        var json = SharedFlags.Json();
        command.Arguments.Add(pairs);
        command.Options.Add(output);
        var flags = new OptionFlags(command, registry.Step("guard")!.Options);
        command.Options.Add(json);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var path = result.GetValue(pairs)!;
            if (!File.Exists(path))
                throw new RecipeException($"there is no file '{path}'", "PAIRS");
            var options = (GuardOptions)OptionsBinder.Bind(typeof(GuardOptions), flags.Read(result));
            var target = Path.GetFullPath(result.GetValue(output)!);
            var temporary = target + ".tmp";
            GuardSummary summary;
            try
            {
                using var input = File.OpenRead(path);
                using var stream = File.Create(temporary);
                summary = await GuardPairs.RunAsync(input, stream, options, cancellation).ConfigureAwait(false);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
            File.Move(temporary, target, overwrite: true);
            System.Console.Error.WriteLine($"{summary.Kept:N0} of {summary.Rows:N0} kept");
            foreach (var (code, count) in summary.Reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
                System.Console.Error.WriteLine($"  {code,-28} {count:N0}");
            System.Console.WriteLine(result.GetValue(json) ? GuardJson(summary, target) : target);
            return Outcome.Done;
        }));
        return command;
    }

    static string GuardJson(GuardSummary summary, string target) => JsonLine.Of(json =>
    {
        json.WriteString("output", target);
        json.WriteNumber("rows", summary.Rows);
        json.WriteNumber("kept", summary.Kept);
        json.WriteStartObject("reasons");
        foreach (var (code, count) in summary.Reasons)
            json.WriteNumber(code, count);
        json.WriteEndObject();
    });
}
