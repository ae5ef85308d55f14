using Loam.Guarding;

namespace Loam.Tests.Guarding.Faith;

public class CoverageCheckTests
{
    static List<Finding> Omissions(string source, string text, string style, string language, Strictness strictness = Strictness.Standard) =>
        [.. Guard.Check(source, text, style, language, new GuardOptions { Strictness = strictness }).Where(finding => finding.Reason == GuardReasons.Omission)];

    /// <summary>The article with everything between two places replaced.</summary>
    static string Replaced(string text, string from, string to, string replace) =>
        string.Concat(text.AsSpan(0, text.IndexOf(from, StringComparison.Ordinal)), replace, text.AsSpan(text.IndexOf(to, StringComparison.Ordinal)));

    static string Vague => Replaced(RetoldPages.MillArticle, "Bis 1921", "== Museum",
        "Die Mühle wurde lange Zeit genutzt und hatte danach eine wechselvolle Geschichte, in der sich viele Menschen für sie einsetzten.\n\n== Instandsetzung ==\nSpäter wurde das Gebäude mit großem Aufwand wieder hergerichtet.\n\n");

    [Fact]
    public void Faithful_articles_are_kept()
    {
        Assert.Empty(Omissions(RetoldPages.Mill, RetoldPages.MillArticle, "wiki", "de"));
        Assert.Empty(Omissions(RetoldPages.Lighthouse, RetoldPages.LighthouseArticle, "wiki", "en"));
    }

    [Theory]
    [InlineData("wiki")]
    [InlineData("rephrase")]
    [InlineData(null)]
    public void Vague_sentences_in_the_place_of_facts_are_found_with_what_is_missing(string? style)
    {
        var finding = Assert.Single(Omissions(RetoldPages.Mill, Vague, style!, "de"));
        Assert.StartsWith("Die Mühle wurde lange Zeit genutzt", Vague[finding.Span], StringComparison.Ordinal);
        Assert.EndsWith("wieder hergerichtet.", Vague[finding.Span], StringComparison.Ordinal);
        Assert.Contains("facts missing here, such as", finding.Evidence, StringComparison.Ordinal);
        Assert.Contains("Elsbeth Trautwein", finding.Nearest, StringComparison.Ordinal);
        Assert.DoesNotContain("Turbine", finding.Nearest, StringComparison.Ordinal);
    }

    [Fact]
    public void English_omissions_are_found()
    {
        var text = Replaced(RetoldPages.LighthouseArticle, "The lamp has", "A museum",
            "Some time later the building was acquired and made accessible again with the help of many people.\n\n== Visits ==\nThose who are interested can visit it under certain conditions, and there is something to discover in nature as well.\n\n");
        Assert.Single(Omissions(RetoldPages.Lighthouse, text, "wiki", "en", Strictness.Strict));
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("qa")]
    [InlineData("table")]
    public void Styles_that_promise_no_facts_may_leave_them_out(string style) => Assert.Empty(Omissions(RetoldPages.Mill, Vague, style, "de"));

    [Fact]
    public void A_short_article_that_speaks_in_facts_throughout_is_kept() => Assert.Empty(Omissions(RetoldPages.Mill, """
        Die Alte Mühle am Rotbach wurde 1742 von Johann Kessler errichtet. Bis 1921 wurden Roggen und Dinkel gemahlen, danach Bretter gesägt. Ein Hochwasser riss 1956 das Wehr fort. Der Heimatverein um
        Elsbeth Trautwein erwarb die Mühle für 85.000 Mark; bis 1986 setzten Freiwillige sie instand, seit 1987 dreht sich das Rad wieder. Das Museum zeigt Siebe, Säcke und Rechnungsbücher. Anton Wiegand
        führt jeden ersten Sonntag im Monat das Mahlwerk vor. Eine Turbine für 15 Haushalte ist geplant.
        """, "wiki", "de"));

    [Fact]
    public void Menus_and_lines_that_come_twice_are_no_facts_to_keep()
    {
        var menu = string.Concat(Enumerable.Range(0, 80).Select(i => $"\nRubrik {i} Kontakt"));
        var twice = string.Concat(Enumerable.Repeat("\nDie Gemeinde Lauterhofen bittet Anwohner, Parkplätze am Sportheim freizuhalten.", 20));
        Assert.Empty(Omissions(RetoldPages.Mill + menu + twice, RetoldPages.MillArticle, "wiki", "de"));
    }
}
