using System.Globalization;
using System.Text;
using Loam.Reporting.Charts;

namespace Loam.Reporting;

/// <summary>Draws tables.</summary>
static class TableWriter
{
    public static void Write(StringBuilder html, Table table)
    {
        html.Append("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
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
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < table.Columns.Count; i++)
                Write(html, i < row.Count ? row[i] : "", table.Columns[i].Align);
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    static void Write(StringBuilder html, Cell cell, Align align)
    {
        html.Append("<td");
        var css = new List<string>();
        if (align == Align.End)
            css.Add("num");
        if (cell.Tone != Tone.Neutral)
            css.Add(Svg.Class(cell.Tone));
        if (cell.Text.Length > 60)
            css.Add("long");
        if (cell.Bar is not null)
            css.Add("bar " + Svg.Class(cell.Ink));
        if (css.Count > 0)
            html.Append(" class=\"").AppendJoin(' ', css).Append('"');
        if (cell.Bar is { } bar)
            html.Append(CultureInfo.InvariantCulture, $" style=\"--bar:{Svg.N(Math.Clamp(bar, 0, 1) * 100)}%\"");
        html.Append('>');
        if (cell.Tone != Tone.Neutral)
            html.Append("<span class=\"sign\" aria-hidden=\"true\">").Append(BlockWriter.Sign(cell.Tone)).Append("</span> ");
        HtmlText.Append(html, cell.Text);
        if (cell.Note is not null)
            ReportWriter.Element(html, "span", cell.Note, "note");
        html.Append("</td>");
    }
}
