using Loam.Bench.Deduplicating;
using Loam.Bench.Extraction;
using Loam.Bench.Filtering;
using Loam.Bench.Formats;
using Loam.Bench.Guarding;
using Loam.Bench.Languages;
using Loam.Bench.Measuring;
using Loam.Bench.Rewriting;
using Loam.Bench.Rewriting.Simulation;
using Loam.Bench.Training;

namespace Loam.Bench;

/// <summary>A benchmark of one verb on real text, with the peers' figures beside ours.</summary>
/// <param name="Name">What <c>loam bench</c> calls it.</param>
/// <param name="Summary">What it measures.</param>
/// <param name="Run">Takes the folder of shared data and further arguments; gives the exit code.</param>
/// <param name="Listed">Whether it is one for people; the others are processes that a scenario starts.</param>
sealed record Scenario(string Name, string Summary, Func<string, string[], int> Run, bool Listed = true);

/// <summary>All scenarios, and how one is run: <c>NAME [--data FOLDER] [--json] [arguments]</c>.</summary>
static class Scenarios
{
    static readonly Scenario[] All =
    [
        new("read", "WARC and JSONL, beside zcat", (data, _) => ReadingScenario.Run(data)),
        new("extract", "main text: quality against gold segments, and speed", (data, rest) => ExtractionQuality.Run([Path.Combine(data, "web"), "samples", .. rest])),
        new("language", "language identification: accuracy and speed", (data, _) => LanguageEvaluation.Run(Path.Combine(data, "langid", "sentences.jsonl.gz"))),
        new("filter", "heuristic filters, beside datatrove", (data, rest) => FilteringScenario.Run([Path.Combine(data, "text"), .. rest])),
        new("dedup", "MinHash: speed and recall, beside datatrove", (data, _) => DeduplicationScenario.Run([data])),
        new("guard", "the guard: faithful rewrites kept, flaws caught, and speed", (data, rest) => GuardScenario.Run(data, rest)),
        new("vocabulary", "counts the guard's vocabularies over free texts and writes them", (data, _) => VocabularyScenario.Run(data)),
        new("measure", "quality and diversity", (data, _) => MeasuringScenario.Run(data, Console.Out) ? 0 : 2),
        new("rewrite", "a model server that is kept busy: throughput, processor time, memory, faults", (_, rest) => RewriteScenario.Run(rest)),
        new("rewrite-run", "one run of rewrite", (_, rest) => RewriteRun.Run(rest), Listed: false),
        new("simulated-server", "what rewrite asks", (_, rest) => SimulatedServer.Run(rest), Listed: false),
        new("train", "tokenizer, n-gram proxy, a whole trial", (data, _) => TrainingScenario.Run([data])),
        new("cache", "the answer cache: speed, bytes and memory, 10,000 to 1,000,000 answers", CacheScenario.Run),
        new("language-model", "builds the language model: LINGUA UDHR OUTPUT", (_, rest) => LanguageModelBuilder.Run(rest[0], rest[1], rest[2])),
    ];

    /// <summary>Runs the scenario that the arguments name; lists them all without a name.</summary>
    public static int Run(string[] args)
    {
        var rest = args.ToList();
        var json = rest.Remove("--json");
        var at = rest.IndexOf("--data");
        var data = at >= 0 && at + 1 < rest.Count ? rest[at + 1] : Path.Combine("..", "shared", "data");
        if (at >= 0)
            rest.RemoveRange(at, Math.Min(2, rest.Count - at));
        var scenario = All.FirstOrDefault(s => s.Name == rest.FirstOrDefault());
        if (scenario is null)
        {
            Console.WriteLine("Scenarios (NAME [--data FOLDER] [--json]):");
            foreach (var s in All.Where(s => s.Listed))
                Console.WriteLine($"  {s.Name,-16} {s.Summary}");
            return rest.Count == 0 ? 0 : 2;
        }
        if (!json)
            return scenario.Run(data, [.. rest.Skip(1)]);
        var (output, captured) = (Console.Out, new StringWriter());
        Console.SetOut(captured);
        var code = scenario.Run(data, [.. rest.Skip(1)]);
        Console.SetOut(output);
        Console.WriteLine(TableJson.Of(scenario.Name, captured.ToString()));
        return code;
    }
}
