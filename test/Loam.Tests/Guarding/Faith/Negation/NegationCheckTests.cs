using Loam.Guarding;

namespace Loam.Tests.Guarding.Faith.Negation;

public class NegationCheckTests
{
    const string GermanSource = """
        Die Werkstatt Eulenbach repariert seit 2004 alte Orgeln. Die Pfeifen werden in Eulenbach von Hand gegossen. Der Lehrgang für Anfänger ist kostenlos.
        Das Museum neben der Werkstatt ist am Sonntag geöffnet. Kinder dürfen die Orgel im Saal nicht spielen. Im Winter wird die Halle nicht beheizt.
        Der Verein lehnt den Verkauf der Sammlung ab. Die Zahl der Besucher ist im letzten Jahr gestiegen. Der Umbau der Küche ist noch unklar.
        """;

    const string EnglishSource = """
        The Harrow Mill has ground flour by hand since 1911. The stones were replaced by the owner in 1986. Visitors may not enter the upper floor of the mill.
        The shop beside the mill is open on Sundays. The council rejected the plan for a car park. The number of visitors rose sharply last year.
        The cause of the fire in the stable is unknown.
        """;

    static double Doubt(string source, string text, string language) =>
        Guard.Doubts(new GuardPair(source, text, "wiki", language), new GuardOptions(), 0).Where(finding => finding.Reason == GuardReasons.Negation).Select(finding => finding.Doubt).DefaultIfEmpty().Max();

    [Theory]
    [InlineData("de", "Die Pfeifen werden in Eulenbach von Hand gegossen.", "Die Pfeifen werden in Eulenbach nicht von Hand gegossen.")]
    [InlineData("de", "Das Museum neben der Werkstatt ist am Sonntag geöffnet.", "Das Museum neben der Werkstatt ist am Sonntag geschlossen.")]
    [InlineData("de", "Kinder dürfen die Orgel im Saal nicht spielen.", "Kinder dürfen die Orgel im Saal spielen.")]
    [InlineData("de", "Kinder dürfen die Orgel im Saal nicht spielen.", "Auch Kinder dürfen die Orgel im Saal spielen.")]
    [InlineData("de", "Die Halle wird im Winter nicht beheizt.", "Die Halle wird im Winter beheizt.")]
    [InlineData("de", "Die Zahl der Besucher ist im letzten Jahr gestiegen.", "Die Zahl der Besucher ist im letzten Jahr gesunken.")]
    [InlineData("de", "Der Lehrgang für Anfänger ist kostenlos.", "Der Lehrgang für Anfänger ist kostenpflichtig.")]
    [InlineData("de", "Der Umbau der Küche ist noch unklar.", "Der Umbau der Küche ist bereits klar.")]
    [InlineData("en", "The stones were replaced by the owner in 1986.", "The stones were never replaced by the owner in 1986.")]
    [InlineData("en", "Visitors may not enter the upper floor of the mill.", "Visitors may enter the upper floor of the mill.")]
    [InlineData("en", "The council rejected the plan for a car park.", "The council approved the plan for a car park.")]
    [InlineData("en", "The shop beside the mill is open on Sundays.", "The shop beside the mill is closed on Sundays.")]
    [InlineData("en", "The number of visitors rose sharply last year.", "The number of visitors fell sharply last year.")]
    public void A_statement_turned_round_is_doubted_more_than_the_same_kept(string language, string kept, string turned)
    {
        var source = language == "de" ? GermanSource : EnglishSource;
        var doubt = Doubt(source, turned, language);
        Assert.True(doubt >= Guard.Threshold(GuardReasons.Negation, Strictness.Strict) / 2, $"doubt {doubt:F2}");
        Assert.True(doubt > 1.5 * Doubt(source, kept, language), $"{doubt:F2} against {Doubt(source, kept, language):F2}");
    }

    [Theory]
    [InlineData("de", "Im Saal ist Kindern das Spielen der Orgel untersagt.")]
    [InlineData("de", "Im Winter bleibt die Halle ohne Heizung, und Kinder dürfen die Orgel nicht spielen.")]
    [InlineData("de", "Einen Verkauf der Sammlung will der Verein nicht.")]
    [InlineData("de", "Wie die Küche umgebaut wird, steht noch nicht fest.")]
    [InlineData("de", "Sonntags ist das Museum neben der Werkstatt nicht geschlossen.")]
    [InlineData("de", "Dürfen Kinder die Orgel spielen? Nein.")]
    [InlineData("en", "The upper floor of the mill is closed to visitors.")]
    [InlineData("en", "The council did not approve the plan for a car park.")]
    [InlineData("en", "It is not known what caused the fire in the stable.")]
    public void A_denial_worded_anew_is_kept(string language, string text)
    {
        var doubt = Doubt(language == "de" ? GermanSource : EnglishSource, text, language);
        Assert.True(doubt < Guard.Threshold(GuardReasons.Negation, Strictness.Standard), $"doubt {doubt:F2}");
    }

    [Fact]
    public void The_finding_names_the_word_and_the_place_of_the_source()
    {
        const string text = "Die Pfeifen werden in Eulenbach nicht von Hand gegossen.";
        var finding = Guard.Doubts(new GuardPair(GermanSource, text, "wiki", "de"), new GuardOptions(), 0).Where(finding => finding.Reason == GuardReasons.Negation).MaxBy(finding => finding.Doubt)!;
        Assert.Equal("nicht", text[finding.Span]);
        Assert.Equal("Die Pfeifen werden in Eulenbach von Hand gegossen.", finding.Nearest);
    }

    [Fact]
    public void One_denial_of_the_source_accounts_for_one_of_the_rewrite()
    {
        const string once = "Kinder dürfen die Orgel im Saal nicht spielen.";
        var twice = Doubt(GermanSource, once + " Die Pfeifen werden nicht von Hand gegossen.", "de");
        Assert.True(twice > 2 * Doubt(GermanSource, once, "de"), $"{twice:F2}");
    }

    [Fact]
    public void Other_languages_and_questions_are_left_alone()
    {
        Assert.Equal(0, Doubt("Le moulin est ouvert le dimanche.", "Le moulin n'est pas ouvert le dimanche.", "fr"));
        Assert.Equal(0, Doubt(GermanSource, "Werden die Pfeifen in Eulenbach nicht von Hand gegossen?", "de"));
    }
}
