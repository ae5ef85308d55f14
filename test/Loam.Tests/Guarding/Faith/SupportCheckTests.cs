using Loam.Guarding;

namespace Loam.Tests.Guarding.Faith;

public class SupportCheckTests
{
    static List<Finding> German(string text, string style = "wiki", Strictness strictness = Strictness.Standard) => Unsupported(RetoldPages.Mill, text, style, "de", strictness);

    static List<Finding> English(string text) => Unsupported(RetoldPages.Lighthouse, text, "wiki", "en");

    static List<Finding> Unsupported(string source, string text, string style, string language, Strictness strictness = Strictness.Standard) =>
        [.. Guard.Check(source, text, style, language, new GuardOptions { Strictness = strictness }).Where(finding => finding.Reason == GuardReasons.Unsupported)];

    [Fact]
    public void Faithful_articles_are_kept()
    {
        Assert.Empty(German(RetoldPages.MillArticle));
        Assert.Empty(English(RetoldPages.LighthouseArticle));
    }

    [Theory]
    [InlineData("Ein Drittel der Kosten", "Während der Arbeiten kamen unter dem Fußboden Münzen und Scherben zum Vorschein. Ein Drittel der Kosten", "Während der Arbeiten kamen unter dem Fußboden Münzen und Scherben zum Vorschein")]
    [InlineData("das Mahlwerk vor.", "das Mahlwerk vor, anschließend wird im Backofen frisches Fladenbrot gebacken.", "anschließend wird im Backofen frisches Fladenbrot gebacken")]
    [InlineData("die Schmiede Rupp.", "die Schmiede Rupp, die sich auf Schiffsschrauben spezialisiert hatte.", "die sich auf Schiffsschrauben spezialisiert hatte")]
    public void Added_german_sentences_and_clauses_are_found_with_their_bounds(string find, string replace, string evidence) =>
        Assert.Equal([evidence], German(RetoldPages.MillArticle.With(find, replace), strictness: Strictness.Strict).Select(finding => finding.Evidence));

    [Theory]
    [InlineData("Volunteers painted", "Divers later recovered the original fog bell from the seabed. Volunteers painted", "Divers later recovered the original fog bell from the seabed")]
    [InlineData("since 1987.", "since 1987, after a cable had been laid by a telegraph company.", "after a cable had been laid by a telegraph company")]
    [InlineData("gave to it.", "gave to it. A brass quintet will play sea shanties during the ceremony.", "A brass quintet will play sea shanties during the ceremony")]
    public void Added_english_sentences_and_clauses_are_found_with_their_bounds(string find, string replace, string evidence) =>
        Assert.Equal([evidence], English(RetoldPages.LighthouseArticle.With(find, replace)).Select(finding => finding.Evidence));

    [Theory]
    [InlineData("die 15 Haushalte mit Strom versorgen soll", "mit deren Strom künftig 15 Haushalte versorgt werden können")]
    [InlineData("für Schulklassen ist er frei", "Schulklassen haben freien Zutritt")]
    [InlineData("worauf der Betrieb ruhte und das Gebäude verfiel", "sodass der Betrieb zum Erliegen kam und das Bauwerk zerfiel")]
    public void Paraphrases_are_kept(string find, string replace) => Assert.Empty(German(RetoldPages.MillArticle.With(find, replace)));

    [Fact]
    public void Numbers_in_another_form_are_not_new() =>
        Assert.Empty(English(RetoldPages.LighthouseArticle.With("eleven sailors", "11 sailors").With("bunks for eight people", "8 bunks for people")));

    [Fact]
    public void Scattered_words_of_the_source_do_not_hold_a_sentence()
    {
        // Every noun of the second sentence stands in the source, but no place of it says this.
        var holds = new Comparison(new GuardPair(RetoldPages.Mill,
            "Der Heimatverein sammelte Unterschriften und erwarb die Mühle für 85.000 Mark. Die Säge im Keller gehört dem Landesamt und der Lehrerin.", "wiki", "de")).Evidence.Holds;
        Assert.InRange(holds[0], 4, 7);
        Assert.InRange(holds[2], 0.5, 2.5);
    }

    [Fact]
    public void Calculations_and_other_languages_are_not_judged()
    {
        var text = RetoldPages.MillArticle.With("das Mahlwerk vor.", "das Mahlwerk vor, anschließend wird im Backofen frisches Fladenbrot gebacken.");
        Assert.Empty(German(text, "math"));
        Assert.Empty(Unsupported(RetoldPages.Mill, text, "wiki", "fr"));
    }
}
