using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Loam.Documents;
using Loam.Text;
using Loam.Tokens;
using Loam.Training.Proxies;
using Loam.Training.Trials;

namespace Loam.Bench.Training;

/// <summary>Speeds of the tokenizer and of the n-gram proxy on one core, its quality by order and vocabulary, and a whole trial on real pages.</summary>
static class TrainingScenario
{
    /// <summary>Prints the tables. First argument: the folder of shared data; default: beside the repository. 2 where it is absent.</summary>
    public static int Run(string[] args)
    {
        var sharedData = args is [var folder, ..] ? folder : Path.Combine("..", "shared", "data");
        var output = Console.Out;
        var novels = Path.Combine(sharedData, "text", "novels-de.jsonl.gz");
        var rewrites = Path.Combine(sharedData, "rewrites", "corpus-de.jsonl");
        if (!File.Exists(novels) || !File.Exists(rewrites))
        {
            Console.Error.WriteLine($"needs {novels} and {rewrites}");
            return 2;
        }
        var texts = Rows(new GZipStream(File.OpenRead(novels), CompressionMode.Decompress)).Select(r => r.GetProperty("text").GetString()!).ToList();
        var tokenizer = Tokenizer(texts, output);
        Proxy(texts, tokenizer, output);
        var pages = Rows(File.OpenRead(rewrites)).ToList();
        Quality(pages, output);
        WholeTrial(pages, output);
        return 0;
    }

    static BpeTokenizer Tokenizer(List<string> texts, TextWriter output)
    {
        var megabytes = texts.Sum(t => (double)Encoding.UTF8.GetByteCount(t)) / 1e6;
        output.WriteLine($"{texts.Count} German novels, {megabytes:0.0} MB, processor time of one core\n");
        output.WriteLine("| tokenizer | MB/s | seconds for 100 MB |\n|---|---|---|");
        BpeTokenizer tokenizer = null!;
        foreach (var vocabulary in (int[])[4096, 32768])
        {
            var seconds = Best(() => tokenizer = Train(texts, vocabulary), 2);
            output.WriteLine($"| train, vocabulary {vocabulary} | {megabytes / seconds:0} | {100 * seconds / megabytes:0.0} |");
        }
        tokenizer = Train(texts, 4096);
        var ids = new List<int>();
        var encode = Best(() => texts.ForEach(t => { ids.Clear(); tokenizer.Encode(t, ids); }), 3);
        var count = Best(() => texts.ForEach(t => tokenizer.Count(t)), 3);
        output.WriteLine($"| encode | {megabytes / encode:0} | |\n| count | {megabytes / count:0} | |\n");
        return tokenizer;
    }

    static void Proxy(List<string> texts, BpeTokenizer tokenizer, TextWriter output)
    {
        var documents = texts.Select(t => (ReadOnlyMemory<int>)tokenizer.Encode(t)).ToList();
        foreach (var part in (List<ReadOnlyMemory<int>>[])[documents[..2], documents])
        {
            var tokens = part.Sum(d => (double)d.Length);
            var bits = new double[part.Max(d => d.Length)];
            output.WriteLine($"n-gram proxy, {tokens:N0} tokens\n\n| order | train, M tokens/s | score, M tokens/s | bytes per token |\n|---|---|---|---|");
            foreach (var order in (int[])[3, 4, 5])
            {
                KneserNeyModel? model = null;
                var before = GC.GetTotalMemory(true);
                Build();
                var memory = GC.GetTotalMemory(true) - before;
                var (train, score) = (Best(Build, 2), Best(() => part.ForEach(d => model!.Score(d.Span, bits)), 2));
                output.WriteLine($"| {order} | {tokens / train / 1e6:0.0} | {tokens / score / 1e6:0.0} | {memory / tokens:0} |");
                GC.KeepAlive(model);
                void Build()
                {
                    model = new(order, tokenizer.VocabularySize, tokenizer.EndOfText);
                    model.Train(part, null, CancellationToken.None);
                }
            }
            output.WriteLine();
        }
    }

