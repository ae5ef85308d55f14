using System.Globalization;
using System.Text;
using Loam.Reporting.Charts;

namespace Loam.Reporting;

/// <summary>Draws samples side by side.</summary>
static class PassageWriter
{
    public static void Write(StringBuilder html, SideBySide sample)
    {
        html.Append(sample.InFull ? "<article class=\"sample full\">" : "<article class=\"sample\">");
        if (sample.Title.Length > 0)
        {
            html.Append("<h3 dir=\"auto\">");
            HtmlText.Append(html, sample.Title);
            html.Append("</h3>");
        }
        if (sample.Note is not null)
            ReportWriter.Element(html, "p", sample.Note, "note");
        html.Append("<div class=\"passages\">\n");
        foreach (var passage in sample.Passages)
        {
            html.Append($"<div class=\"passage {Svg.Class(passage.Ink)}\"><h4>");
            HtmlText.Append(html, passage.Heading);
            if (passage.Badge is { } badge)
                html.Append($" <span class=\"badge {Svg.Class(badge.Tone)}\"><span aria-hidden=\"true\">{BlockWriter.Sign(badge.Tone)}</span> {HtmlText.Escape(badge.Text)}</span>");
            if (passage.Note is not null)
                ReportWriter.Element(html, "span", passage.Note, "note");
            html.Append("</h4><div class=\"text\" dir=\"auto\" tabindex=\"0\">");
            Marked(html, passage);
            html.Append("</div>");
            Remarks(html, passage.Remarks);
            html.Append("</div>\n");
        }
        html.Append("</div></article>\n");
    }

    static void Remarks(StringBuilder html, IReadOnlyList<Remark> remarks)
    {
        if (remarks.Count == 0)
            return;
        html.Append("<ol class=\"remarks\">");
        foreach (var remark in remarks)
        {
            html.Append($"<li class=\"{Svg.Class(remark.Tone)}\">");
            ReportWriter.Element(html, "strong", remark.Heading);
            html.Append(" <span dir=\"auto\">");
            HtmlText.Append(html, remark.Text);
            html.Append("</span></li>");
        }
        html.Append("</ol>");
    }

    // A remark's mark carries the remark's number: what only shows when pointed at is lost on paper and on a phone.
    static void Marked(StringBuilder html, Passage passage)
    {
        var text = passage.Text.AsSpan();
        var at = 0;
        var marks = passage.Highlights.Select(mark => (mark.Start, mark.Length, mark.Tone, mark.Note, Number: 0)).Concat(passage.Remarks.Select((remark, i) =>
        {
            var (start, length) = remark.Span is { } span ? Within(span, passage.Text.Length) : (0, 0);
            return (Start: start, Length: length, remark.Tone, Note: (string?)$"{remark.Heading}: {remark.Text}", Number: i + 1);
        }).Where(mark => mark.Length > 0));
        foreach (var mark in marks.OrderBy(mark => mark.Start).ThenBy(mark => mark.Length))
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
            if (mark.Number > 0)
                html.Append(CultureInfo.InvariantCulture, $"<sup>{mark.Number}</sup>");
            html.Append("</mark>");
            at = end;
        }
        HtmlText.Append(html, text[at..]);
    }

    static (int Start, int Length) Within(Range span, int length)
    {
        var start = Math.Clamp(span.Start.GetOffset(length), 0, length);
        return (start, Math.Clamp(span.End.GetOffset(length), start, length) - start);
    }

    // Never between the two halves of one character.
    static int Boundary(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at + 1 : Math.Min(at, text.Length);
}
