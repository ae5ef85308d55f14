using System.CommandLine;
using Loam.Cli.Console;
using Loam.Formats;
using Loam.Runs;

namespace Loam.Cli.Commands;

/// <summary><c>loam convert IN… -o OUT</c>: any readable format to any writable one; pages into a WARC file, byte for byte.</summary>
static class ConvertCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new TaughtCommand(
            "convert", "Read any format, write another. HTML files into a .warc.gz keep their bytes as they are.",
            "loam convert samples/pages -o samples/crawl.warc.gz",
            "loam convert crawl.warc.gz -o pages.jsonl.zst");
        var inputs = SharedFlags.Inputs();
        var output = SharedFlags.Output("The output: a name ending in .jsonl, .jsonl.gz, .jsonl.zst, .warc.gz or .warc, or a folder (a dataset).");
        var (workers, rejects, json) = (SharedFlags.Workers(), SharedFlags.Rejects(), SharedFlags.Json());
        command.Arguments.Add(inputs);
        foreach (Option option in new Option[] { output, rejects, workers, json })
            command.Options.Add(option);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var path = result.GetValue(output)!;
            if (path.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".warc", StringComparison.OrdinalIgnoreCase))
            {
                var packed = PagePacker.Pack(InputFiles.Expand(result.GetValue(inputs)!, Environment.CurrentDirectory), Path.GetFullPath(path), cancellation);
                System.Console.Error.WriteLine($"{packed:N0} pages packed");
                System.Console.WriteLine(result.GetValue(json) ? JsonLine.Of(line => { line.WriteString("output", Path.GetFullPath(path)); line.WriteNumber("pages", packed); }) : path);
                return Outcome.Done;
            }
            return await VerbCommand.RunAsync(result.GetValue(inputs)!, [], VerbOutput.Parse(path), new(result.GetValue(workers), 0, result.GetValue(rejects), result.GetValue(json)), null, cancellation).ConfigureAwait(false);
        }));
        return command;
    }
}