    static void Quality(List<JsonElement> pages, TextWriter output)
    {
        int[] orders = [2, 3, 4, 5, 6];
        output.WriteLine($"bits per byte of held-out pages, trained on other pages\n\n| vocabulary | tokens | {string.Join(" | ", orders.Select(o => $"order {o}"))} |\n|{new string('|', orders.Length + 1).Replace("|", "---|", StringComparison.Ordinal)}---|");
        var (held, train) = (pages.Where(HeldOut).Select(Source).ToList(), pages.Where(p => !HeldOut(p)).Select(Source).ToList());
        var bytes = held.Sum(t => (double)Encoding.UTF8.GetByteCount(t));
        foreach (var vocabulary in (int[])[512, 1024, 2048, 4096, 8192])
        {
            var tokenizer = Train(train, vocabulary);
            var documents = train.Select(t => (ReadOnlyMemory<int>)tokenizer.Encode(t)).ToList();
            var costs = orders.Select(order =>
            {
                var model = new KneserNeyModel(order, tokenizer.VocabularySize, tokenizer.EndOfText);
                model.Train(documents, null, CancellationToken.None);
                return held.Sum(t => Bits(model, tokenizer.Encode(t))) / bytes;
            });
            output.WriteLine($"| {vocabulary} | {documents.Sum(d => d.Length)} | {string.Join(" | ", costs.Select(c => c.ToString("0.000")))} |");
        }
        output.WriteLine();
    }

    static void WholeTrial(List<JsonElement> pages, TextWriter output)
    {
        var held = pages.Where(HeldOut).Select(p => Page(p, "source")).ToList();
        var train = pages.Where(p => !HeldOut(p)).ToList();
        TrialArm[] arms =
        [
            Arm("organic", train.Select(p => Page(p, "source"))),
            Arm("wiki and qa", train.SelectMany(p => (Document[])[Page(p, "wiki"), Page(p, "qa")])),
            Arm("blend", train.SelectMany((p, i) => i % 3 > 0 ? [Page(p, "source")] : (Document[])[Page(p, "wiki"), Page(p, "qa")])),
        ];
        TrialResult result = null!;
        var seconds = Best(() => result = new Trial(new(), parallelism: 1).RunAsync(arms, held, null, CancellationToken.None).GetAwaiter().GetResult(), 2);
        output.WriteLine($"a whole trial: {arms.Length} arms x {result.Options.Seeds} seeds x {result.TokensPerRun:N0} tokens, {result.HeldOut.Count} held-out pages: {seconds:0.0} s of processor time\n");
        foreach (var comparison in result.Comparisons)
            output.WriteLine($"- {comparison.Explanation}");
    }

    static TrialArm Arm(string name, IEnumerable<Document> documents)
    {
        var list = documents.ToList();
        return new(name, () => list.ToAsyncEnumerable());
    }

    static bool HeldOut(JsonElement page) => StableHash.Of(page.GetProperty("id").GetString(), 99) % 100 < 15;

    static string Source(JsonElement page) => page.GetProperty("source").GetString()!;

    static Document Page(JsonElement row, string style)
    {
        var id = new DocumentId("pages", row.GetProperty("id").GetString()!);
        var page = new Document { Id = id, Text = row.GetProperty(style).GetString()!, Language = "de" };
        return style == "source" ? page : page with
        {
            Id = id with { Source = style },
            Provenance = new Provenance.Synthetic(id, id, 0, style, style, "model", "", 1),
        };
    }

    static BpeTokenizer Train(IEnumerable<string> texts, int vocabulary)
    {
        var trainer = new BpeTrainer(new() { VocabularySize = vocabulary });
        foreach (var text in texts)
            trainer.Add(text);
        return trainer.Train();
    }

    static double Bits(KneserNeyModel model, int[] tokens)
    {
        var bits = new double[tokens.Length];
        model.Score(tokens, bits);
        return bits.Sum();
    }

    static IEnumerable<JsonElement> Rows(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return JsonDocument.Parse(line).RootElement.Clone();
    }

    /// <summary>Processor time, not time on the clock: the machine may be shared.</summary>
    static double Best(Action action, int times)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < times; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            action();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        return best;
    }
}
