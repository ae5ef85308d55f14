using System.Text.Json;
using Loam.Documents;
using Loam.Measuring;
using Loam.Reporting;

namespace Loam.Tests.Measuring;

public class MeasurementTests
{
    [Fact]
    public async Task Text_of_the_same_kind_differs_by_no_more_than_chance()
    {
        var report = await Corpus.Measure(Corpus.Organic(120, 200), Corpus.Organic(60, 200, seed: 8).Select(document => document with { Id = new("other", document.Id.Key) }), new() { Repeats = 10 });
        Assert.Equal(12_000, report.TokensPerSample);
        Assert.All(report.Figures.Where(figure => figure.Measure is not (Measure.TailKept or Measure.SharedTailKept)), figure => Assert.Equal(Signal.WithinNoise, figure.Signal));
        Assert.All(report.Figures, figure => Assert.True(figure.NoiseMean <= figure.NoiseMax));
    }

    [Fact]
    public async Task Collapsed_text_is_seen_by_every_measure_of_diversity()
    {
        var pages = Corpus.Organic(60, 200);
        var rewrites = pages.Select((page, i) => Corpus.Rewrite(page, $"Dieser Artikel handelt von wort{i % 7}. " + string.Join(' ', Enumerable.Repeat($"Das wort{i % 5} ist ein wort{i % 11}.", 16))));
        var report = await Corpus.Measure(pages, rewrites);
        Assert.Equal(Signal.Higher, report.Figure(Measure.CompressionRatio)!.Signal);
        Assert.Equal(Signal.Lower, report.Figure(Measure.NgramDiversity)!.Signal);
        Assert.Equal(Signal.Higher, report.Figure(Measure.SelfRepetition)!.Signal);
        Assert.Equal(Signal.Higher, report.Figure(Measure.TopOpening)!.Signal);
        Assert.Equal(Signal.Lower, report.Figure(Measure.DistinctWords)!.Signal);
        Assert.Equal(Signal.Lower, report.Figure(Measure.MovingTypeToken)!.Signal);
        Assert.Equal(Signal.Lower, report.Figure(Measure.TailKept)!.Signal);
        Assert.Equal(1, report.Figure(Measure.TopOpening)!.Synthetic);
        Assert.StartsWith("Down ", report.Figure(Measure.NgramDiversity)!.Reading);
        Assert.Equal(("Dieser Artikel handelt", 60, 1.0), (report.SyntheticOpenings[0].Text, report.SyntheticOpenings[0].Documents, report.SyntheticOpenings[0].Share));
    }

    [Fact]
    public async Task Neither_the_order_of_documents_nor_threads_change_the_report()
    {
        var pages = Corpus.Organic(80, 90);
        var rewrites = pages.Select(page => Corpus.Rewrite(page, page.Text[..(page.Text.Length / 2)])).ToList();
        var first = await Corpus.Measure(pages, rewrites);
        pages.Reverse();
        rewrites.Reverse();
        Assert.Equal(first.ToJson(), (await Corpus.Measure(pages, rewrites)).ToJson());
    }

    [Fact]
    public async Task Token_counts_come_from_the_tokenizer_when_there_is_one()
    {
        var pages = Corpus.Organic(20, 100);
        var report = await Corpus.Measure(pages, pages.Select(page => Corpus.Rewrite(page, page.Text)), count: text => text.Length);
        Assert.False(report.TokensAreWords);
        Assert.Equal(pages.Sum(page => page.Text.Length) / 2, report.TokensPerSample);
        Assert.InRange(report.Curves[0].Points.Count, 17, 20);
    }

    [Fact]
    public async Task The_budget_bounds_every_sample()
    {
        var pages = Corpus.Organic(20, 100);
        Assert.Equal(500, (await Corpus.Measure(pages, pages, new() { Tokens = 500, Repeats = 2 })).TokensPerSample);
    }

