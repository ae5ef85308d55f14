namespace Loam.Reporting.Charts;

/// <summary>A series of dots.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Ink">Its colour.</param>
public sealed record DotSeries(string Name, Ink Ink);

/// <summary>A row of dots.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">One value per series; NaN for none.</param>
public sealed record DotRow(string Name, IReadOnlyList<double> Values);

/// <summary>Dots along a common axis, joined within each row: how far apart things are, and on which side.</summary>
/// <param name="Axis">What is measured.</param>
/// <param name="Series">The kinds of dots, told apart by colour and shape.</param>
/// <param name="Rows">The rows.</param>
public sealed record DotPlot(Axis Axis, IReadOnlyList<DotSeries> Series, IReadOnlyList<DotRow> Rows) : Chart
{
    private protected override string Describe() => $"{Axis.Title}. " + string.Join("; ", Rows.Select(row =>
        $"{row.Name}: {string.Join(", ", Series.Zip(row.Values, (series, value) => $"{series.Name} {Axis.Write(value)}"))}"));

    internal override void Draw(Svg svg)
    {
        var top = AxisLines.Legend(svg, [.. Series.Select((series, i) => (series.Name, series.Ink, i))], 0) + 6;
        var rows = RowLabels.For(svg, [.. Rows.Select(row => row.Name)]);
        var right = svg.Width - 12;
        var scale = Scale.Of(Axis, Rows.SelectMany(row => row.Values), rows.Left + 6, right, svg.Narrow ? 3 : 6);
        var height = 30 + rows.Above;
        var bottom = top + (Rows.Count * height) + 4;
        AxisLines.Bottom(svg, scale, Axis, rows.Left, right, top, bottom);
        for (var i = 0; i < Rows.Count; i++)
        {
            var y = top + (i * height);
            rows.Draw(svg, Rows[i].Name, y, height);
            DrawRow(svg, scale, Rows[i], y + rows.Above + 16);
        }
        svg.Height = bottom + AxisLines.BottomHeight;
    }

    void DrawRow(Svg svg, Scale scale, DotRow row, double y)
    {
        var values = row.Values.Where(double.IsFinite).ToList();
        if (values.Count > 1)
            svg.Line(scale.Map(values.Min()), y, scale.Map(values.Max()), y, "join");
        for (var i = 0; i < Math.Min(Series.Count, row.Values.Count); i++)
            if (double.IsFinite(row.Values[i]))
                Marks.Draw(svg, scale.Map(row.Values[i]), y, i, Svg.Class(Series[i].Ink), $"{row.Name}, {Series[i].Name}: {Axis.Write(row.Values[i])}");
    }
}
