using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Loam.Deduplicating;
using Loam.Documents;

using Loam.Text;

namespace Loam.Bench.Deduplicating;

/// <summary>Speed and recall of MinHash deduplication on one core beside datatrove's figures (facts/performance.md: another machine, so a scale).</summary>
static class DeduplicationScenario
{
    const double PeerSignatures = 990, PeerPipeline = 942;

    /// <summary>Prints the tables. First argument: the folder of shared data; default: beside the repository.</summary>
    public static int Run(string[] args)
    {
        var sharedData = args is [var folder, ..] ? folder : Path.Combine("..", "shared", "data");
        if (MadeCorpus.Make(sharedData, seed: 1) is not { } corpus)
        {
            Console.Error.WriteLine($"needs texts to make the corpus from: {sharedData}/text is not there");
            return 2;
        }
        var output = Console.Out;
        var options = new MinHashOptions();
        Pipeline(corpus.Documents.Take(1000).ToList(), options);
        PrintSpeed(corpus, options, output);
        PrintRecall(corpus, options, output);
        PrintLaws(Path.Combine(sharedData, "neardup", "laws-de.jsonl.gz"), options, output);
        return 0;
    }

    static void PrintSpeed(MadeCorpus corpus, MinHashOptions options, TextWriter output)
    {
        var megabytes = corpus.Documents.Sum(d => (double)Encoding.UTF8.GetByteCount(d.Text)) / 1e6;
        var hasher = new MinHasher(options.NGram, options.Bands * options.Rows, 1);
        var minima = new ulong[hasher.Hashes];
        var shingleCount = corpus.Shingles;
        double signing = Best(() => corpus.Documents.ToList().ForEach(d => hasher.Sign(d.Text, minima)));
        double floor = Best(() => Floor(shingleCount, hasher)), whole = Best(() => Pipeline(corpus.Documents, options)), exact = Best(() => Pipeline(corpus.Documents, null));
        var count = corpus.Documents.Count;
        output.WriteLine($"{count} documents, {corpus.Documents.Average(d => Words.Count(d.Text)):0} words on average, {megabytes:0.0} MB, processor time of one core\n");
        output.WriteLine("| step | documents/s | MB/s | times datatrove |\n|---|---|---|---|");
        output.WriteLine($"| floor: {hasher.Hashes} minima of ready shingles | {count / floor:0} | {megabytes / floor:0} | |");
        output.WriteLine($"| MinHash signatures | {count / signing:0} | {megabytes / signing:0} | {count / signing / PeerSignatures:0.0} |");
        output.WriteLine($"| MinHash whole pipeline | {count / whole:0} | {megabytes / whole:0} | {count / whole / PeerPipeline:0.0} |");
        output.WriteLine($"| exact, whole pipeline | {count / exact:0} | {megabytes / exact:0} | |\n");
    }

    /// <summary>What remains when words and shingles cost nothing: every shingle against every permutation.</summary>
    static void Floor(long shingleCount, MinHasher hasher)
    {
        var shingles = Enumerable.Range(0, 512).Select(i => StableHash.Mix((ulong)i)).ToArray();
        var minima = new ulong[hasher.Hashes];
        for (var left = shingleCount; left > 0; left -= shingles.Length)
            hasher.Lower(shingles, minima);
    }

    static void PrintRecall(MadeCorpus corpus, MinHashOptions options, TextWriter output)
    {
        var dropped = Pipeline(corpus.Documents, options);
        output.WriteLine("| made duplicates | pairs | found | expected by the S-curve | datatrove |\n|---|---|---|---|---|");
        foreach (var (edit, name, peer) in ((Edit, string, string)[])
            [(Edit.None, "exact", "1000 of 1000"), (Edit.TwoPercent, "2% of words edited", "956 of 1000"), (Edit.FivePercent, "5% of words edited", "841 of 2000")])
        {
            var pairs = corpus.Duplicates.Where(d => d.Edit == edit).ToList();
            var found = pairs.Count(p => dropped.Contains(p.Copy) || dropped.Contains(p.Original));
            var expected = pairs.Sum(p => options.ChanceToMeet(Jaccard(corpus.Documents[p.Copy].Text, corpus.Documents[p.Original].Text, options.NGram)));
            output.WriteLine($"| {name} | {pairs.Count} | {found} | {expected:0} | {peer} |");
        }
        var made = corpus.Duplicates.SelectMany(d => (int[])[d.Copy, d.Original]).ToHashSet();
        output.WriteLine($"\nOther documents dropped: {dropped.Count(d => !made.Contains(d))}\n");
    }

    /// <summary>Each pair alone, so that every pair counts once and no chain helps.</summary>
    static void PrintLaws(string path, MinHashOptions options, TextWriter output)
    {
        var pairs = new List<(double Jaccard, bool Found)>();
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            string before = row.RootElement.GetProperty("old").GetString()!, after = row.RootElement.GetProperty("new").GetString()!;
            Document[] two = [new() { Id = new("old", line[..40]), Text = before }, new() { Id = new("new", line[..40]), Text = after }];
            pairs.Add((Jaccard(before, after, options.NGram), Pipeline(two, options).Count > 0));
        }
        output.WriteLine("| laws, old and new: Jaccard | pairs | found | expected by the S-curve |\n|---|---|---|---|");
        foreach (var band in pairs.GroupBy(p => Math.Min(9, (int)(p.Jaccard * 10))).OrderBy(g => g.Key))
            output.WriteLine($"| {band.Key / 10.0:0.0} to {(band.Key + 1) / 10.0:0.0} | {band.Count()} | {band.Count(p => p.Found)} | {band.Sum(p => options.ChanceToMeet(p.Jaccard)):0.0} |");
    }

    /// <summary>Rows dropped by MinHash, or by exact deduplication without options.</summary>
    static HashSet<int> Pipeline(IReadOnlyList<Document> documents, MinHashOptions? options)
    {
        var folder = Directory.CreateTempSubdirectory("loam-bench-");
        using var pass = options is null ? new ExactDeduplicator(new()).Begin(1, folder.FullName) : new MinHashDeduplicator(options).Begin(1, folder.FullName);
        for (var i = 0; i < documents.Count; i++)
            pass.Observe(new(0, i), documents[i]);
        pass.Conclude(CancellationToken.None);
        var dropped = Enumerable.Range(0, documents.Count).Where(i => pass.Judge(new(0, i), documents[i]).Drops).ToHashSet();
        folder.Delete(recursive: true);
        return dropped;
    }

    static double Jaccard(string left, string right, int nGram)
    {
        HashSet<string> a = NGrams(left, nGram), b = NGrams(right, nGram);
        var shared = a.Count(b.Contains);
        return (double)shared / (a.Count + b.Count - shared);
    }

    static HashSet<string> NGrams(string text, int n)
    {
        var words = new List<string>();
        foreach (var word in Words.In(text))
            words.Add(text.Substring(word.Start, word.Length).ToLowerInvariant());
        return [.. Enumerable.Range(0, Math.Max(1, words.Count - n + 1)).Select(i => string.Join(' ', words.GetRange(i, Math.Min(n, words.Count - i))))];
    }

    /// <summary>Processor seconds, best of three: one thread works, so this is the time of one core even on a busy machine.</summary>
    static double Best(Action action)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            action();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }
        return best;
    }
}
