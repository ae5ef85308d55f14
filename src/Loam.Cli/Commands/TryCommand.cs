using System.CommandLine;
using Loam.Cli.Console;
using Loam.Documents;
using Loam.Extraction;
using Loam.Formats;
using Loam.Guarding;
using Loam.Languages;
using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Options;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary><c>loam try PAGE</c>: one page end to end: page, extracted text, prompt, answer, the guard's findings.</summary>
static class TryCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Registry registry)
    {
        var command = new TaughtCommand(
            "try", "Show one page end to end: its text, the prompt, the answer, the guard's findings. The way to judge a style before a run.",
            "loam try samples/pages/de/blutspende-faq.html --style qa",
            "loam try crawl.warc.gz --number 7 --style wiki --engine http://localhost:8000/v1 --model mistral-nemo");
        var page = new Argument<string>("PAGE") { Description = "A page, or a file with several." };
        var number = new Option<int>("--number", "-n") { Description = "Which readable document of the file, from 1. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        command.Arguments.Add(page);
        command.Options.Add(number);
        var rewriteKind = registry.Step("rewrite")!;
        var guardKind = registry.Step("guard")!;
        var flags = new OptionFlags(command, rewriteKind.Options.Concat(guardKind.Options));
        command.SetAction((result, cancellation) => Outcome.OfAsync(async () =>
        {
            var given = flags.Read(result);
            var settings = RewriteSettings.Of(OptionsBinder.Bind(rewriteKind.Options, flags.Only(given, rewriteKind.Options)));
            var guard = (GuardOptions)OptionsBinder.Bind(typeof(GuardOptions), flags.Only(given, guardKind.Options));
            var selection = RewriteParts.SelectionOf(settings.Rewrite, Environment.CurrentDirectory);
            var tokenizer = TokenCounter.Of(settings.Rewrite.Tokenizer, Environment.CurrentDirectory);
            var document = await FindAsync(result.GetValue(page)!, result.GetValue(number), cancellation).ConfigureAwait(false);
            document = new LanguageIdentifier().Annotate(new Extractor().Map(document));
            Show($"{document.Title ?? document.Url ?? document.Id.Key} ({document.Language ?? "unknown language"})", document.Text);
            using var engine = EngineSpec.Open(settings);
            var step = new RewriteStep(engine, settings.Rewrite, selection, tokenizer is null ? null : tokenizer.Count);
            foreach (var style in step.Styles)
            {
                foreach (var request in step.Requests(document, style))
                    Show($"prompt: {style.Name} ({request.PromptVersion})", $"{request.System}\n\n{request.Message}");
                var rewrite = await step.RewriteAsync(document, style, cancellation).ConfigureAwait(false);
                Show($"rewrite: {style.Name} by {engine.Model}", rewrite.Verdict.Drops ? $"dropped: {rewrite.Verdict.Reason} ({rewrite.Verdict.Evidence})" : rewrite.Document.Text);
                if (!rewrite.Verdict.Drops)
                    Show("guard", Findings(new GuardStep(guard).Apply(rewrite.Document).Verdict));
            }
            return Outcome.Done;
        }));
        return command;
    }

    static string Findings(Verdict verdict) => verdict.Drops ? $"{verdict.Reason}: {verdict.Evidence}" : "nothing to object to";

    static async Task<Document> FindAsync(string path, int number, CancellationToken cancellation)
    {
        var seen = 0;
        foreach (var file in InputFiles.Expand([path], Environment.CurrentDirectory))
        {
            await foreach (var (document, verdict) in DocumentReader.ReadAsync(file, new ReadOptions(), null, cancellation).ConfigureAwait(false))
            {
                if (!verdict.Drops && ++seen == number)
                    return document;
            }
        }
        throw new RecipeException($"'{path}' has {seen} readable documents, there is no number {number}", "--number");
    }

    static void Show(string title, string text)
    {
        System.Console.WriteLine($"── {title} {new string('─', Math.Max(3, 90 - title.Length))}");
        System.Console.WriteLine(text.TrimEnd());
        System.Console.WriteLine();
    }
}
