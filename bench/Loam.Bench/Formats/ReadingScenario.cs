using System.Diagnostics;
using Loam.Documents;
using Loam.Formats;

namespace Loam.Bench.Formats;

/// <summary>Speed of reading crawls and of writing and reading shards on one thread, beside <c>zcat</c> on the same files in the same run: the floor of gzip.</summary>
static class ReadingScenario
{
    const int Passes = 3;

    /// <summary>Prints the table; 2 where the shared data is absent.</summary>
    public static int Run(string sharedData)
    {
        string[] crawls = [.. new[] { "de", "noisy" }.Select(n => Path.Combine(sharedData, "web", n + ".warc.gz"))];
        if (!crawls.All(File.Exists))
        {
            Console.Error.WriteLine($"needs {string.Join(" and ", crawls)}");
            return 2;
        }
        Console.WriteLine("| what | MB/s (uncompressed) | documents/s | ratio to zcat |\n|---|---|---|---|");
        foreach (var crawl in crawls)
        {
            var file = new InputFile(crawl, Path.GetFileName(crawl), InputKind.Warc, new FileInfo(crawl).Length);
            var tally = new ReadTally();
            var pages = DocumentReader.Read(file, new(), tally).Where(j => !j.Verdict.Drops).Select(j => j.Document).ToList();
            var zcat = Best(() => Zcat(crawl));
            Row($"zcat {file.Name}", tally.Bytes, pages.Count, zcat, zcat);
            Row($"pages of {file.Name}", tally.Bytes, pages.Count, Best(() => DocumentReader.Read(file, new()).Count()), zcat);
            Row("the same without digests", tally.Bytes, pages.Count, Best(() => DocumentReader.Read(file, new() { VerifyDigests = false }).Count()), zcat);
            foreach (var ending in new[] { ".jsonl", ".jsonl.zst", ".jsonl.gz" })
                Shards(pages, ending, zcat);
        }
        return 0;
    }

    static void Shards(List<Document> pages, string ending, double zcat)
    {
        var path = Path.Combine(Path.GetTempPath(), $"loam-bench-{Environment.ProcessId}{ending}");
        long bytes = 0;
        var write = Best(() =>
        {
            using var writer = new JsonlWriter(path);
            foreach (var page in pages)
                writer.Write(page);
            writer.Complete();
            bytes = writer.Bytes;
        });
        Row($"write {ending}", bytes, pages.Count, write, zcat);
        var file = new InputFile(path, Path.GetFileName(path), InputKind.Jsonl, new FileInfo(path).Length);
        Row($"read {ending}", bytes, pages.Count, Best(() => DocumentReader.Read(file, new()).Count()), zcat);
        File.Delete(path);
    }

    static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var pass = 0; pass < Passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    static double Best(Func<int> work) => Best(() => { work(); });

    static void Zcat(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"zcat '{path}' > /dev/null"]))!;
        process.WaitForExit();
    }

    // The ratio compares seconds per file, so that it means the same for every row of one crawl.
    static void Row(string what, long bytes, int documents, double seconds, double zcat) =>
        Console.WriteLine($"| {what} | {bytes / 1e6 / seconds:N0} | {documents / seconds:N0} | {zcat / seconds:0.00} |");
}
