using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Extractive;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

/// <summary>What the extractive engine leaves out because it would read wrongly, and what it must not overlook.</summary>
public class ExtractiveDoubtTests
{
    static async Task<string> Write(Document page, string style)
    {
        using var engine = new ExtractiveEngine();
        return (await new RewriteStep(engine, new RewriteOptions { Styles = [style] }).RewriteAsync(page, RewriteStyle.Find(style)!, default)).Document.Text;
    }

    [Fact]
    public async Task A_question_heading_is_answered_by_the_steps_directly_below_it()
    {
        var pairs = await Write(Pages.Page(Pages.Mill + """


            ## Was tun, wenn es brennt?

            1. Wählen Sie sofort den Notruf 112.
            2. Verlassen Sie den Gefahrenbereich quer zur Windrichtung.

            Der größte Brand des Tals begann am 10. August 1975 und vernichtete in acht Tagen 1.860 Hektar Wald.
            """), "qa");
        Assert.Contains("Frage: Was tun, wenn es brennt?\nAntwort: 1. Wählen Sie sofort den Notruf 112.\n2. Verlassen Sie", pairs, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_writes_its_subject_as_the_page_does()
    {
        var page = new Page("Lids may stay on in many towns. The plant removes the lids. Barnsley opened a bottle bank.", null, null, EnglishExtraction.Instance, default);
        Assert.Equal("Why may lids stay on?", page.Lowered("Why may Lids stay on?", "Lids may stay on in many towns."));
        Assert.Equal("What is Barnsley?", page.Lowered("What is Barnsley?", "Barnsley opened a bottle bank."));
    }

    [Fact]
    public async Task A_list_that_came_first_stays_first_in_the_article()
    {
        var article = await Write(Pages.Page(Pages.Mill + """


            ## Brennstoffe

            - Holz aus dem Tal
            - Torf aus dem Moor

            Der größte Brand des Tals begann am 10. August 1975 und vernichtete in acht Tagen 1.860 Hektar Wald.
            """), "wiki");
        Assert.Contains("- Torf aus dem Moor\n\nDer größte Brand des Tals begann", article, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_writes_no_question_whose_list_it_leaves_out()
    {
        var article = await Write(Pages.Page(Pages.Mill + """


            ## Was tun, wenn es brennt?

            1. Wählen Sie sofort den Notruf 112.
            2. Verlassen Sie den Gefahrenbereich quer zur Windrichtung.

            Der größte Brand des Tals begann am 10. August 1975 und vernichtete in acht Tagen 1.860 Hektar Wald.
            """), "wiki");
        Assert.DoesNotContain("wenn es brennt", article, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The first leap second was added on 30 June 1972 and the most recent one on 31 December 2016.")]
    [InlineData("Universal Time is based on atomic clocks.")]
    [InlineData("The damaged links were then removed one at a time.")]
    [InlineData("The abbreviation is a compromise.")]
    [InlineData("The lenses alone would show the world upside down.")]
    public void English_asks_nothing_in_doubt(string sentence) =>
        Assert.DoesNotContain(EnglishExtraction.Instance.Ask(sentence), asked => asked.Kind is QuestionKind.Time or QuestionKind.Place or QuestionKind.Definition or QuestionKind.Fact || sentence.Contains("then", StringComparison.Ordinal));

    [Fact]
    public async Task A_question_heading_above_address_has_no_pair()
    {
        var pairs = await Write(Pages.Page(Pages.Mill + """


            ## Was tun, wenn es brennt?

            Das haben wir uns auch schon oft gefragt.

            Der größte Brand des Tals begann am 10. August 1975 und vernichtete in acht Tagen 1.860 Hektar Wald.
            """), "qa");
        Assert.DoesNotContain("wenn es brennt", pairs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_a_glossary_gives_a_pair()
    {
        string[] terms = ["Eigenbedarf", "Kappungsgrenze", "Kaution", "Mietspiegel", "Staffelmiete", "Indexmiete"];
        var lines = terms.Select(term => $"{term}: Das Wort {term} steht im Gesetz an einer eigenen Stelle und wird dort genau erklärt.");
        var pairs = await Write(Pages.Page(string.Join('\n', lines)), "qa");
        foreach (var term in terms)
            Assert.Contains($"„{term}“", pairs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The pH of a soil decides how well a plant can take up iron.")]
    [InlineData("The museum is a quiet place and is a major tourist draw.")]
    [InlineData("The American painter Samuel Morse had the idea of an electric telegraph.")]
    [InlineData("If nothing happens in either case, the valve is stuck.")]
    [InlineData("A vegetarian would probably be eating vegetables.")]
    public void English_asks_no_crooked_question(string sentence) =>
        Assert.DoesNotContain(EnglishExtraction.Instance.Ask(sentence), asked => asked.Kind is QuestionKind.Polar or QuestionKind.Condition);

    [Theory]
    [InlineData("Das dauert drei Tage.")]
    [InlineData("Vielmehr ermöglicht eine Schleuse den Aufstieg.")]
    [InlineData("Das Präsidium erklärte am 3. Mai 2021.")]
    [InlineData("Wenn es nicht anders geht, platzt die Leitung.")]
    public void German_asks_nothing_of_demonstratives_and_adverbs(string sentence) => Assert.Empty(GermanExtraction.Instance.Ask(sentence));

    [Theory]
    [InlineData("Lampen folgten am 1. September 2021 in ganz Europa.", "Wann folgten Lampen in ganz Europa?")]
    public void A_question_for_a_day_does_not_name_its_year(string sentence, string question) =>
        Assert.Contains(question, GermanExtraction.Instance.Ask(sentence).Select(asked => asked.Text));

    [Theory]
    [InlineData("How long does it take?", true)]
    [InlineData("And what about that?", true)]
    [InlineData("How long does a battery last?", false)]
    public void English_questions_may_lean_on_what_nobody_sees(string question, bool leans) => Assert.Equal(leans, EnglishExtraction.Instance.LeansOnContext(question));

    [Theory]
    [InlineData("Wie lange dauert das?", true)]
    [InlineData("Warum ist das so?", true)]
    [InlineData("Wie lange dauert das Einstellen?", false)]
    [InlineData("Was tun, wenn es brennt?", false)]
    public void German_questions_may_lean_on_what_nobody_sees(string question, bool leans) => Assert.Equal(leans, GermanExtraction.Instance.LeansOnContext(question));

    [Theory]
    [InlineData("Together with Alfred Vail he developed it further.")]
    [InlineData("Cut all of its canes down to the ground.")]
    [InlineData("UTC fits neither, and it matches the average of the two.")]
    public void English_sentences_with_an_unresolved_pronoun_lean_on_others(string sentence) => Assert.True(EnglishExtraction.Instance.IsDangling(sentence));

    [Theory]
    [InlineData("Gemeinsam mit Alfred Vail entwickelte er den Apparat.")]
    [InlineData("Bei H0 sind das 16,5 Millimeter.")]
    [InlineData("Anlass war der große Brand im November.")]
    public void German_sentences_with_an_unresolved_pronoun_lean_on_others(string sentence) => Assert.True(GermanExtraction.Instance.IsDangling(sentence));

    [Theory]
    [InlineData("KHAN YOUNIS, GAZA — The hospital was evacuated on Monday morning.")]
    [InlineData("Berlin (dpa) - Der Bundestag hat das neue Gesetz am Freitag beschlossen.")]
    [InlineData("The team plays San Diego State (10-3) in the Dec.")]
    [InlineData("Die Ergebnisse wurden im Rahmen des 2.")]
    [InlineData("The law was signed by President George W.")]
    public void Datelines_and_sentences_cut_short_are_not_usable(string sentence)
    {
        Assert.False(EnglishExtraction.Instance.IsUsable(sentence));
        Assert.False(GermanExtraction.Instance.IsUsable(sentence));
    }

    [Theory]
    [InlineData("UNESCO added the old town of Bamberg to its list in 1993.")]
    [InlineData("Oranges hold a good deal of vitamin C and Vitamin D.")]
    public void Sentences_that_look_like_them_are_usable(string sentence) => Assert.True(EnglishExtraction.Instance.IsUsable(sentence));

    [Theory]
    [InlineData("Geo Notes", "https://geo-notes.example/wiki/Basalt", true)]
    [InlineData("Inland Waters Wiki", "https://wiki.inlandwaters.example/lock", false)]
    [InlineData("Uses", "https://geo-notes.example/wiki/Basalt", false)]
    public void A_site_is_named_by_its_host(string heading, string url, bool named) => Assert.Equal(named, SiteName.Is(heading, url));

    [Fact]
    public void A_site_is_named_by_the_end_of_a_title()
    {
        Assert.True(SiteName.EndsTitle("Inland Waters Wiki", "Canal lock | Inland Waters Wiki"));
        Assert.False(SiteName.EndsTitle("Canal lock", "Canal lock | Inland Waters Wiki"));
        Assert.Equal("Basalt", SiteName.Without("Basalt – Geo Notes"));
    }

    [Theory]
    [InlineData("What does not belong in the bottle bank?", "What does not belong in the bottle bank?")]
    [InlineData("What is left?", "What is left?")]
    [InlineData("What is composting?", "Composting")]
    [InlineData("What does a lock mean?", "Lock")]
    public void Only_questions_for_a_thing_become_its_name(string line, string heading) => Assert.Equal(heading, EnglishExtraction.Instance.Heading(line));

    [Fact]
    public void Items_that_are_no_sentences_are_joined_by_semicolons()
    {
        var block = new Block(BlockKind.List, ["23 new links and 54 new pins in the chains of the bridge", "all 162 suspension rods"]);
        Assert.Equal("23 new links and 54 new pins in the chains of the bridge; all 162 suspension rods.", PageLists.Inline(block));
    }
}
