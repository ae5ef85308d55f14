using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Loam.Documents;
using Loam.Measuring;
using Loam.Text;

namespace Loam.Bench.Measuring;

/// <summary>Speed of measuring on German and English novels cut into pages; and how much faster the kernels are than their obvious twins.</summary>
/// <remarks>Rates are per second of processor time, so that other work on the machine changes them little.</remarks>
static class MeasuringScenario
{
    const int PageWords = 500;

    /// <summary>Prints the tables; false where the shared data is absent.</summary>
    public static bool Run(string sharedData, TextWriter output)
    {
        string[] files = [Path.Combine(sharedData, "text", "novels-de.jsonl.gz"), Path.Combine(sharedData, "text", "novels-en.jsonl.gz")];
        if (!files.All(File.Exists))
            return false;
        List<Document> organic = [.. files.Take(1).SelectMany(Pages)], synthetic = [.. files.Skip(1).SelectMany(Pages).Take(organic.Count / 2)];
        var megabytes = organic.Concat(synthetic).Sum(page => (double)Encoding.UTF8.GetByteCount(page.Text)) / 1e6;
        Measure(organic.Take(200), synthetic.Take(100));
        output.WriteLine($"{organic.Count} organic and {synthetic.Count} other pages of {PageWords} words, {megabytes:0.0} MB\n");
        output.WriteLine("| step | MB per core-second |\n|---|---|");
        var vocabulary = new Vocabulary(3);
        List<MeasuredText> texts = [];
        var numbering = CoreSeconds(() => texts = vocabulary.Take([.. organic.Concat(synthetic).Select(page => new Held(page, PageWords))], default));
        output.WriteLine($"| reading a text into numbers | {megabytes / numbering:0.0} |");
        var scratch = new Scratch(vocabulary.Close());
        List<Slice> sample = [.. texts.Select(text => new Slice(text, 0, text.Words.Length))];
        Row(output, "compression ratio", megabytes, () => Kernels.CompressionRatio(sample));
        Row(output, "n-gram diversity", megabytes, () => Kernels.NgramDiversity(sample, scratch));
        Row(output, "self-repetition", megabytes, () => Kernels.SelfRepetition(sample, scratch));
        Row(output, "different words in 100", megabytes, () => Kernels.MovingTypeToken(sample, scratch));
        var whole = CoreSeconds(() => Measure(organic, synthetic));
        output.WriteLine($"| everything, 10 repeats of 3 samples | {megabytes / whole:0.0} |\n");
        var part = organic.Take(1000).ToList();
        var partMegabytes = part.Sum(page => (double)Encoding.UTF8.GetByteCount(page.Text)) / 1e6;
        double slow = CoreSeconds(() => SlowDiversity(part));
        double fast = CoreSeconds(() =>
        {
            var own = new Vocabulary(3);
            var numbered = own.Take([.. part.Select(page => new Held(page, PageWords))], default);
            return Kernels.NgramDiversity([.. numbered.Select(text => new Slice(text, 0, text.Words.Length))], new Scratch(own.Close()));
        });
        output.WriteLine($"n-gram diversity with strings and hash sets: {partMegabytes / slow:0.0} MB per core-second, ours with the numbering {partMegabytes / fast:0.0}: {slow / fast:0.0} times");
        return true;
    }

    static void Row(TextWriter output, string name, double megabytes, Func<double> kernel)
    {
        kernel();
        output.WriteLine($"| {name} | {megabytes / CoreSeconds(() => kernel()):0} |");
    }

    static MeasureReport Measure(IEnumerable<Document> organic, IEnumerable<Document> synthetic) => Measurement
        .RunAsync(organic.ToAsyncEnumerable(), synthetic.ToAsyncEnumerable(), new MeasureOptions { MaxTokens = 20_000_000 }, null, CancellationToken.None).GetAwaiter().GetResult();

    static double CoreSeconds<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return Math.Max(1e-6, (process.TotalProcessorTime - before).TotalSeconds);
    }

    static double SlowDiversity(List<Document> pages)
    {
        var sum = 0.0;
        for (var n = 1; n <= 4; n++)
        {
            var (different, all) = (new HashSet<string>(StringComparer.Ordinal), 0);
            foreach (var page in pages)
            {
                var words = new List<string>();
                foreach (var word in Words.In(page.Text))
                    words.Add(page.Text.Substring(word.Start, word.Length).ToLowerInvariant());
                for (var i = 0; i + n <= words.Count; i++, all++)
                    different.Add(string.Join(' ', words.GetRange(i, n)));
            }
            sum += different.Count / (double)all;
        }
        return sum;
    }

    static IEnumerable<Document> Pages(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            foreach (var (start, end) in Cuts(text))
                yield return new Document { Id = new(Path.GetFileName(file), $"{number++}"), Text = text[start..end] };
        }
    }

    static List<(int Start, int End)> Cuts(string text)
    {
        var (cuts, start, count) = (new List<(int, int)>(), 0, 0);
        foreach (var word in Words.In(text))
        {
            if (++count % PageWords != 0)
                continue;
            cuts.Add((start, word.End));
            start = word.End;
        }
        return cuts;
    }
}
