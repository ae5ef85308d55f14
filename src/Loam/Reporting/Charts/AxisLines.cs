namespace Loam.Reporting.Charts;

/// <summary>Draws axes: hairline grid, round ticks, no label over another.</summary>
static class AxisLines
{
    /// <summary>Height under the plot that <see cref="Bottom"/> needs: tick labels and title.</summary>
    public const double BottomHeight = 44;

    /// <summary>Vertical grid lines from <paramref name="top"/> to <paramref name="bottom"/>, labels and the title below.</summary>
    public static void Bottom(Svg svg, Scale scale, Axis axis, double left, double right, double top, double bottom)
    {
        var free = double.NegativeInfinity;
        foreach (var (value, label) in scale.Ticks())
        {
            var x = scale.Map(value);
            svg.Line(x, top, x, bottom, "grid");
            var half = TextWidth.Of(label, Svg.SmallSize) / 2;
            var middle = Math.Clamp(x, half, svg.Width - half);
            if (middle - half < free)
                continue;
            svg.Text(middle, bottom + 17, label, "small", Anchor.Middle);
            free = middle + half + 8;
        }
        svg.Line(left, bottom, right, bottom, "axis");
        svg.FitText((left + right) / 2, bottom + 37, axis.Title, Math.Min(svg.Width, 2 * Math.Min((left + right) / 2, svg.Width - ((left + right) / 2))), "small title", Anchor.Middle);
    }

    /// <summary>Horizontal grid lines with their labels to the left of <paramref name="left"/>; the title stands above, at the left edge.</summary>
    public static void Left(Svg svg, Scale scale, Axis axis, double left, double right, double top)
    {
        foreach (var (value, label) in scale.Ticks())
        {
            var y = scale.Map(value);
            svg.Line(left, y, right, y, "grid");
            svg.Text(left - 8, y + 4, label, "small", Anchor.End);
        }
        svg.FitText(0, top - 12, axis.Title, svg.Width, "small title");
    }

    /// <summary>The width that the labels of <see cref="Left"/> need.</summary>
    public static double LeftWidth(Scale scale)
    {
        var widest = 0.0;
        foreach (var (_, label) in scale.Ticks())
            widest = Math.Max(widest, TextWidth.Of(label, Svg.SmallSize));
        return widest + 10;
    }

    /// <summary>A legend in as many lines as it takes, from <paramref name="top"/>; returns the y below it.</summary>
    public static double Legend(Svg svg, IReadOnlyList<(string Name, Ink Ink, int Shape)> entries, double top)
    {
        var (x, y) = (0.0, top + 12);
        foreach (var (name, ink, shape) in entries)
        {
            var shown = TextWidth.Fit(name, svg.Width - 20, Svg.LabelSize);
            var width = 20 + TextWidth.Of(shown, Svg.LabelSize);
            if (x > 0 && x + width > svg.Width)
                (x, y) = (0, y + 20);
            Marks.Draw(svg, x + 7, y - 4.5, shape, Svg.Class(ink), null);
            svg.Text(x + 18, y, shown, "label", Anchor.Start, shown == name ? null : name);
            x += width + 16;
        }
        return y + 10;
    }
}
