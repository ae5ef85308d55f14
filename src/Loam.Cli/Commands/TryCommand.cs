using System.CommandLine;
using Loam.Cli.Console;
using Loam.Guarding;
using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Options;
using Loam.Runs.Tasting;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam try PAGE</c>: one page end to end: page, prompt, answer, what was made of it, the guard's findings.</summary>
static class TryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "try", "Show one page end to end: its text, the prompt, the raw answer, what is made of it, the guard's findings, tokens and cost. Answers are remembered only with --cache.",
            "loam try samples/pages/de/blutspende-faq.html --style qa",
            "loam try crawl.warc.gz --number 7 --style wiki,my-style.yaml --engine http://localhost:8000/v1 --model mistral-nemo");
        var page = new Argument<string>("PAGE") { Description = "A page, or a file with several." };
        var number = new Option<int>("--number", "-n") { Description = "Which readable document of the file, from 1. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var (seed, json) = (SharedFlags.Seed(), SharedFlags.Json());
        command.Arguments.Add(page);
        command.Options.Add(number);
        var rewriteKind = registry.Step("rewrite")!;
        var guardKind = registry.Step("guard")!;
        var flags = new OptionFlags(command, rewriteKind.Options.Concat(guardKind.Options));
        command.Options.Add(seed);
        command.Options.Add(json);
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var given = flags.Read(result);
            var settings = RewriteCommand.Impatient(RewriteSettings.Of(OptionsBinder.Bind(rewriteKind.Options, flags.Only(given, rewriteKind.Options))), given);
            var guard = (GuardOptions)OptionsBinder.Bind(typeof(GuardOptions), flags.Only(given, guardKind.Options));
            var parts = RewriteParts.Of(settings, Environment.CurrentDirectory, null);
            using var engine = parts.Engine;
            var document = PageDraw.Take(result.GetValue(page)!, result.GetValue(number), cancellation);
            if (!result.GetValue(json))
                TryView.Page(document);
            // All styles that are named, whatever rules would want of this page: it is they that are tried.
            var tasted = await new Taster(parts, guard, result.GetValue(seed)).RewriteAsync(
                [.. parts.Selection.Styles.Select(style => (document, style))], Environment.ProcessorCount, System.Console.Error.WriteLine, cancellation).ConfigureAwait(false);
            if (result.GetValue(json))
                System.Console.WriteLine(TryJson.Of(document, engine.Model, tasted));
            else
                TryView.Rewrites(tasted, engine);
            if (tasted.FirstOrDefault(t => t.IsUnanswered) is { } unanswered)
                throw new ShardException("try", $"the server left {tasted.Count(t => t.IsUnanswered)} of {tasted.Count} styles unanswered ({unanswered.Verdict.Reason}: {unanswered.Verdict.Evidence})");
            return Outcome.Done;
        }));
        return command;
    }
}
