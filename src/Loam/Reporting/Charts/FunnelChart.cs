namespace Loam.Reporting.Charts;

/// <summary>How many a step dropped for one reason.</summary>
/// <param name="Reason">The reason's code.</param>
/// <param name="Count">How many.</param>
public sealed record FunnelDrop(string Reason, long Count);

/// <summary>One step on the way from pages to the blend.</summary>
/// <param name="Name">Its name, e.g. <c>filter: fineweb2-de</c>.</param>
/// <param name="In">What went in.</param>
/// <param name="Kept">What came out.</param>
/// <param name="Drops">Why the others went; the chart sorts them.</param>
public sealed record FunnelStep(string Name, long In, long Kept, IReadOnlyList<FunnelDrop> Drops)
{
    /// <summary>A heading above the first of several rows with the same one, e.g. <c>Synthetic side</c>; null for none. Default: null.</summary>
    public string? Lane { get; init; }

    /// <summary>The colour of what is kept. Default: <see cref="Ink.Organic"/>.</summary>
    public Ink Ink { get; init; } = Ink.Organic;
}

/// <summary>From pages to blend: a bar per step, what it kept, what it dropped and the main reasons for it.</summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Unit">What is counted, e.g. <c>documents</c>.</param>
public sealed record FunnelChart(IReadOnlyList<FunnelStep> Steps, string Unit = "documents") : Chart
{
    const int ReasonsShown = 3;

    private protected override string Describe() => string.Join("; ", Steps.Select(step =>
        $"{step.Name}: {NumberText.Count(step.Kept)} of {NumberText.Count(step.In)} {Unit} kept"));

    internal override void Draw(Svg svg)
    {
        var most = Math.Max(1, Steps.Select(step => Math.Max(step.In, step.Kept)).DefaultIfEmpty(1).Max());
        var nameWidth = svg.Narrow ? 0 : Math.Min(svg.Width * 0.3, 14 + Steps.Select(step => TextWidth.Of(step.Name, Svg.LabelSize * TextWidth.Bold)).DefaultIfEmpty(0).Max());
        var countWidth = 12 + Steps.Select(step => TextWidth.Of(Outcome(step), Svg.LabelSize)).DefaultIfEmpty(0).Max();
        var barWidth = svg.Width - nameWidth - (svg.Narrow ? 0 : countWidth);
        var y = 0.0;
        string? lane = null;
        foreach (var step in Steps)
        {
            if (step.Lane is not null && step.Lane != lane)
            {
                svg.FitText(0, y + 14, step.Lane, svg.Width, "lane");
                y += 26;
            }
            lane = step.Lane;
            y = DrawStep(svg, step, y, nameWidth, barWidth, countWidth, barWidth / most);
        }
        svg.Height = Math.Max(1, y - 6);
    }

    double DrawStep(Svg svg, FunnelStep step, double y, double left, double barWidth, double countWidth, double perItem)
    {
        if (svg.Narrow)
        {
            svg.FitText(0, y + 13, step.Name, svg.Width - countWidth, "label strong");
            svg.Text(svg.Width, y + 13, Outcome(step), "label num", Anchor.End);
            y += 20;
        }
        else
        {
            var lines = TextWidth.Wrap(step.Name, left - 12, Svg.LabelSize * TextWidth.Bold, 2);
            for (var i = 0; i < lines.Count; i++)
                svg.Text(0, y + (lines.Count == 1 ? 17.5 : 10) + (i * 15.5), lines[i], "label strong", Anchor.Start, lines[i].EndsWith('…') ? step.Name : null);
            svg.Text(svg.Width, y + 17, Outcome(step), "label num", Anchor.End);
        }
        svg.Rect(left, y, barWidth, 26, "track", null, 3);
        var kept = step.Kept * perItem;
        svg.Rect(left, y, kept, 26, Svg.Class(step.Ink) + " fill", $"{step.Name}: {step.Kept:#,0} of {step.In:#,0} {Unit} kept", 3);
        var x = left + kept;
        var drops = Sorted(step);
        for (var i = 0; i < drops.Count; i++)
        {
            var width = drops[i].Count * perItem;
            svg.Rect(x, y, Math.Max(width - 1, width * 0.6), 26, "dropped d" + Math.Min(i, ReasonsShown).ToString(System.Globalization.CultureInfo.InvariantCulture), $"{drops[i].Reason}: {drops[i].Count:#,0} {Unit} dropped", 2);
            x += width;
        }
        y += 26;
        foreach (var line in Reasons(drops, svg.Width - left, svg.Narrow ? 3 : 2))
        {
            svg.Text(left, y + 15, line, "small muted", Anchor.Start, string.Join("\n", drops.Select(drop => $"{drop.Reason}: {drop.Count:#,0}")));
            y += 16;
        }
        return y + 14;
    }

    static string Outcome(FunnelStep step) => step.In == step.Kept
        ? NumberText.Count(step.Kept)
        : $"{NumberText.Count(step.In)} → {NumberText.Count(step.Kept)}";

    static List<FunnelDrop> Sorted(FunnelStep step) =>
        [.. step.Drops.Where(drop => drop.Count > 0).OrderByDescending(drop => drop.Count).ThenBy(drop => drop.Reason, StringComparer.Ordinal)];

    static List<string> Reasons(List<FunnelDrop> drops, double width, int maxLines)
    {
        if (drops.Count == 0)
            return [];
        var total = drops.Sum(drop => drop.Count);
        // A reason and its count stay on one line: the no-break space holds them together while lines are filled.
        var parts = drops.Take(ReasonsShown).Select(drop => $"{drop.Reason}\u00A0{NumberText.Count(drop.Count)}").ToList();
        if (drops.Count > ReasonsShown)
            parts.Add($"{drops.Count - ReasonsShown}\u00A0more\u00A0reasons\u00A0{NumberText.Count(drops.Skip(ReasonsShown).Sum(drop => drop.Count))}");
        return TextWidth.Wrap($"−{NumberText.Count(total)}:\u00A0{string.Join("\u00A0· ", parts)}", width, Svg.SmallSize, maxLines);
    }
}
