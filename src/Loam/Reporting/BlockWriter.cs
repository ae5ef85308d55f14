using System.Globalization;
using System.Text;
using Loam.Reporting.Charts;

namespace Loam.Reporting;

/// <summary>Draws each kind of block.</summary>
static class BlockWriter
{
    public static void WriteAll(StringBuilder html, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Write(html, block);
    }

    static void Write(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Prose prose:
                foreach (var paragraph in prose.Paragraphs)
                    Line(html, "p", paragraph, "prose");
                break;
            case Notice notice:
                Write(html, notice);
                break;
            case KeyFigures figures:
                Write(html, figures);
                break;
            case Table table:
                TableWriter.Write(html, table);
                break;
            case Figure figure:
                Write(html, figure);
                break;
            case Columns columns:
                html.Append("<div class=\"columns\">\n");
                foreach (var inner in columns.Blocks)
                {
                    html.Append("<div>");
                    Write(html, inner);
                    html.Append("</div>\n");
                }
                html.Append("</div>\n");
                break;
            case Fold fold:
                html.Append("<details><summary>");
                HtmlText.Append(html, fold.Title);
                html.Append("</summary>\n");
                WriteAll(html, fold.Blocks);
                html.Append("</details>\n");
                break;
            case Listing listing:
                Line(html, "pre", listing.Text, "listing");
                break;
            case SideBySide sample:
                PassageWriter.Write(html, sample);
                break;
            default:
                throw new ArgumentException($"no drawing for {block.GetType().Name}", nameof(block));
        }
    }

    static void Write(StringBuilder html, Notice notice)
    {
        html.Append($"<div class=\"notice {Svg.Class(notice.Tone)}\" role=\"note\"><div class=\"sign\" aria-hidden=\"true\">{Sign(notice.Tone)}</div><div>");
        ReportWriter.Element(html, "p", notice.Headline, "headline");
        ReportWriter.Element(html, "p", notice.Text);
        html.Append("</div></div>\n");
    }

    static void Write(StringBuilder html, KeyFigures figures)
    {
        html.Append("<dl class=\"figures\">\n");
        foreach (var figure in figures.Items)
        {
            html.Append($"<div class=\"{Svg.Class(figure.Tone)}\">");
            ReportWriter.Element(html, "dt", figure.Label);
            html.Append("<dd>");
            ReportWriter.Element(html, "strong", figure.Value);
            if (figure.Note is not null)
                ReportWriter.Element(html, "span", figure.Note, "note");
            html.Append("</dd></div>\n");
        }
        html.Append("</dl>\n");
    }

    // Three drawings, one of which the style sheet shows for the width of the box: text in a chart stays between 11 and 16 pixels.
    static void Write(StringBuilder html, Figure figure)
    {
        html.Append("<figure>");
        ReportWriter.Element(html, "h3", figure.Title);
        html.Append("<div class=\"chart\">");
        foreach (var width in Svg.Widths)
        {
            var svg = new Svg(width);
            figure.Chart.Draw(svg);
            if (svg.Height < 2)
            {
                ReportWriter.Element(html, "p", "Nothing to show.", "note");
                break;
            }
            html.Append(svg.Element("w" + width.ToString(CultureInfo.InvariantCulture), figure.Chart.Label)).Append('\n');
        }
        html.Append("</div>");
        if (figure.Caption is not null)
            ReportWriter.Element(html, "figcaption", figure.Caption);
        html.Append("</figure>\n");
    }

    internal static string Sign(Tone tone) => tone switch { Tone.Good => "✓", Tone.Bad => "✕", Tone.Caution => "!", _ => "•" };

    static void Line(StringBuilder html, string tag, string text, string cssClass)
    {
        ReportWriter.Element(html, tag, text, cssClass);
        html.Append('\n');
    }
}
