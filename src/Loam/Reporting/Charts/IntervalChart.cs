namespace Loam.Reporting.Charts;

/// <summary>A row of an interval chart: an estimate with its uncertainty.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Point">The estimate.</param>
/// <param name="Low">The interval's lower end; null for a point alone.</param>
/// <param name="High">The interval's upper end; null for a point alone.</param>
public sealed record Interval(string Name, double Point, double? Low = null, double? High = null)
{
    /// <summary>Colour of the row. Default: neutral.</summary>
    public Tone Tone { get; init; }

    /// <summary>This row's own band around the reference within which a difference means nothing, as a distance; null for none. Default: null.</summary>
    public double? Band { get; init; }

    /// <summary>What stands at the row's end; null for the estimate and its interval. Default: null.</summary>
    public string? Text { get; init; }
}

/// <summary>A forest plot: an estimate and its interval per row, against a reference line and the margin around it.</summary>
/// <param name="Axis">What is estimated.</param>
/// <param name="Rows">The rows.</param>
public sealed record IntervalChart(Axis Axis, IReadOnlyList<Interval> Rows) : Chart
{
    /// <summary>Where the line of no effect stands. Default: 0.</summary>
    public double Reference { get; init; }

    /// <summary>The distance from the reference that counts as no effect, shaded over all rows; null for none. Default: null.</summary>
    public double? Margin { get; init; }

    /// <summary>What the side left of the reference means, e.g. <c>harms</c>; null for none. Default: null.</summary>
    public string? LeftMeans { get; init; }

    /// <summary>What the side right of the reference means, e.g. <c>helps</c>; null for none. Default: null.</summary>
    public string? RightMeans { get; init; }

    // Room for marks at the ends of the axis.
    const double Edge = 8;

    private protected override string Describe() => $"{Axis.Title}. " + string.Join("; ", Rows.Select(row => $"{row.Name}: {Written(row)}"));

    internal override void Draw(Svg svg)
    {
        var rows = RowLabels.For(svg, [.. Rows.Select(row => row.Name)]);
        var textWidth = Rows.Select(row => TextWidth.Of(Written(row), Svg.SmallSize)).DefaultIfEmpty(0).Max() + 16;
        // On a phone, and where it would take too much of the width, the text stands above its row.
        var textAbove = svg.Narrow || textWidth > svg.Width * 0.32;
        var right = svg.Width - (textAbove ? 8 : textWidth);
        var values = Rows.SelectMany(row => new[] { row.Point, row.Low ?? row.Point, row.High ?? row.Point, Reference - (row.Band ?? 0), Reference + (row.Band ?? 0) })
            .Append(Reference).Append(Reference - (Margin ?? 0)).Append(Reference + (Margin ?? 0));
        var scale = Scale.Of(Axis, values, rows.Left + Edge, right - Edge, svg.Narrow ? 3 : 6);
        var height = (textAbove && !svg.Narrow ? 44 : 34) + rows.Above;
        var top = LeftMeans is null && RightMeans is null ? 4.0 : 26;
        var bottom = top + (Rows.Count * height);
        if (Margin is { } margin)
            svg.Rect(scale.Map(Reference - margin), top, scale.Map(Reference + margin) - scale.Map(Reference - margin), bottom - top, "band", $"no effect: within {Axis.Write(margin)}");
        AxisLines.Bottom(svg, scale, Axis, rows.Left, right, top, bottom);
        svg.Line(scale.Map(Reference), top, scale.Map(Reference), bottom, "zero");
        DrawMeanings(svg, scale.Map(Reference));
        for (var i = 0; i < Rows.Count; i++)
        {
            var y = top + (i * height);
            rows.Draw(svg, Rows[i].Name, y, height - 4);
            DrawRow(svg, scale, Rows[i], y + rows.Above + (textAbove && !svg.Narrow ? 28 : 15));
            if (svg.Narrow)
                DrawTextBesideName(svg, Rows[i], y);
            else
                svg.Text(svg.Width, textAbove ? y + 14 : y + 19.5, Written(Rows[i]), "small num", Anchor.End);
        }
        svg.Height = bottom + AxisLines.BottomHeight;
    }

    void DrawRow(Svg svg, Scale scale, Interval row, double y)
    {
        var css = Svg.Class(row.Tone);
        if (row.Band is { } band && band > 0)
        {
            var (from, to) = (scale.Map(Math.Max(scale.Low, Reference - band)), scale.Map(Math.Min(scale.High, Reference + band)));
            svg.Rect(from, y - 9, to - from, 18, "noise", $"noise floor: ±{Axis.Write(band)}", 2);
        }
        if (row is { Low: { } low, High: { } high })
        {
            svg.Line(scale.Map(low), y, scale.Map(high), y, css + " whisker");
            svg.Line(scale.Map(low), y - 5, scale.Map(low), y + 5, css + " whisker");
            svg.Line(scale.Map(high), y - 5, scale.Map(high), y + 5, css + " whisker");
        }
        if (row.Point < scale.Low || row.Point > scale.High)
            DrawBeyond(svg, row.Point > scale.High ? scale.Map(scale.High) : scale.Map(scale.Low), y, row.Point > scale.High ? 1 : -1, css + " fill mark", row.Name);
        else
            Marks.Draw(svg, scale.Map(row.Point), y, row.Tone switch { Tone.Good => 3, Tone.Bad => 2, Tone.Caution => 1, _ => 0 }, css, row.Name);
    }

    // An arrow out of the plot: the estimate lies beyond the axis.
    static void DrawBeyond(Svg svg, double x, double y, int direction, string css, string title) =>
        svg.Path($"M{Svg.N(x - (3 * direction))} {Svg.N(y - 7)}l{10 * direction} 7l{-10 * direction} 7z", css, title);

    void DrawTextBesideName(Svg svg, Interval row, double y)
    {
        var text = Written(row);
        var room = svg.Width - TextWidth.Of(row.Name, Svg.LabelSize) - 12;
        if (TextWidth.Of(text, Svg.SmallSize) <= room)
            svg.Text(svg.Width, y + 13, text, "small num", Anchor.End);
    }

    void DrawMeanings(Svg svg, double reference)
    {
        const double Size = Svg.SmallSize * TextWidth.Bold;
        var (leftText, rightText) = (LeftMeans is null ? "" : "← " + LeftMeans, RightMeans is null ? "" : RightMeans + " →");
        var (leftWidth, rightWidth) = (TextWidth.Of(leftText, Size) + 8, TextWidth.Of(rightText, Size) + 8);
        // On both sides of the line, or moved to where both can be read whole.
        var middle = leftWidth + rightWidth > svg.Width ? svg.Width / 2 : Math.Clamp(reference, leftWidth, svg.Width - rightWidth);
        svg.FitText(middle - 8, 14, leftText, middle - 8, "small strong", Anchor.End);
        svg.FitText(middle + 8, 14, rightText, svg.Width - middle - 8, "small strong");
    }

    string Written(Interval row) => row.Text ?? (row is { Low: { } low, High: { } high }
        ? $"{Axis.WriteSigned(row.Point)} [{Axis.WriteSigned(low)}, {Axis.WriteSigned(high)}]"
        : Axis.WriteSigned(row.Point));
}
