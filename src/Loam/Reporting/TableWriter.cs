using System.Globalization;
using System.Text;
using Loam.Reporting.Charts;

namespace Loam.Reporting;

/// <summary>Draws tables.</summary>
static class TableWriter
{
    // A column with a text longer than this gets room for sentences.
    const int LongText = 60;

    public static void Write(StringBuilder html, Table table)
    {
        // On a phone a table of many columns becomes a card per row, each figure under its heading.
        var cards = table.Columns.Count >= 5;
        html.Append(cards ? "<div class=\"table cards\" tabindex" : "<div class=\"table\" tabindex").Append("=\"0\" role=\"region\" aria-label=\"");
        HtmlText.Append(html, table.Caption ?? "Table");
        html.Append("\"><table>");
        if (table.Caption is not null)
            ReportWriter.Element(html, "caption", table.Caption);
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append(column.Align == Align.End ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">");
            HtmlText.Append(html, column.Heading);
            html.Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        var isLong = table.Columns.Select((_, i) => table.Rows.Any(row => i < row.Count && row[i].Text.Length > LongText)).ToArray();
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < table.Columns.Count; i++)
                Write(html, i < row.Count ? row[i] : "", table.Columns[i], isLong[i], cards);
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    static void Write(StringBuilder html, Cell cell, Column column, bool isLong, bool cards)
    {
        html.Append("<td");
        var css = new List<string>();
        if (column.Align == Align.End)
            css.Add("num");
        if (cell.Tone != Tone.Neutral)
            css.Add(Svg.Class(cell.Tone));
        if (isLong)
            css.Add("long");
        if (cell.Bar is not null)
            css.Add("bar " + Svg.Class(cell.Ink));
        if (css.Count > 0)
            html.Append(" class=\"").AppendJoin(' ', css).Append('"');
        if (cell.Bar is { } bar)
            html.Append(CultureInfo.InvariantCulture, $" style=\"--bar:{Svg.N(Math.Clamp(bar, 0, 1) * 100)}%\"");
        if (cards)
        {
            html.Append(" data-label=\"");
            HtmlText.Append(html, column.Heading);
            html.Append('"');
        }
        html.Append('>');
        if (cell.Tone != Tone.Neutral)
            html.Append("<span class=\"sign\" aria-hidden=\"true\">").Append(BlockWriter.Sign(cell.Tone)).Append("</span> ");
        HtmlText.Append(html, cell.Text);
        if (cell.Note is not null)
            ReportWriter.Element(html, "span", cell.Note, "note");
        html.Append("</td>");
    }
}
