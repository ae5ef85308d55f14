namespace Loam.Reporting.Charts;

/// <summary>A part of a whole.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Amount">How much, in the chart's unit; 0 or more.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Note">Beside the amount, e.g. <c>1.2 epochs</c>; null for none.</param>
public sealed record CompositionPart(string Name, double Amount, Ink Ink, string? Note = null);

/// <summary>A whole made of parts.</summary>
/// <param name="Name">What it is, e.g. <c>blend</c>.</param>
/// <param name="Parts">Its parts, in order.</param>
public sealed record Composition(string Name, IReadOnlyList<CompositionPart> Parts);

/// <summary>What a blend is made of: a bar of shares, and under it every part with share, amount and note.</summary>
/// <param name="Wholes">One bar each.</param>
/// <param name="Unit">Of the amounts, e.g. <c>tokens</c>.</param>
public sealed record CompositionBar(IReadOnlyList<Composition> Wholes, string Unit) : Chart
{
    const double BarHeight = 40;

    private protected override string Describe() => string.Join(". ", Wholes.Select(whole =>
        $"{whole.Name}: {string.Join(", ", whole.Parts.Select(part => Key(part, Total(whole))))}"));

    internal override void Draw(Svg svg)
    {
        var y = 0.0;
        foreach (var whole in Wholes)
        {
            var total = Total(whole);
            var amount = $"{NumberText.Count(total)} {Unit}";
            svg.FitText(0, y + 14, whole.Name, svg.Width - TextWidth.Of(amount, Svg.LabelSize) - 12, "label strong");
            svg.Text(svg.Width, y + 14, amount, "label num", Anchor.End);
            y = DrawParts(svg, whole, total, y + 24);
            y = DrawKeys(svg, whole, total, y + 12) + 22;
        }
        svg.Height = Math.Max(1, y - 18);
    }

    double DrawParts(Svg svg, Composition whole, double total, double y)
    {
        var x = 0.0;
        foreach (var part in whole.Parts)
        {
            var width = total > 0 ? part.Amount / total * svg.Width : 0;
            svg.Rect(x, y, Math.Max(width - 2, width * 0.6), BarHeight, Svg.Class(part.Ink) + " fill", Key(part, total), 3);
            var share = NumberText.Percent(part.Amount / total);
            if (TextWidth.Of(share, Svg.LabelSize) + 12 <= width)
                svg.Text(x + ((width - 2) / 2), y + (BarHeight / 2) + 5, share, Svg.Class(part.Ink) + " label onfill", Anchor.Middle);
            x += width;
        }
        return y + BarHeight;
    }

    double DrawKeys(Svg svg, Composition whole, double total, double y)
    {
        var columns = svg.Narrow ? 1 : svg.Width < 700 ? 2 : 3;
        // As many columns as let every key be read whole.
        bool Fits() => whole.Parts.All(part => TextWidth.Of(Key(part, total), Svg.LabelSize) + 36 <= svg.Width / columns);
        while (columns > 1 && !Fits())
            columns--;
        var (twoLines, height) = Fits() ? (false, 22.0) : (true, 40.0);
        for (var i = 0; i < whole.Parts.Count; i++)
        {
            var (x, row, part) = (i % columns * (svg.Width / columns), y + (i / columns * height), whole.Parts[i]);
            var room = (svg.Width / columns) - 24;
            Marks.Draw(svg, x + 7, row + 8, Marks.Square, Svg.Class(part.Ink), null);
            svg.FitText(x + 20, row + 12.5, twoLines ? Share(part, total) : Key(part, total), room, "label");
            if (twoLines)
                svg.FitText(x + 20, row + 28, Amount(part), room, "small");
        }
        return y + ((whole.Parts.Count + columns - 1) / columns * height);
    }

    string Key(CompositionPart part, double total) => $"{Share(part, total)} · {Amount(part)}";

    static string Share(CompositionPart part, double total) => $"{part.Name} {NumberText.Percent(part.Amount / total)}";

    string Amount(CompositionPart part) => $"{NumberText.Count(part.Amount)} {Unit}" + (part.Note is null ? "" : $" · {part.Note}");

    static double Total(Composition whole) => whole.Parts.Sum(part => part.Amount);
}
