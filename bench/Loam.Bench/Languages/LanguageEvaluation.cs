using System.IO.Compression;
using System.Text.Json;
using Loam.Languages;

namespace Loam.Bench.Languages;

/// <summary>Accuracy and speed of language identification: <c>-- languages SENTENCES.jsonl.gz</c> (rows with <c>language</c> and <c>text</c>).</summary>
/// <remarks>Beside them franc's figures (facts: 82.3% over all languages of 12, 2,014 texts/s; 233 documents of 480 words per second).</remarks>
static class LanguageEvaluation
{
    internal static int Run(string file)
    {
        var rows = Read(file);
        Measure("sentences", rows, print: true);
        var documents = rows.GroupBy(row => row.Language).SelectMany(group => group.Chunk(5)
            .Select(chunk => (group.Key, Text: string.Join('\n', chunk.Select(row => row.Text))))
            .Where(document => Loam.Text.Words.Count(document.Text) >= 50)).ToList();
        Measure("documents of 50+ words", documents, print: true);
        var texts = rows.Select(row => row.Text).ToArray();
        Speed("sentences", texts);
        Speed("documents of 480 words", [.. texts.Chunk(30).Select(chunk => string.Join('\n', chunk))]);
        return 0;
    }

    static List<(string Language, string Text)> Read(string file)
    {
        var rows = new List<(string, string)>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            rows.Add((json.RootElement.GetProperty("language").GetString()!, json.RootElement.GetProperty("text").GetString()!));
        }
        return rows;
    }

    static void Measure(string name, List<(string Language, string Text)> rows, bool print)
    {
        var confusions = new Dictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        var (right, bins) = (0, new (int All, int Right)[10]);
        foreach (var (language, text) in rows)
        {
            var guess = LanguageDetector.Detect(text);
            var hit = guess.Language == language;
            right += hit ? 1 : 0;
            ref var bin = ref bins[Math.Min(9, (int)(guess.Confidence * 10))];
            bin = (bin.All + 1, bin.Right + (hit ? 1 : 0));
            if (!confusions.TryGetValue(language, out var row))
                confusions.Add(language, row = new(StringComparer.Ordinal));
            row[guess.Language ?? "-"] = row.GetValueOrDefault(guess.Language ?? "-") + 1;
        }
        Console.WriteLine($"{name}: {(double)right / rows.Count:P2} of {rows.Count}");
        Console.WriteLine("  right by confidence: " + string.Join("  ", bins.Select((bin, i) => $"{i / 10.0:0.0}: {(bin.All == 0 ? 0 : (double)bin.Right / bin.All):P0} of {bin.All}")));
        if (!print)
            return;
        foreach (var (language, row) in confusions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            if (row.GetValueOrDefault(language) < 0.95 * row.Values.Sum())
                Console.WriteLine($"  {language}: {string.Join(' ', row.OrderByDescending(pair => pair.Value).Take(5).Select(pair => $"{pair.Key} {pair.Value}"))}");
    }

    static void Speed(string name, string[] texts)
    {
        var (count, start) = (0L, Environment.CpuUsage.TotalTime);
        while (Environment.CpuUsage.TotalTime - start < TimeSpan.FromSeconds(2))
        {
            foreach (var text in texts)
                LanguageDetector.Detect(text);
            count += texts.Length;
        }
        Console.WriteLine($"{name}: {count / (Environment.CpuUsage.TotalTime - start).TotalSeconds:N0} per second and core");
    }
}
