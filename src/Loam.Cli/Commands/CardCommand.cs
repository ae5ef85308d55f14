using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs.Cards;

namespace Loam.Cli.Commands;

/// <summary><c>loam card DIR</c>: a dataset's card.</summary>
static class CardCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new TaughtCommand(
            "card", "Write a dataset's card, README.md beside its shards: what is in it, how it was made, models, prompts, licences, limits.",
            "loam card runs/quickstart",
            "loam card runs/german-web/synthetic -o card.md");
        var folder = new Argument<string>("DIR") { Description = "A dataset's folder, or a run's: then the card is about its last blend." };
        var output = new Option<string?>("--output", "-o") { Description = "Write the card here. Default: README.md in the dataset's folder.", HelpName = "FILE" };
        var json = SharedFlags.Json();
        command.Arguments.Add(folder);
        command.Options.Add(output);
        command.Options.Add(json);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var path = await DataCard.WriteAsync(result.GetValue(folder)!, result.GetValue(output), cancellation).ConfigureAwait(false);
            System.Console.WriteLine(result.GetValue(json) ? JsonLine.Of(line => line.WriteString("output", path)) : path);
            return Outcome.Done;
        }));
        return command;
    }
}
