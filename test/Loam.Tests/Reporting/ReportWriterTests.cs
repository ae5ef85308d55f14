using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Loam.Reporting;

namespace Loam.Tests.Reporting;

public class ReportWriterTests
{
    const string Vicious = "</script></style></title></textarea>--><img src=x onerror=alert(1)>\0\u001b\ud800 & \"'";

    [Fact]
    public void Loads_nothing_from_outside_and_runs_nothing()
    {
        var html = ReportWriter.ToHtml(DemoReport.Build());
        Assert.DoesNotMatch(new Regex("<script|<link|<iframe|<object|<embed|<img| on[a-z]+=|javascript:|@import|url\\(|@font-face", RegexOptions.IgnoreCase), html);
        Assert.DoesNotMatch(new Regex("https?://"), html);
        Assert.Contains("default-src 'none'", html);
    }

    [Fact]
    public void Every_drawing_is_well_formed_and_described()
    {
        var html = ReportWriter.ToHtml(DemoReport.Build());
        var drawings = Regex.Matches(html, "<svg class=\"w\\d+\".*?</svg>", RegexOptions.Singleline);
        Assert.Equal(8 * 4, drawings.Count);
        foreach (Match drawing in drawings)
        {
            var svg = XElement.Parse(drawing.Value);
            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.True(svg.Attribute("aria-label")?.Value.Length > 20);
            Assert.DoesNotContain("NaN", drawing.Value);
        }
    }

    [Fact]
    public void No_drawn_text_leaves_its_canvas()
    {
        var html = ReportWriter.ToHtml(DemoReport.Build());
        foreach (Match drawing in Regex.Matches(html, "<svg class=\"w\\d+\".*?</svg>", RegexOptions.Singleline))
        {
            var svg = XElement.Parse(drawing.Value);
            var size = svg.Attribute("viewBox")!.Value.Split(' ').Select(double.Parse).ToArray();
            foreach (var text in svg.Descendants("text"))
            {
                var css = text.Attribute("class")!.Value;
                var (x, y) = ((double)text.Attribute("x")!, (double)text.Attribute("y")!);
                var shown = text.Nodes().OfType<XText>().First().Value;
                var width = Loam.Reporting.Charts.TextWidth.Of(shown, css.Contains("small") ? 12 : 13);
                var left = css.EndsWith(" end") ? x - width : css.EndsWith(" mid") ? x - (width / 2) : x;
                Assert.True(left >= -1 && left + width <= size[2] + 1, $"'{shown}' spans {left:0} to {left + width:0} of {size[2]:0}");
                Assert.InRange(y, 0, size[3]);
            }
        }
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        ReportWriter.Write(DemoReport.Build(), first);
        ReportWriter.Write(DemoReport.Build(), second);
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal("<!DOCTYPE html>", Encoding.UTF8.GetString(first.ToArray(), 0, 15));
    }

    [Fact]
    public void Any_text_anywhere_stays_text()
    {
        var html = ReportWriter.ToHtml(new(Vicious, Vicious,
            [new Notice(Tone.Bad, Vicious, Vicious), new KeyFigures(new KeyFigure(Vicious, Vicious, Vicious))],
            [
                new(Vicious,
                [
                    new Prose(Vicious), new Listing(Vicious), new Fold(Vicious, new Prose(Vicious)),
                    new Table([new(Vicious)], [[new Cell(Vicious) { Note = Vicious }]], Vicious),
                    new SideBySide(Vicious, [new(Vicious, Vicious, Vicious) { Highlights = [new(3, 9, Tone.Bad, Vicious)] }], Vicious),
                    new Figure(Vicious, new Loam.Reporting.Charts.BarChart(new(Vicious), [Vicious], [new(Vicious, [1], Ink.Blend), new(Vicious, [2], Ink.Grey)]), Vicious),
                ]) { Lead = Vicious },
            ])
        { Footer = [Vicious] });
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("</script", html);
        Assert.Single(Regex.Matches(html, "</style>"));
        Assert.DoesNotContain('\0', html);
        Assert.DoesNotContain('\ud800', html);
    }

    [Fact]
    public void Highlights_are_cut_to_the_text_and_never_split_a_character()
    {
        var html = ReportWriter.ToHtml(new("t", "s", [new SideBySide("x", [new("h", "ab🙂cd")
        {
            Highlights = [new(1, 2, Tone.Bad), new(0, 100, Tone.Good, "all"), new(-5, 2, Tone.Bad), new(200, 5, Tone.Bad)],
        }])], []));
        Assert.Contains("<mark class=\"tone-good\" title=\"all\">ab🙂cd</mark></div>", html);
        Assert.Single(Regex.Matches(html, "<mark "));
    }

    [Fact]
    public void Small_pieces_look_like_this()
    {
        var html = ReportWriter.ToHtml(new("A & B", "sub",
            [new KeyFigures(new KeyFigure("Pages", "12.3k", "of 15k", Tone.Good))],
            [new("One", [new Table([new("name"), new("n", Align.End)], [["a", new Cell("5") { Bar = .5, Ink = Ink.Synthetic, Tone = Tone.Bad }]], "Cap")])]));
        Assert.Contains("<dl class=\"figures\">\n<div class=\"tone-good\"><dt>Pages</dt><dd><strong>12.3k</strong><span class=\"note\">of 15k</span></dd></div>\n</dl>", html);
        Assert.Contains("<thead><tr><th scope=\"col\">name</th><th scope=\"col\" class=\"num\">n</th></tr></thead>\n<tbody>\n<tr><td>a</td>"
            + "<td class=\"num tone-bad bar ink-synthetic\" style=\"--bar:50%\"><span class=\"sign\" aria-hidden=\"true\">✕</span> 5</td></tr>\n</tbody>", html);
        Assert.Contains("<li><a href=\"#s1\">One</a></li>", html);
        Assert.Contains("<title>A &amp; B · Loam</title>", html);
    }
}
