using System.CommandLine;
using Loam.Cli.Console;
using Loam.Runs;
using Loam.Training;

namespace Loam.Cli.Commands;

/// <summary>The command line as a whole.</summary>
static class RootFactory
{
    /// <summary>The root command with every verb.</summary>
    public static RootCommand Create()
    {
        var registry = StandardRegistry.Create().With(TrialStage.Kind);
        var root = new RootCommand("""
            Loam turns noisy web crawls into blended training sets of organic and synthetic text,
            and says with evidence whether the synthetic part helps or harms.

            Start with:  loam run recipes/quickstart.yaml
            """)
        {
            RunCommand.Create(registry),
            PlanCommand.Create(registry),
            VerbCommand.Create(registry, new(
                "extract", "Find the main text, title and date of pages.",
                [
                    "loam extract samples/crawl.warc.gz -o pages.jsonl.zst",
                    "loam extract 'crawl/*.warc.gz' -o pages --workers 8 --rejects dropped.jsonl.zst",
                ]) { Silent = [], Steps = ["extract"] }),
            ConvertCommand.Create(),
            VerbCommand.Create(registry, new(
                "language", "Add each document's language and how sure that is; keep only some languages if asked.",
                ["loam language pages.jsonl.zst -o german.jsonl.zst --keep de"]) { Steps = ["language"] }),
            VerbCommand.Create(registry, new(
                "filter", "Drop documents by the heuristic rules of a named profile.",
                ["loam filter pages.jsonl.zst -o good.jsonl.zst --profile fineweb2-de --rejects bad.jsonl.zst"]) { Steps = ["filter"] }),
            DedupCommand.Create(registry),
            RewriteCommand.Create(registry),
            StylesCommand.Create(),
            TryCommand.Create(registry),
            GuardCommand.Create(registry),
            RecipeCommands.Measure(registry),
            RecipeCommands.FromFile(
                registry, "blend", "parts", "Make a training set out of named parts under a token budget.", "loam blend blend.yaml -o training-set"),
            RecipeCommands.FromFile(
                registry, "trial", "arms", "Train matched small models on each arm and say which data helps or harms, with an interval.", "loam trial trial.yaml -o verdict"),
            CardCommand.Create(),
            BenchCommand.Create(),
            SchemaCommand.Create(registry),
            CompletionCommand.Create(),
        };
        HelpView.Install(root);
        return root;
    }
}
