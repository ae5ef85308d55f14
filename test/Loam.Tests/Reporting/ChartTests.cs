using Loam.Reporting;
using Loam.Reporting.Charts;

namespace Loam.Tests.Reporting;

public class ChartTests
{
    [Theory]
    [InlineData(0, 97, "0|20|40|60|80|100")]
    [InlineData(0, 0.012, "0|0.005|0.010|0.015")]
    [InlineData(-0.044, 0.088, "−0.05|0|0.05|0.10")]
    [InlineData(0, 21_000, "0|5k|10k|15k|20k|25k")]
    [InlineData(3, 3, "1|2|3|4|5")]
    public void Linear_ticks_are_round(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join('|', Scale.Of(new("x"), [low, high], 0, 100, 5).Ticks().Select(tick => tick.Label)));

    [Theory]
    [InlineData(3, 4000, "10|100|1,000")]
    [InlineData(20, 900, "20|50|100|200|500|1,000")]
    [InlineData(0.001, 1, "0.001|0.01|0.1|1")]
    public void Log_ticks_are_round(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join('|', Scale.Of(new("x") { Spacing = Spacing.Log }, [low, high], 0, 100, 5).Ticks().Select(tick => tick.Label)));

    [Fact]
    public void Percent_ticks_are_percent() =>
        Assert.Equal("−20%|−10%|0%|10%", string.Join('|', Scale.Of(new("x") { Form = NumberForm.Percent }, [-.2, .1], 0, 100, 3).Ticks().Select(tick => tick.Label)));

    [Fact]
    public void Close_labels_are_pushed_apart_as_little_as_needed()
    {
        Assert.Equal([10, 50], Spread.Apart([10, 50], 17, 0, 100));
        Assert.Equal([42.5, 59.5, 90], Spread.Apart([50, 52, 90], 17, 0, 100));
        Assert.Equal([66, 83, 100], Spread.Apart([98, 99, 100], 17, 0, 100));
        Assert.Equal([0, 17], Spread.Apart([1, 2], 17, 0, 100));
    }

    [Fact]
    public void Cut_texts_end_in_an_ellipsis_and_fit()
    {
        var cut = TextWidth.Fit("deduplication by minhash over word five-grams", 120, 13);
        Assert.EndsWith("…", cut);
        Assert.True(TextWidth.Of(cut, 13) <= 120);
        Assert.Equal("short", TextWidth.Fit("short", 120, 13));
        Assert.Equal(["deduplication by", "minhash over wor…"], TextWidth.Wrap("deduplication by minhash over word five-grams", 140, 13, 2));
    }

    [Fact]
    public void Empty_charts_draw_without_data()
    {
        Chart[] charts =
        [
            new FunnelChart([]), new FunnelChart([new("read", 0, 0, [])]), new BarChart(new("x"), [], []), new LineChart(new("x"), new("y"), []),
            new LineChart(new("x") { Spacing = Spacing.Log }, new("y") { Spacing = Spacing.Log }, [new("a", [new(0, 0), new(double.NaN, 1)], Ink.Grey)]),
            new HistogramChart(new("x"), [0, 1], [new("a", [], Ink.Grey)]), new IntervalChart(new("x"), []), new DotPlot(new("x"), [], []),
            new CompositionBar([new("none", [new("a", 0, Ink.Organic)])], "tokens"),
        ];
        foreach (var chart in charts)
        {
            foreach (var width in Svg.Widths)
            {
                var svg = new Svg(width);
                chart.Draw(svg);
                Assert.DoesNotContain("NaN", svg.Element("w", "x"));
                Assert.True(svg.Height > 0);
            }
        }
    }

    [Fact]
    public void A_funnel_names_its_main_reasons_and_counts_the_rest()
    {
        var svg = new Svg(900);
        new FunnelChart([new("filter", 100, 60, [new("a.one", 5), new("a.two", 20), new("a.three", 9), new("a.four", 4), new("a.five", 2)])]).Draw(svg);
        Assert.Contains("−40:\u00A0a.two\u00A020\u00A0· a.three\u00A09\u00A0· a.one\u00A05\u00A0· 2\u00A0more\u00A0reasons\u00A06", svg.Element("w", "x"));
    }
}
