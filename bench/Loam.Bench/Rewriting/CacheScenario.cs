using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Loam.Rewriting;
using Loam.Text;

namespace Loam.Bench.Rewriting;

/// <summary>The answer cache with real answers of a model: speed, bytes on disk, and memory from ten thousand to a million answers.</summary>
static class CacheScenario
{
    /// <summary>Prints the tables. Arguments: how many answers (default 10000 100000 1000000).</summary>
    public static int Run(string data, string[] arguments)
    {
        var answers = Answers(Path.Combine(data, "rewrites", "corpus-de.jsonl"));
        int[] sizes = arguments.Length > 0 ? [.. arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10_000, 100_000, 1_000_000];
        var folder = Directory.CreateTempSubdirectory("loam-bench-cache").FullName;
        try
        {
            Fill(Path.Combine(folder, "warm.jsonl.zst"), answers, 2000);
            Fill(Path.Combine(folder, "plain.jsonl"), answers, 10_000);
            Fill(Path.Combine(folder, "packed.jsonl.zst"), answers, 10_000);
            double plain = Length(folder, "plain.jsonl"), packed = Length(folder, "packed.jsonl.zst");
            Console.WriteLine($"{answers.Count} answers of a model, {plain / 10_000:0} bytes a row as text, {packed / 10_000:0} in zstd frames: {plain / packed:0.00} times smaller\n");
            Console.WriteLine("| answers | add, per second | find, per second | add, µs of processor | find, µs of processor | bytes a row | index, bytes a row | open, ms | open after a kill, ms | index anew, s | anonymous memory, MB | managed, MB |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
            foreach (var count in sizes)
                Row(folder, answers, count);
            Console.WriteLine($"\nA dictionary of key, offset and length for {sizes[^1]:N0} answers: {DictionaryBytes(sizes[^1]) / (double)sizes[^1]:0} bytes an answer");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Row(string folder, List<RewriteAnswer> answers, int count)
    {
        var path = Path.Combine(folder, $"{count}.jsonl.zst");
        var killed = Path.Combine(folder, "killed.jsonl.zst");
        double add, addCpu, find = 0, findCpu = 0, anonymous, managed;
        const int finds = 20_000;
        using (var cache = new AnswerCache(path))
        {
            (add, addCpu) = Measure(() =>
            {
                for (var i = 0; i < count; i++)
                    cache.Add(AnswerOf(answers, i));
            });
            (find, findCpu) = Measure(() =>
            {
                for (var i = 0; i < finds; i++)
                {
                    var which = (int)(StableHash.Mix((ulong)i) % (ulong)count);
                    if (cache.Find(Key(which), 512)!.Text.Length != answers[which % answers.Count].Text.Length)
                        throw new InvalidDataException("another answer came back");
                }
            });
            GC.Collect();
            (anonymous, managed) = (Status("RssAnon:"), GC.GetTotalMemory(forceFullCollection: true) / 1e6);
            File.Copy(path, killed, overwrite: true);
            File.WriteAllBytes(killed + ".idx", cache.Index.Bytes());
        }
        var open = Measure(() => new AnswerCache(path).Dispose()).Seconds;
        var openKilled = Measure(() => new AnswerCache(killed).Dispose()).Seconds;
        File.Delete(killed + ".idx");
        var anew = Measure(() => new AnswerCache(killed).Dispose()).Seconds;
        Console.WriteLine(
            $"| {count:N0} | {count / add:N0} | {finds / find:N0} | {addCpu / count * 1e6:0} | {findCpu / finds * 1e6:0} | {Length(folder, Path.GetFileName(path)) / (double)count:0} | {Length(folder, Path.GetFileName(path) + ".idx") / (double)count:0} "
            + $"| {open * 1e3:0} | {openKilled * 1e3:0} | {anew:0.0} | {anonymous:0} | {managed:0.0} |");
        File.Delete(path);
        File.Delete(killed);
    }

    static void Fill(string path, List<RewriteAnswer> answers, int count)
    {
        using var cache = new AnswerCache(path);
        for (var i = 0; i < count; i++)
            cache.Add(AnswerOf(answers, i));
    }

    static AnswerRow AnswerOf(List<RewriteAnswer> answers, int i) => new(Key(i), "http://localhost:8000/v1#mistral-nemo", i % 2 == 0 ? "wiki" : "qa", 512, answers[i % answers.Count]);

    static string Key(int i) => new UInt128(StableHash.Mix((ulong)i), StableHash.Mix(~(ulong)i)).ToString("x32", CultureInfo.InvariantCulture);

    static List<RewriteAnswer> Answers(string file)
    {
        var answers = new List<RewriteAnswer>();
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            foreach (var style in new[] { "wiki", "qa" })
            {
                var text = row.RootElement.GetProperty(style).GetString()!;
                answers.Add(new RewriteAnswer { Text = text, InputTokens = 700 + text.Length % 300, OutputTokens = text.Length / 4, Seconds = text.Length * 0.00317 });
            }
        }
        return answers;
    }

    static (double Seconds, double Processor) Measure(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (seconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    static double DictionaryBytes(int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var rows = new Dictionary<UInt128, (long, int)>();
        for (var i = 0; i < count; i++)
            rows[new UInt128(StableHash.Mix((ulong)i), (ulong)i)] = (i, i);
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(rows);
        return bytes;
    }

    static long Length(string folder, string name) => new FileInfo(Path.Combine(folder, name)).Length;

    static double Status(string field) => File.Exists("/proc/self/status")
        ? double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1000
        : double.NaN;
}
