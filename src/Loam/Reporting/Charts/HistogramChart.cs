using System.Text;

namespace Loam.Reporting.Charts;

/// <summary>One distribution of a histogram.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Shares">The share of items per bin, one fewer than there are edges.</param>
/// <param name="Ink">Its colour.</param>
public sealed record Distribution(string Name, IReadOnlyList<double> Shares, Ink Ink)
{
    /// <summary>A value to mark, usually the median; null for none. Default: null.</summary>
    public double? Median { get; init; }
}

/// <summary>Distributions laid over one another.</summary>
/// <param name="X">The measured value.</param>
/// <param name="Edges">The bins' edges in ascending order, the same for all.</param>
/// <param name="Distributions">Two read best.</param>
public sealed record HistogramChart(Axis X, IReadOnlyList<double> Edges, IReadOnlyList<Distribution> Distributions) : Chart
{
    private protected override string Describe() => $"Distribution of {X.Title}. " + string.Join("; ", Distributions.Select(distribution =>
        distribution.Median is { } median ? $"{distribution.Name}: median {X.Write(median)}" : distribution.Name));

    internal override void Draw(Svg svg)
    {
        var y0 = AxisLines.Legend(svg, [.. Distributions.Select(distribution => (Named(distribution), distribution.Ink, Marks.Square))], 0);
        var top = y0 + 28;
        var bottom = top + (svg.Narrow ? 160 : 200);
        var yAxis = new Axis("share of items") { Form = NumberForm.Percent, Min = 0 };
        var y = Scale.Of(yAxis, Distributions.SelectMany(distribution => distribution.Shares), bottom, top, 4);
        var left = AxisLines.LeftWidth(y);
        var right = svg.Width - 6;
        var x = Scale.Of(X with { Min = X.Min ?? Edges[0], Max = X.Max ?? Edges[^1] }, Edges, left, right, svg.Narrow ? 4 : 7);
        AxisLines.Left(svg, y, yAxis, left, right, top);
        AxisLines.Bottom(svg, x, X, left, right, top, bottom);
        foreach (var distribution in Distributions)
            svg.Path(Outline(distribution, x, y) + "z", Svg.Class(distribution.Ink) + " area");
        foreach (var distribution in Distributions)
            svg.Path(Outline(distribution, x, y), Svg.Class(distribution.Ink) + " line", Named(distribution));
        foreach (var distribution in Distributions)
            if (distribution.Median is { } median && median >= Edges[0] && median <= Edges[^1])
                svg.Line(x.Map(median), top, x.Map(median), bottom, Svg.Class(distribution.Ink) + " line dashed");
        for (var i = 0; i + 1 < Edges.Count; i++)
            svg.Rect(x.Map(Edges[i]), top, x.Map(Edges[i + 1]) - x.Map(Edges[i]), bottom - top, "hit", Tooltip(i));
        svg.Height = bottom + AxisLines.BottomHeight;
    }

    string Named(Distribution distribution) =>
        distribution.Median is { } median ? $"{distribution.Name}, median {X.Write(median)}" : distribution.Name;

    string Tooltip(int bin) => $"{X.Write(Edges[bin])} to {X.Write(Edges[bin + 1])}\n" + string.Join("\n", Distributions
        .Where(distribution => bin < distribution.Shares.Count)
        .Select(distribution => $"{distribution.Name}: {NumberText.Percent(distribution.Shares[bin])}"));

    string Outline(Distribution distribution, Scale x, Scale y)
    {
        var path = new StringBuilder($"M{Svg.N(x.Map(Edges[0]))} {Svg.N(y.Map(0))}");
        for (var i = 0; i + 1 < Edges.Count; i++)
            path.Append($"V{Svg.N(y.Map(i < distribution.Shares.Count ? distribution.Shares[i] : 0))}H{Svg.N(x.Map(Edges[i + 1]))}");
        return path.Append($"V{Svg.N(y.Map(0))}").ToString();
    }
}
