using Loam.Guarding;
using Loam.Guarding.Faith;
using Loam.Guarding.Faith.Order;

namespace Loam.Tests.Guarding.Faith;

public class ReversalCheckTests
{
    static List<Candidate> Candidates(string source, string text, string language)
    {
        var candidates = new List<Candidate>();
        var comparison = new Comparison(new(source, text, "wiki", language));
        var check = new ReversalCheck();
        Assert.True(check.Applies(comparison, new()));
        check.Look(comparison, candidates);
        return candidates;
    }

    static double Doubt(string source, string text, string language) =>
        Candidates(source, text, language).Select(candidate => new ReversalCheck().Model.Doubt(candidate.Figures)).DefaultIfEmpty(0).Max();

    static double Figure(Candidate candidate, string name) => candidate.Figures[Crossing.Figures.ToList().IndexOf(name)];

    const string Shares = "Im Landkreis heizen 62 Prozent der Altbauten mit Gas und 17 Prozent der Neubauten mit Pellets.";

    [Fact]
    public void Doubts_two_figures_that_changed_their_heads_more_than_the_faithful_sentence()
    {
        var swapped = Doubt(Shares, "Im Landkreis heizen 17 Prozent der Altbauten mit Gas und 62 Prozent der Neubauten mit Pellets.", "de");
        var faithful = Doubt(Shares, "Im Landkreis heizen demnach 62 Prozent der Altbauten mit Gas und 17 Prozent der Neubauten mit Pellets.", "de");
        Assert.True(swapped > Math.Max(0.1, 3 * faithful), $"{swapped} against {faithful}");
    }

    [Theory]
    [InlineData("Der Verlag zog im Herbst von Kassel nach Gera.", "Im Herbst zog der Verlag von Gera nach Kassel.", "de", "Gera nach Kassel")]
    [InlineData("Im Chor singen mehr Lehrer als Schüler.", "Im Chor singen mehr Schüler als Lehrer.", "de", "Schüler als Lehrer")]
    [InlineData("The museum replaced wood by steel.", "The museum replaced Steel by Wood.", "en", "Steel by Wood")]
    public void Sees_a_connective_turned_round(string source, string text, string language, string span) =>
        Assert.Contains(Candidates(source, text, language).Where(candidate => text[candidate.Span] == span), candidate => Figure(candidate, "turned") == 1);

    [Fact]
    public void Names_the_exchanged_words_and_their_place_in_the_source()
    {
        const string text = "Im Chor singen mehr Schüler als Lehrer.";
        const string source = "Im Chor singen mehr Lehrer als Schüler.";
        var best = Candidates(source, text, "de").MaxBy(candidate => new ReversalCheck().Model.Doubt(candidate.Figures));
        Assert.Equal("Schüler als Lehrer", text[best.Span]);
        Assert.Equal("Lehrer als Schüler", source[best.Source!.Value]);
    }

    [Theory]
    [InlineData("Der Verlag zog im Herbst von Kassel nach Gera. Dort hat er vierzig Mitarbeiter.", "Im Herbst zog der Verlag von Kassel nach Gera, wo er vierzig Mitarbeiter hat.", "de")]
    [InlineData("Die Halle wurde 1931 von Maria Lenz entworfen und von der Firma Otte gebaut.", "Maria Lenz entwarf die Halle 1931, die Firma Otte baute sie.", "de")]
    [InlineData("Because the pump failed, the cellar filled with water.", "The cellar filled with water because the pump failed.", "en")]
    [InlineData("The library lends books, maps and records.", "Records, maps and books are lent by the library.", "en")]
    public void Keeps_faithful_sentences_in_another_order(string source, string text, string language) =>
        Assert.DoesNotContain(Guard.Check(source, text, "wiki", language, new()), finding => finding.Reason == GuardReasons.Reversal);

    [Fact]
    public void Finds_a_number_that_the_source_groups_differently()
    {
        const string source = "Rund 740’000 Personen sind geimpft. Über 480’000 Personen sind genesen.";
        const string text = "Rund 480.000 Personen sind geimpft, über 740.000 Personen sind genesen.";
        Assert.Contains(Candidates(source, text, "de"), candidate => text[candidate.Span].StartsWith("480.000", StringComparison.Ordinal) && text[candidate.Span].EndsWith("740.000", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_off_where_the_option_says_so_and_in_languages_without_function_words()
    {
        var check = new ReversalCheck();
        Assert.False(check.Applies(new(new("a", "b", "wiki", "de")), new() { Order = false }));
        Assert.False(check.Applies(new(new("a", "b", "wiki", "fr")), new()));
    }

    [Theory]
    [InlineData("als", "than", true)]
    [InlineData("durch", "by", true)]
    [InlineData("als", "durch", false)]
    public void Connectives_share_a_sense_across_languages(string one, string other, bool same) =>
        Assert.Equal(same, Connectives.Sense(one) != 0 && Connectives.Sense(one) == Connectives.Sense(other));

    [Fact]
    public void Punctuation_takes_room_on_the_line()
    {
        var line = Line.Of(new GuardText("Haus Hof, Garten. Wald", "de"));
        Assert.True(line[1] - line[0] < line[2] - line[1]);
        Assert.True(line[2] - line[1] < line[3] - line[2]);
    }
}
