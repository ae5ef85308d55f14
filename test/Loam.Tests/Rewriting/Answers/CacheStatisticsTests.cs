using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public sealed class CacheStatisticsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-statistics").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".jsonl.zst")]
    public void Tells_mean_and_variance_per_engine_and_style_while_a_run_writes(string ending)
    {
        var path = Path.Combine(folder, "answers" + ending);
        Assert.Empty(CacheStatistics.Read(path));
        using var cache = new AnswerCache(path);
        foreach (var (style, tokens, finish) in new[] { ("wiki", 10, Finish.Stop), ("qa", 100, Finish.Length), ("wiki", 14, Finish.Stop), ("wiki", 18, Finish.Length) })
            cache.Add(new(style + tokens, "e", style, 100, new RewriteAnswer { Text = "x", InputTokens = 2 * tokens, OutputTokens = tokens, Seconds = 1.5, Finish = finish }));
        var statistics = CacheStatistics.Read(path);
        Assert.Equal(
            [
                new CacheStatistics("e", "qa", new(1, 200, 0), new(1, 100, 0), new(1, 1.5, 0), 1),
                new CacheStatistics("e", "wiki", new(3, 28, 64), new(3, 14, 16), new(3, 1.5, 0), 1),
            ],
            statistics);
        Assert.Equal(3, statistics[1].Answers);
    }

    [Fact]
    public void Looks_at_the_latest_rows_only()
    {
        var path = Path.Combine(folder, "answers.jsonl.zst");
        var noise = new Random(3);
        using var cache = new AnswerCache(path);
        for (var i = 0; i < 3000; i++)
            cache.Add(new("k" + i, "e", "wiki", 100, new RewriteAnswer { Text = string.Concat(Enumerable.Range(0, 700).Select(_ => (char)('!' + noise.Next(90)))), OutputTokens = i }));
        Assert.True(cache.Bytes > 1 << 20);
        Assert.Equal((100, 2949.5), (CacheStatistics.Read(path, 100)[0].Answers, CacheStatistics.Read(path, 100)[0].OutputTokens.Mean));
        Assert.Equal(2900, CacheStatistics.Read(path, 2900)[0].Answers);
        Assert.Equal(3000, CacheStatistics.Read(path, 5000)[0].Answers);
    }
}
