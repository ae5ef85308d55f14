using System.Collections.Immutable;
using Loam.Documents;
using Loam.Formats;
using Loam.Runs.Datasets;

namespace Loam.Tests.Runs.Cards;

/// <summary>A run's folder written by hand: what a card says must not change with every prompt and filter.</summary>
static class HandMade
{
    internal static readonly DocumentId Mill = new("crawl.warc.gz", "crawl.warc.gz@7");

    internal static Document Page(string text = "Die Mühle wurde 1742 gebaut.\n\n| Jahr | Rad |\n", string? url = "https://muehle.example/a|b") =>
        new() { Id = Mill, Text = text, Language = "de", Url = url, Title = "Die Mühle" };

    internal static Document Rewrite(string text = "Die Mühle stammt von 1742.\n```\n</details>", string style = "wiki", string model = "small-model") => Page() with
    {
        Id = Mill with { Key = Mill.Key + "+" + style },
        Text = text,
        Provenance = new Provenance.Synthetic(Mill, Mill, 0, style, style + "-de/1", model, "00ff", 1) { InputTokens = 211, OutputTokens = 42, Finish = "stop" },
    };

    /// <summary>Writes pages, organic (with its held-out side), synthetic and blend below a folder.</summary>
    internal static string Run(string folder, string? license = "cc-by-4.0", params Document[] rewrites)
    {
        rewrites = rewrites.Length > 0 ? rewrites : [Rewrite()];
        var sources = Ingredients.None with { Sources = [new("crawl/*.warc.gz", 2, 123_456, license, "A village's web site")] };
        var written = sources with
        {
            Models = [new("small-model", "http://gpu:8000/v1", "r1", "apache-2.0")],
            Prompts = [new("wiki-de/1", "wiki", "A page as an article.", "de", "Du schreibst ein Lexikon.", "Schreibe um:\n\n{title}\n{text}", "{\"temperature\":0.5}")],
        };
        // An external shard: the user's own file, which a card must not open.
        Save(folder, "pages", [], sources, ["read/1", "crawl.warc.gz abc"], [], []);
        Save(folder, "organic.1", ["pages"], sources, ["extract/1 {}"], [Page()],
            [Step("read", 3, [("html.too_long", 1)]), Step("extract", 2, [("extract.empty", 1)])]);
        Save(folder, "organic", ["organic.1"], sources, ["held_out/1 {}"], [Page()], [Step("held_out", 1, [])]);
        Save(folder, "organic.heldout", ["organic.1"], sources, ["held_out/1 {}"], [Page() with { Id = Mill with { Key = "held" } }], [Step("held_out", 1, [])]);
        Save(folder, "synthetic", ["organic"], written, ["rewrite/2 {}", "guard/1 {strictness:standard}"], rewrites,
            [Step("rewrite", rewrites.Length, [], ("requests", 1), ("tokens.in", 211), ("tokens.out", 42), ("usd", 0.0123)), Step("guard", rewrites.Length, [])]);
        Save(folder, "blend", ["organic", "synthetic"], written, ["blend/1 {}"], [Page(), .. rewrites], [Step("blend", 1 + rewrites.Length, [], ("tokens", 99))]);
        return folder;
    }

    internal static void Save(string run, string stage, string[] inputs, Ingredients ingredients, ImmutableArray<string> what, Document[] documents, ImmutableArray<StepLedger> steps)
    {
        var folder = Directory.CreateDirectory(Path.Combine(run, stage)).FullName;
        var composition = new Composition();
        foreach (var document in documents)
            composition.Add(document, Loam.Text.Words.Count(document.Text));
        if (documents.Length > 0)
        {
            using var writer = new JsonlWriter(Path.Combine(folder, "00000.jsonl"));
            foreach (var document in documents)
                writer.Write(document);
            writer.Complete();
        }
        ShardInfo shard = documents.Length > 0
            ? new("00000.jsonl", documents.Length, documents.Sum(d => Loam.Text.Words.Count(d.Text)), new FileInfo(Path.Combine(folder, "00000.jsonl")).Length)
            : new("crawl.warc.gz", null, null, 5, [new("/nowhere/crawl.warc.gz", "crawl.warc.gz", "crawl.warc.gz", InputKind.Warc, 5, null)]);
        RunJson.Save(Path.Combine(folder, Dataset.LedgerFile), new Ledger(steps), RunJson.Readable.Ledger);
        RunJson.Save(
            Path.Combine(folder, Manifest.FileName),
            new Manifest(stage, Print(stage), what, inputs.ToImmutableSortedDictionary(i => i, Print, StringComparer.Ordinal), [shard], [], [], composition.Rows, ingredients),
            RunJson.Readable.Manifest);
    }

    internal static StepLedger Step(string name, long taken, (string Reason, long Count)[] dropped, params (string Name, double Value)[] measures) => StepLedger.Empty(name) with
    {
        In = taken,
        Out = taken - dropped.Sum(d => d.Count),
        Dropped = dropped.ToImmutableSortedDictionary(d => d.Reason, d => d.Count, StringComparer.Ordinal),
        Measures = measures.ToImmutableSortedDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal),
    };

    static string Print(string stage) => $"fingerprint-of-{stage}";
}
