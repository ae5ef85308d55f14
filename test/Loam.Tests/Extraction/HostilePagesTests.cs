using System.Diagnostics;
using System.Text;
using Loam.Documents;
using Loam.Extraction;

namespace Loam.Tests.Extraction;

/// <summary>Pages made to hurt: deep, long, unclosed. Each must end soon, in bounded memory, on a small stack.</summary>
public class HostilePagesTests
{
    const string Prose = "<p>Der Verein hat gestern beschlossen, den alten Garten am Fluss zu erhalten, und sucht nun Helfer. Alle sind willkommen.</p>";

    // Named, so that the pages themselves do not become names of tests.
    static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["a million open divs"] = Repeat("<div>", 1_000_000) + Prose,
        ["a million closed divs"] = Repeat("<div>", 1_000_000) + Prose + Repeat("</div>", 1_000_000),
        ["open spans, then stray ends"] = Repeat("<span><i>", 300_000) + Prose + Repeat("</p></b></i>", 300_000),
        ["open formatting and paragraphs"] = Repeat("<b><p><a href=x>", 300_000) + Prose,
        ["unfinished comments"] = Prose + Repeat("<!-- a -", 300_000),
        ["unfinished sections"] = Prose + Repeat("<![CDATA[ a ]", 300_000),
        ["unfinished attributes"] = Prose + Repeat("<a b='c\" ", 300_000),
        ["nested lists"] = Repeat("<ul><li>x", 300_000) + Prose,
        ["nested tables"] = Repeat("<table><tr><td>x", 200_000) + Prose,
        ["siblings in one list"] = "<ol>" + Repeat("<li>Ein Punkt, der etwas sagt.", 200_000) + "</ol>" + Prose,
        ["half a raw text end"] = Prose + "<script>" + Repeat("</scrip", 500_000),
        ["ampersands"] = Prose + "<p>" + Repeat("&am", 1_000_000),
        ["headings without text"] = Repeat("<h2>Weitere Artikel</h2>", 100_000) + Prose,
        ["five megabytes of prose"] = Repeat(Prose, 42_000),
        ["one long line"] = "<p>" + Repeat("wort ", 1_000_000) + "</p>",
        ["broken JSON-LD"] = "<script type='application/ld+json'>" + Repeat("[{\"a\":", 200_000) + "</script>" + Prose,
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_soon_on_a_small_stack(string name)
    {
        var html = Pages[name];
        Document? result = null;
        var watch = Stopwatch.StartNew();
        var thread = new Thread(() => result = new Extractor().Map(new() { Id = new("hostile", name), Format = TextFormat.Html, Text = html }), 256 * 1024);
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)), $"{name}: still at work after {watch.Elapsed}");
        Assert.Equal(TextFormat.Plain, result!.Format);
    }

    [Fact]
    public void Finds_the_paragraph_below_a_million_divs()
    {
        var page = new Document { Id = new("hostile", "deep"), Format = TextFormat.Html, Text = Repeat("<div>", 1_000_000) + Prose };
        Assert.Contains("den alten Garten am Fluss", new Extractor().Map(page).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_a_page_longer_than_allowed()
    {
        var extractor = new Extractor(new() { MaxHtmlLength = 1000 });
        var page = new Document { Id = new("hostile", "long"), Format = TextFormat.Html, Text = Repeat(Prose, 100) };
        Assert.InRange(extractor.Map(page).Text.Length, 100, 1000);
    }

    static string Repeat(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
}
