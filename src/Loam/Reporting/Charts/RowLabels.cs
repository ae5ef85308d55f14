namespace Loam.Reporting.Charts;

/// <summary>Where rows of a horizontal chart have their names: left of the plot, or above each row on a phone.</summary>
sealed class RowLabels
{
    RowLabels(double left, double above) => (Left, Above) = (left, above);

    /// <summary>Where the plot begins.</summary>
    public double Left { get; }

    /// <summary>Extra height of each row for a name above it.</summary>
    public double Above { get; }

    public static RowLabels For(Svg svg, IReadOnlyList<string> names)
    {
        var widest = names.Select(name => TextWidth.Of(name, Svg.LabelSize)).DefaultIfEmpty(0).Max();
        return svg.Narrow ? new RowLabels(8, 20) : new RowLabels(Math.Min(svg.Width * 0.34, Math.Ceiling(widest)) + 14, 0);
    }

    /// <summary>Draws a name for the row from <paramref name="y"/> down to its height.</summary>
    public void Draw(Svg svg, string name, double y, double height)
    {
        if (Above > 0)
        {
            svg.FitText(0, y + 13, name, svg.Width, "label");
            return;
        }
        var lines = TextWidth.Wrap(name, Left - 14, Svg.LabelSize, height >= 32 ? 2 : 1);
        for (var i = 0; i < lines.Count; i++)
            svg.Text(Left - 14, y + (height / 2) + 4.5 + ((i - ((lines.Count - 1) / 2.0)) * 15), lines[i], "label", Anchor.End, lines[i].EndsWith('…') ? name : null);
    }
}