    [Theory]
    [InlineData(0, 5, "The organic side has no text")]
    [InlineData(5, 0, "The synthetic side has no text")]
    [InlineData(0, 0, "The organic side has no text")]
    public async Task An_empty_side_is_said_and_harms_nothing(int organic, int synthetic, string note)
    {
        var report = await Corpus.Measure(Corpus.Organic(organic, 30), Corpus.Organic(synthetic, 30));
        Assert.Empty(report.Figures);
        Assert.Contains(report.Notes, text => text.StartsWith(note, StringComparison.Ordinal));
        Assert.Contains(note, ReportWriter.ToHtml(new("t", "s", [], [MeasureSection.From(report)])));
    }

    [Fact]
    public async Task Hostile_documents_are_measured_like_others()
    {
        Document[] hostile = [Corpus.Page("a", ""), Corpus.Page("b", "\ud800\udc00\ud800 \0\u001b </script>"), Corpus.Page("c", new string('x', 100_000)), Corpus.Page("d", "1 " + new string('9', 500))];
        var report = await Corpus.Measure([.. Corpus.Organic(20, 50), .. hostile], hostile.Select(document => Corpus.Rewrite(document, document.Text)));
        Assert.NotEmpty(report.Figures);
        Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Difference)));
        Assert.DoesNotContain("</script>", ReportWriter.ToHtml(new("t", "s", [], [MeasureSection.From(report)])));
    }

    [Fact]
    public async Task The_json_can_be_read_again()
    {
        var pages = Corpus.Organic(20, 100);
        var report = await Corpus.Measure(pages, pages.SelectMany(page => new[] { Corpus.Rewrite(page, page.Text), Corpus.Rewrite(page, page.Text, "qa") }));
        var json = report.ToJson();
        Assert.Equal(json, MeasureReport.FromJson(json).ToJson());
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal("compression_ratio", parsed.RootElement.GetProperty("figures")[0].GetProperty("measure").GetString());
        Assert.Equal("higher", parsed.RootElement.GetProperty("figures")[0].GetProperty("signal").GetString());
        Assert.Equal(["organic", "synthetic", "qa", "wiki"], report.Curves.Select(curve => curve.Name));
        Assert.Equal(["qa", "wiki"], report.Groups.Select(group => group.Style));
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasureOptions { Tokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasureOptions { Repeats = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasureOptions { MaxTokens = 10 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasureOptions { OpeningWords = 0 });
    }

    [Fact]
    public async Task Cancellation_stops_the_work()
    {
        var pages = Corpus.Organic(20, 100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Measurement.RunAsync(pages.ToAsyncEnumerable(), pages.ToAsyncEnumerable(), new(), null, new CancellationToken(true)));
    }

    [SkippableFact]
    public async Task Real_rewrites_are_shorter_and_begin_alike_and_keep_most_facts()
    {
        var (organic, synthetic) = Rewrites(SharedData.Require("rewrites/corpus-de.jsonl"));
        var report = await Corpus.Measure(organic, synthetic);
        Assert.Equal(Signal.Lower, report.Figure(Measure.DocumentWords)!.Signal);
        Assert.Equal(Signal.Higher, report.Figure(Measure.SharedOpenings)!.Signal);
        Assert.Equal(Signal.Lower, report.Figure(Measure.TailKept)!.Signal);
        Assert.InRange(report.Figure(Measure.NumbersKept)!.Synthetic, .5, .9);
        Assert.InRange(report.Figure(Measure.NumbersKept)!.ByChance!.Value, 0, .1);
        Assert.InRange(report.Figure(Measure.NamesKept)!.Synthetic, .5, .9);
        Assert.StartsWith("Frage", report.SyntheticOpenings[0].Text);
    }

    static (List<Document> Organic, List<Document> Synthetic) Rewrites(string file)
    {
        var (organic, synthetic) = (new List<Document>(), new List<Document>());
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            var page = Corpus.Page(row.RootElement.GetProperty("id").GetString()!, row.RootElement.GetProperty("source").GetString()!);
            organic.Add(page);
            foreach (var style in (string[])["wiki", "qa"])
                if (row.RootElement.GetProperty(style).GetString() is { Length: > 0 } text)
                    synthetic.Add(Corpus.Rewrite(page, text, style));
        }
        return (organic, synthetic);
    }
}
