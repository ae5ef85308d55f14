using System.Text;
using Loam.Documents;
using Loam.Formats;
using Loam.Runs.Forecasts;
using Loam.Steps;
using Loam.Tests.Formats;

namespace Loam.Tests.Runs.Forecasts;

public sealed class SamplerTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    Task<SampleFrame> DrawAsync(int sample, ulong seed = 1) =>
        new Sampler("in", InputFiles.Expand([folder.Path], "."), new() { Sample = sample, Workers = 2 }, seed).DrawAsync(null, () => false, CancellationToken.None);

    static byte[] Archive(int from, int count, Func<byte[], byte[]> pack) => [.. Enumerable.Range(from, count).SelectMany(i => pack(Samples.Record(Samples.Http(Page(i)))))];

    // As varied as real pages: what shrinks to nothing says nothing about how far a decompressor is.
    static string Page(int number)
    {
        var random = SeededRandom.For(9, number.ToString());
        return $"<html><body><p>{string.Join(' ', Enumerable.Range(0, 20 + random.Next(200)).Select(_ => "wort" + random.Next(9999)))}</p></body></html>";
    }

    static IEnumerable<Document> Documents(SampleFrame frame) => frame.Units.SelectMany(u => u.Documents);

    [Fact]
    public async Task A_small_corpus_is_read_whole_and_nothing_is_in_doubt()
    {
        folder.Write("a.warc.gz", Archive(0, 30, Samples.Gzip));
        folder.Write("b/page.html", Samples.Html(1));
        folder.Write("b/other.html", Samples.Html(2));
        var frame = await DrawAsync(500);
        Assert.True(frame.IsWhole);
        Assert.Equal(Estimate.Exactly(32), Strand.Of(frame).Documents.Interval());
    }

    public static TheoryData<string> Kinds => ["gzip", "plain", "one-piece", "rows", "rows-gz", "files"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_file_gives_a_fair_sample(string kind)
    {
        const int all = 3000;
        switch (kind)
        {
            case "gzip":
                folder.Write("a.warc.gz", Archive(0, all, Samples.Gzip));
                break;
            case "plain":
                folder.Write("a.warc", Archive(0, all, p => p));
                break;
            case "one-piece":
                for (var i = 0; i < 6; i++)
                    folder.Write($"{i}.warc.gz", Samples.Gzip(Archive(i * all / 6, all / 6, p => p)));
                break;
            case "files":
                for (var i = 0; i < all; i++)
                    folder.Write($"pages/{i:D4}.html", Page(i));
                break;
            default:
                var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, all).Select(i => $$"""{"id":"{{i}}","text":"{{Page(i)}}"}""" + "\n")));
                folder.Write(kind == "rows" ? "a.jsonl" : "a.jsonl.gz", kind == "rows" ? rows : Samples.Gzip(rows));
                break;
        }
        var estimates = new List<double>();
        for (ulong seed = 0; seed < 5; seed++)
        {
            var frame = await DrawAsync(200, seed);
            Assert.False(frame.IsWhole);
            Assert.InRange(Documents(frame).Count(), 100, 400);
            Assert.Equal(Documents(frame).Count(), Documents(frame).Select(d => d.Id).Distinct().Count());
            Assert.All(frame.Units, u => Assert.Equal(0, u.Unreadable));
            estimates.Add(Strand.Of(frame).Documents.Value);
        }
        Assert.InRange(estimates.Average(), all * 0.93, all * 1.07);
    }

    // Entered in the middle, a file gives the same documents under the same names as read from its beginning.
    [Fact]
    public async Task What_is_drawn_from_the_middle_is_what_a_run_would_read()
    {
        folder.Write("a.warc.gz", Archive(0, 900, Samples.Gzip));
        folder.Write("b.warc", Archive(900, 900, p => p));
        folder.Write("c.jsonl", string.Concat(Enumerable.Range(0, 900).Select(i => $$"""{"text":"{{Page(i)}}"}""" + "\n")));
        var real = InputFiles.Expand([folder.Path], ".").SelectMany(f => DocumentReader.Read(f, new())).ToDictionary(d => d.Document.Id, d => d.Document.Text);
        var drawn = Documents(await DrawAsync(200)).ToList();
        Assert.Equal(3, drawn.Select(d => d.Id.Source).Distinct().Count());
        Assert.All(drawn, d => Assert.Equal(real[d.Id], d.Text));
    }

    // 60 times the same 100 pages: places at equal distances would see a few of them only.
    [Fact]
    public async Task What_returns_at_equal_distances_is_not_hit_at_the_same_place_again_and_again()
    {
        var once = string.Concat(Enumerable.Range(0, 100).Select(i => $$"""{"text":"{{Page(i)}}"}""" + "\n"));
        folder.Write("a.jsonl", string.Concat(Enumerable.Repeat(once, 60)));
        Assert.True(Documents(await DrawAsync(200)).Select(d => d.Text).Distinct().Count() > 60);
    }

    [Fact]
    public async Task Unreadable_records_are_counted_and_stop_nothing()
    {
        folder.Write("a.jsonl", string.Concat(Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? "{broken\n" : $$"""{"id":"{{i}}","text":"x"}""" + "\n")));
        folder.Write("b.jsonl.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3]);
        var frame = await DrawAsync(500);
        Assert.Equal(40, Documents(frame).Count());
        Assert.InRange(frame.Units.Sum(u => u.Unreadable), 20, 22);
    }

    [Fact]
    public async Task Time_that_is_over_leaves_a_smaller_sample_scaled_up()
    {
        folder.Write("a.jsonl", string.Concat(Enumerable.Range(0, 5000).Select(i => $$"""{"id":"{{i}}","text":"Eine Zeile Text."}""" + "\n")));
        var whole = await DrawAsync(400);
        var cut = await new Sampler("in", InputFiles.Expand([folder.Path], "."), new() { Sample = 400, Workers = 4 }, 1).DrawAsync(null, () => true, CancellationToken.None);
        Assert.True(Documents(cut).Count() < Documents(whole).Count() / 2);
        Assert.InRange(Strand.Of(cut).Documents.Value, 4500, 5500);
    }

    [Fact]
    public async Task An_interrupted_sample_stops()
    {
        folder.Write("a.jsonl", "{\"text\":\"x\"}\n");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new Sampler("in", InputFiles.Expand([folder.Path], "."), new(), 1).DrawAsync(null, () => false, new CancellationToken(true)));
    }
}
