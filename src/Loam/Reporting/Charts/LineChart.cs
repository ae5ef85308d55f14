using System.Text;

namespace Loam.Reporting.Charts;

/// <summary>A point of a line.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>A line.</summary>
/// <param name="Name">Stands at its end, or in the legend on a phone.</param>
/// <param name="Points">In order of x; points that are not finite break the line.</param>
/// <param name="Ink">Its colour.</param>
public sealed record Line(string Name, IReadOnlyList<Point> Points, Ink Ink)
{
    /// <summary>Dashed: a reference, an expectation. Default: false.</summary>
    public bool Dashed { get; init; }
}

/// <summary>Several lines over common axes, each named at its end.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Lines">The lines.</param>
public sealed record LineChart(Axis X, Axis Y, IReadOnlyList<Line> Lines) : Chart
{
    private protected override string Describe() => $"{Y.Title} against {X.Title}. " + string.Join("; ", Lines.Where(line => line.Points.Count > 0).Select(line =>
        $"{line.Name}: from {Y.Write(line.Points[0].Y)} to {Y.Write(line.Points[^1].Y)}"));

    internal override void Draw(Svg svg)
    {
        var top = (svg.Narrow ? AxisLines.Legend(svg, [.. Lines.Select(line => (line.Name, line.Ink, line.Dashed ? Marks.Dashes : Marks.Square))], 0) + 2 : 0) + 26;
        var bottom = top + (svg.Narrow ? 200 : svg.Width < 700 ? 250 : 300);
        var points = Lines.SelectMany(line => line.Points).ToList();
        var y = Scale.Of(Y, points.Select(point => point.Y), bottom, top, 5);
        var left = AxisLines.LeftWidth(y);
        var right = svg.Width - (svg.Narrow ? 8 : Math.Min(svg.Width * 0.3, 18 + Lines.Select(line => TextWidth.Of(line.Name, Svg.LabelSize)).DefaultIfEmpty(0).Max()));
        var x = Scale.Of(Tight(points), points.Select(point => point.X), left, right, svg.Narrow ? 4 : 6);
        AxisLines.Left(svg, y, Y, left, right, top);
        AxisLines.Bottom(svg, x, X, left, right, top, bottom);
        foreach (var line in Lines)
            svg.Path(PathOf(line, x, y), Svg.Class(line.Ink) + (line.Dashed ? " line dashed" : " line"), line.Name);
        foreach (var line in Lines)
            DrawPoints(svg, line, x, y);
        if (!svg.Narrow)
            DrawNames(svg, x, y, right, top, bottom);
        svg.Height = bottom + AxisLines.BottomHeight;
    }

    // Across, the lines fill the plot: a round number at the end would only leave a gap.
    Axis Tight(List<Point> points)
    {
        var values = points.Where(Drawable).Select(point => point.X).ToList();
        if (values.Count == 0 || X.Spacing == Spacing.Log)
            return X;
        var (low, high) = (values.Min(), values.Max());
        return low == high ? X : X with { Min = X.Min ?? (low >= 0 && low < high * 0.2 ? 0 : low), Max = X.Max ?? high };
    }

    string PathOf(Line line, Scale x, Scale y)
    {
        var path = new StringBuilder();
        var pen = 'M';
        foreach (var point in line.Points)
        {
            if (!Drawable(point))
            {
                pen = 'M';
                continue;
            }
            path.Append(pen).Append(Svg.N(x.Map(point.X))).Append(' ').Append(Svg.N(y.Map(point.Y)));
            pen = 'L';
        }
        return path.ToString();
    }

    void DrawPoints(Svg svg, Line line, Scale x, Scale y)
    {
        // Many dots would thicken the line; then they only answer when pointed at.
        var (radius, css) = line.Points.Count <= 24 ? (2.5, Svg.Class(line.Ink) + " fill") : (5, "hit");
        foreach (var point in line.Points)
            if (Drawable(point))
                svg.Circle(x.Map(point.X), y.Map(point.Y), radius, css, $"{line.Name}: {X.Write(point.X)}, {Y.Write(point.Y)}");
    }

    // Names at the lines' ends, pushed apart where ends are close; a hairline leads from the end to a name that moved.
    void DrawNames(Svg svg, Scale x, Scale y, double right, double top, double bottom)
    {
        var ends = Lines.Where(line => line.Points.Any(Drawable)).Select(line => (Line: line, End: line.Points.Last(Drawable)))
            .Select(pair => (pair.Line, X: x.Map(pair.End.X), Y: y.Map(pair.End.Y))).OrderBy(end => end.Y).ThenBy(end => end.Line.Name, StringComparer.Ordinal).ToList();
        var places = Spread.Apart([.. ends.Select(end => end.Y)], 17, top + 4, bottom - 4);
        for (var i = 0; i < ends.Count; i++)
        {
            var css = Svg.Class(ends[i].Line.Ink);
            if (Math.Abs(places[i] - ends[i].Y) > 3 || ends[i].X < right - 6)
                svg.Line(ends[i].X + 4, ends[i].Y, right + 8, places[i], css + " lead");
            svg.FitText(right + 12, places[i] + 4.5, ends[i].Line.Name, svg.Width - right - 12, css + " label ink");
        }
    }

    bool Drawable(Point point) => double.IsFinite(point.X) && double.IsFinite(point.Y)
        && (X.Spacing == Spacing.Linear || point.X > 0) && (Y.Spacing == Spacing.Linear || point.Y > 0);
}
