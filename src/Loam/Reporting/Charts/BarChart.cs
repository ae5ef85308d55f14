namespace Loam.Reporting.Charts;

/// <summary>One series of bars.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">One value per category; NaN for none.</param>
/// <param name="Ink">Its colour.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values, Ink Ink);

/// <summary>Horizontal bars, grouped by category: names are read without turning one's head.</summary>
/// <param name="Axis">What the bars measure. Starts at 0.</param>
/// <param name="Categories">The groups, top to bottom.</param>
/// <param name="Series">The bars of each group.</param>
public sealed record BarChart(Axis Axis, IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series) : Chart
{
    const double BarHeight = 17;

    private protected override string Describe() => Axis.Title + ". " + string.Join("; ", Series.Select(series =>
        $"{series.Name}: {string.Join(", ", Categories.Zip(series.Values, (name, value) => $"{name} {Axis.Write(value)}"))}"));

    internal override void Draw(Svg svg)
    {
        var top = Series.Count > 1 ? AxisLines.Legend(svg, [.. Series.Select(series => (series.Name, series.Ink, Marks.Square))], 0) + 6 : 0;
        var values = Series.SelectMany(series => series.Values).Where(double.IsFinite).ToList();
        var rows = RowLabels.For(svg, Categories);
        var valueWidth = 8 + values.Select(value => TextWidth.Of(Axis.Write(value), Svg.SmallSize)).DefaultIfEmpty(0).Max();
        var scale = Scale.Of(Axis, values.Append(0), rows.Left + (values.Exists(value => value < 0) ? valueWidth : 0), svg.Width - valueWidth, svg.Narrow ? 3 : 5);
        var group = (Series.Count * (BarHeight + 2)) + rows.Above;
        var bottom = top + (Categories.Count * (group + 12));
        AxisLines.Bottom(svg, scale, Axis, rows.Left, svg.Width, top, bottom);
        for (var i = 0; i < Categories.Count; i++)
        {
            var y = top + (i * (group + 12)) + 4;
            rows.Draw(svg, Categories[i], y, group);
            y += rows.Above;
            foreach (var series in Series)
            {
                var value = i < series.Values.Count ? series.Values[i] : double.NaN;
                if (double.IsFinite(value))
                    DrawBar(svg, scale, series, Categories[i], value, y);
                y += BarHeight + 2;
            }
        }
        svg.Line(scale.Map(0), top, scale.Map(0), bottom, "axis");
        svg.Height = bottom + AxisLines.BottomHeight;
    }

    void DrawBar(Svg svg, Scale scale, BarSeries series, string category, double value, double y)
    {
        var (zero, end) = (scale.Map(0), scale.Map(value));
        svg.Rect(Math.Min(zero, end), y, Math.Max(1, Math.Abs(end - zero)), BarHeight, Svg.Class(series.Ink) + " fill", $"{category}, {series.Name}: {Axis.Write(value)}", 2);
        svg.Text(end + (value < 0 ? -6 : 6), y + BarHeight - 4, Axis.Write(value), "small num", value < 0 ? Anchor.End : Anchor.Start);
    }
}
