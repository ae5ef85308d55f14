using System.Globalization;
using System.Text;

namespace Loam.Reporting.Charts;

/// <summary>Which end of a text stands at its x.</summary>
enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A canvas that writes SVG: shapes carry class names, the page's style gives them colours in light and dark.</summary>
sealed class Svg(double width)
{
    /// <summary>Sizes of the canvas's two kinds of text, in canvas units. The style sheet agrees with them.</summary>
    public const double LabelSize = 13, SmallSize = 12;

    readonly StringBuilder body = new();

    /// <summary>Width in canvas units: one of <see cref="Widths"/>.</summary>
    public double Width { get; } = width;

    /// <summary>Height; the chart sets it when it is drawn.</summary>
    public double Height { get; set; }

    /// <summary>Phone, half a page, a tablet, a whole page. The style sheet agrees with them.</summary>
    public static ReadOnlySpan<double> Widths => [360, 460, 640, 900];

    /// <summary>True on a phone's width: labels stand above their rows there.</summary>
    public bool Narrow => Width < 500;

    /// <summary>The whole element.</summary>
    public string Element(string cssClass, string label) =>
        $"<svg class=\"{cssClass}\" viewBox=\"0 0 {N(Width)} {N(Height)}\" role=\"img\" aria-label=\"{HtmlText.Escape(label)}\">{body}</svg>";

    public void Rect(double x, double y, double w, double h, string css, string? title = null, double radius = 0)
    {
        if (!(w > 0) || !(h > 0))
            return;
        body.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(w)}\" height=\"{N(h)}\"");
        if (radius > 0)
            body.Append($" rx=\"{N(radius)}\"");
        Close(css, title, "rect");
    }

    public void Line(double x1, double y1, double x2, double y2, string css)
    {
        body.Append($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"");
        Close(css, null, "line");
    }

    public void Circle(double x, double y, double radius, string css, string? title = null)
    {
        body.Append($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"");
        Close(css, title, "circle");
    }

    public void Path(string commands, string css, string? title = null)
    {
        body.Append($"<path d=\"{commands}\"");
        Close(css, title, "path");
    }

    public void Text(double x, double y, string text, string css, Anchor anchor = Anchor.Start, string? title = null)
    {
        body.Append($"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{css}{anchor switch { Anchor.Middle => " mid", Anchor.End => " end", _ => "" }}\">");
        HtmlText.Append(body, text);
        AppendTitle(title);
        body.Append("</text>");
    }

    /// <summary>A text cut to a width, whole in its tooltip when it was cut.</summary>
    public void FitText(double x, double y, string text, double width, string css, Anchor anchor = Anchor.Start)
    {
        var shown = TextWidth.Fit(text, width, SizeOf(css));
        Text(x, y, shown, css, anchor, shown == text ? null : text);
    }

    // Bold letters are about an eighth wider.
    static double SizeOf(string css) =>
        (css.Contains("small", StringComparison.Ordinal) ? SmallSize : LabelSize) * (css.Contains("strong", StringComparison.Ordinal) ? TextWidth.Bold : 1);

    /// <summary>A number with at most two decimals.</summary>
    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Class(Ink ink) => ink switch
    {
        Ink.Organic => "ink-organic",
        Ink.Synthetic => "ink-synthetic",
        Ink.Blend => "ink-blend",
        Ink.Violet => "ink-violet",
        Ink.Rose => "ink-rose",
        Ink.Sky => "ink-sky",
        _ => "ink-grey",
    };

    public static string Class(Tone tone) => tone switch
    {
        Tone.Good => "tone-good",
        Tone.Bad => "tone-bad",
        Tone.Caution => "tone-caution",
        _ => "tone-neutral",
    };

    void Close(string css, string? title, string element)
    {
        body.Append($" class=\"{css}\"");
        if (title is null)
        {
            body.Append("/>");
            return;
        }
        body.Append('>');
        AppendTitle(title);
        body.Append("</").Append(element).Append('>');
    }

    void AppendTitle(string? title)
    {
        if (title is null)
            return;
        body.Append("<title>");
        HtmlText.Append(body, title);
        body.Append("</title>");
    }
}
