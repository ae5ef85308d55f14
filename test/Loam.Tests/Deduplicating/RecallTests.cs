using System.IO.Compression;
using System.Text.Json;
using Loam.Deduplicating;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Deduplicating;

/// <summary>Duplicates are found as often as the S-curve over their true Jaccard similarity says.</summary>
public class RecallTests
{
    static HashSet<string> Shingles(string text)
    {
        var words = new List<string>();
        foreach (var word in Words.In(text))
            words.Add(text.Substring(word.Start, word.Length).ToLowerInvariant());
        return [.. Enumerable.Range(0, Math.Max(1, words.Count - 4)).Select(i => string.Join(' ', words.GetRange(i, Math.Min(5, words.Count - i))))];
    }

    static double Jaccard(string left, string right)
    {
        HashSet<string> a = Shingles(left), b = Shingles(right);
        return (double)a.Intersect(b).Count() / a.Union(b).Count();
    }

    /// <summary>Found pairs against the sum of their chances, within four standard deviations.</summary>
    static void AssertOnTheCurve(IReadOnlyList<(double Chance, bool Found)> pairs)
    {
        var expected = pairs.Sum(p => p.Chance);
        var tolerance = 1 + (4 * Math.Sqrt(pairs.Sum(p => p.Chance * (1 - p.Chance))));
        Assert.InRange(pairs.Count(p => p.Found), expected - tolerance, expected + tolerance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Made_duplicates_with_edited_words(int percent)
    {
        var options = new MinHashOptions();
        var random = new SeededRandom((ulong)percent);
        var originals = Enumerable.Range(0, 300).Select(i => Corpus.RandomWords((ulong)(i + (1000 * percent)), 200)).ToList();
        var copies = originals.Select(words => words.Select(w => random.NextDouble() < percent / 100.0 ? $"e{random.Next(1 << 30)}" : w).ToList()).ToList();
        var texts = originals.Concat(copies).Select(words => string.Join(' ', words)).ToList();
        var (verdicts, duplicates) = Corpus.Run(new MinHashDeduplicator(options), [.. texts.Select((text, i) => Corpus.Page($"{i}", text))]);
        AssertOnTheCurve([.. Enumerable.Range(0, 300).Select(i => (options.ChanceToMeet(Jaccard(texts[i], texts[300 + i])), verdicts[300 + i].Drops))]);
        Assert.All(duplicates, d => Assert.Equal(int.Parse(d.Kept.Key) + 300, int.Parse(d.Dropped.Key)));
        Assert.All(duplicates, d => Assert.InRange(d.Similarity - Jaccard(texts[int.Parse(d.Kept.Key)], texts[int.Parse(d.Dropped.Key)]), -.2, .2));
    }

    [SkippableFact]
    public void Old_and_new_versions_of_laws()
    {
        var options = new MinHashOptions();
        var hasher = new MinHashDeduplicator(options);
        using var lines = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("neardup/laws-de.jsonl.gz")), CompressionMode.Decompress));
        var pairs = new List<(double Chance, bool Found)>();
        while (lines.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            string before = row.RootElement.GetProperty("old").GetString()!, after = row.RootElement.GetProperty("new").GetString()!;
            if (before.Length + after.Length < 12_000)
                pairs.Add((options.ChanceToMeet(Jaccard(before, after)), Corpus.Run(hasher, [Corpus.Page("old", before), Corpus.Page("new", after)]).Duplicates.Count == 1));
        }
        Assert.True(pairs.Count > 50);
        AssertOnTheCurve(pairs);
    }
}
