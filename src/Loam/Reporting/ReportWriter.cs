using System.Globalization;
using System.Reflection;
using System.Text;

namespace Loam.Reporting;

/// <summary>Writes a report as one HTML file without scripts, fonts, images or anything else from outside. Thread-safe; the same report gives the same bytes.</summary>
public static class ReportWriter
{
    /// <summary>Writes the report as UTF-8 without a byte order mark. The stream stays open.</summary>
    public static void Write(Report report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        Write(report, writer);
    }

    /// <summary>Writes the report; the writer must encode as UTF-8, which the page declares.</summary>
    public static void Write(Report report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        var html = new StringBuilder();
        Head(html, report);
        Contents(html, report);
        html.Append("<main>\n<header>");
        Element(html, "h1", report.Title);
        Element(html, "p", report.Subtitle, "subtitle");
        html.Append("</header>\n<div class=\"summary\">\n");
        BlockWriter.WriteAll(html, report.Summary);
        html.Append("</div>\n");
        for (var i = 0; i < report.Sections.Count; i++)
            Chapter(html, report.Sections[i], i + 1);
        Foot(html, report);
        html.Append("</main>\n</div>\n</body>\n</html>\n");
        foreach (var chunk in html.GetChunks())
            writer.Write(chunk.Span);
    }

    /// <summary>The report as a string.</summary>
    public static string ToHtml(Report report)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Write(report, writer);
        return writer.ToString();
    }

    static readonly Lazy<string> Style = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Loam.Reporting.report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    static void Head(StringBuilder html, Report report)
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        // The page promises the browser itself that it loads and runs nothing.
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append("<meta name=\"generator\" content=\"Loam\">\n");
        Element(html, "title", report.Title + " · Loam");
        html.Append("\n<style>\n").Append(Style.Value).Append("</style>\n</head>\n<body>\n");
    }

    static void Contents(StringBuilder html, Report report)
    {
        html.Append("<div class=\"page\">\n<nav aria-label=\"Contents\"><a class=\"brand\" href=\"#top\">").Append(Brand).Append("Loam</a><ol>");
        for (var i = 0; i < report.Sections.Count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#s{i + 1}\">");
            HtmlText.Append(html, report.Sections[i].Title);
            html.Append("</a></li>");
        }
        html.Append("</ol></nav>\n");
    }

    static void Chapter(StringBuilder html, Section section, int number)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"s{number}\">\n<h2><span class=\"number\">{number}</span> ");
        HtmlText.Append(html, section.Title);
        html.Append("</h2>\n");
        if (section.Lead is not null)
            Element(html, "p", section.Lead, "lead-text");
        BlockWriter.WriteAll(html, section.Blocks);
        html.Append("</section>\n");
    }

    static void Foot(StringBuilder html, Report report)
    {
        html.Append("<footer>");
        foreach (var line in report.Footer)
            Element(html, "p", line);
        html.Append("</footer>\n");
    }

    internal static void Element(StringBuilder html, string tag, string text, string? cssClass = null)
    {
        html.Append('<').Append(tag);
        if (cssClass is not null)
            html.Append(" class=\"").Append(cssClass).Append('"');
        html.Append('>');
        HtmlText.Append(html, text);
        html.Append("</").Append(tag).Append('>');
    }

    // Layers of soil.
    const string Brand = "<svg class=\"logo\" viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"M1 6q4.500-3 9 0t9 0v3q-4.500 3-9 0t-9 0z\"/>"
        + "<path d=\"M1 12q4.500-3 9 0t9 0v3q-4.500 3-9 0t-9 0z\"/></svg>";
}
