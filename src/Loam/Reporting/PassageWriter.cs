using System.Text;
using Loam.Reporting.Charts;

namespace Loam.Reporting;

/// <summary>Draws samples side by side.</summary>
static class PassageWriter
{
    public static void Write(StringBuilder html, SideBySide sample)
    {
        html.Append("<article class=\"sample\">");
        ReportWriter.Element(html, "h3", sample.Title);
        if (sample.Note is not null)
            ReportWriter.Element(html, "p", sample.Note, "note");
        html.Append("<div class=\"passages\">\n");
        foreach (var passage in sample.Passages)
        {
            html.Append($"<div class=\"passage {Svg.Class(passage.Ink)}\"><h4>");
            HtmlText.Append(html, passage.Heading);
            if (passage.Note is not null)
                ReportWriter.Element(html, "span", passage.Note, "note");
            html.Append("</h4><div class=\"text\" dir=\"auto\" tabindex=\"0\">");
            Marked(html, passage);
            html.Append("</div></div>\n");
        }
        html.Append("</div></article>\n");
    }

    static void Marked(StringBuilder html, Passage passage)
    {
        var text = passage.Text.AsSpan();
        var at = 0;
        foreach (var mark in passage.Highlights.OrderBy(mark => mark.Start).ThenBy(mark => mark.Length))
        {
            var start = Boundary(text, Math.Max(at, mark.Start));
            var end = Boundary(text, (int)Math.Min(text.Length, (long)mark.Start + mark.Length));
            if (end <= start)
                continue;
            HtmlText.Append(html, text[at..start]);
            html.Append("<mark class=\"").Append(Svg.Class(mark.Tone)).Append('"');
            if (mark.Note is not null)
            {
                html.Append(" title=\"");
                HtmlText.Append(html, mark.Note);
                html.Append('"');
            }
            html.Append('>');
            HtmlText.Append(html, text[start..end]);
            html.Append("</mark>");
            at = end;
        }
        HtmlText.Append(html, text[at..]);
    }

    // Never between the two halves of one character.
    static int Boundary(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at + 1 : Math.Min(at, text.Length);
}
