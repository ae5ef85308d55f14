using Loam.Guarding;

namespace Loam.Tests.Guarding;

/// <summary>What the guard asks of styles by name, and of those that it has never heard of.</summary>
public class StyleFormTests
{
    static readonly string Source = """
        Die Wassermühle Auental ist eine Getreidemühle am Rand von Auental. Sie wurde 1742 von Johann Brenner gebaut. Am 3. Mai 1881 brannte das Mühlenhaus bis auf die Mauern nieder, und der Wiederaufbau dauerte zwei Jahre.
        Im Jahr 1923 erhielt die Mühle eine Turbine, die noch heute Strom liefert. Das Mühlrad hat 36 Schaufeln und einen Durchmesser von 5 Metern. Da der Bach im Sommer wenig Wasser führt, treibt dann ein Elektromotor die Steine an.
        Ein Mahlgang mahlt Weizen, ein zweiter mahlt Roggen, und eine Ölpresse aus Eichenholz presst Leinsamen. Die Mühle ist von April bis Oktober an jedem Sonntag geöffnet; der Eintritt kostet 4 Euro, für Kinder 2 Euro.
        """;

    static IEnumerable<string> Codes(string text, string? style, string? source = null) =>
        Guard.Check(source ?? Source, text, style, "de", new GuardOptions()).Select(finding => finding.Reason.Code).Distinct();

    const string Short = "Die Wassermühle Auental wurde 1742 gebaut.";

    [Theory]
    [InlineData("summary")]
    [InlineData("distill")]
    [InlineData("extract")]
    [InlineData("glossary")]
    public void A_digest_may_be_short(string style) => Assert.Empty(Codes(Short, style));

    [Theory]
    [InlineData("wiki")]
    [InlineData("rephrase")]
    [InlineData(null)]
    public void What_retells_a_page_may_not(string? style) => Assert.Contains("guard.too_short", Codes(Short, style, Source + "\n" + Source.Replace("Auental", "Talau", StringComparison.Ordinal)));

    [Theory]
    [InlineData("extract", false)]
    [InlineData("list", false)]
    [InlineData("glossary", false)]
    [InlineData("rephrase", true)]
    [InlineData("wiki", true)]
    public void What_takes_from_a_page_may_keep_its_words(string style, bool isCopy) => Assert.Equal(isCopy, Codes(Source.Trim(), style).Contains("guard.copy"));

    [Theory]
    [InlineData("qa")]
    [InlineData("faq")]
    public void Pairs_have_the_form_of_pairs(string style)
    {
        Assert.Empty(Codes("Frage: Wann wurde die Wassermühle Auental gebaut?\nAntwort: Die Wassermühle Auental wurde 1742 gebaut.", style));
        Assert.Contains("guard.malformed_pairs", Codes("Frage: Wann wurde die Wassermühle Auental gebaut?\nFrage: Was kostet der Eintritt?\nAntwort: Er kostet 4 Euro.", style));
    }

    [Fact]
    public void A_list_may_end_with_an_item() => Assert.Empty(Codes("- Die Wassermühle Auental wurde 1742 von Johann Brenner gebaut.\n- Das Mühlrad der Wassermühle Auental hat 36 Schaufeln", "list"));

    const string Table = """
        Mahlgänge der Wassermühle Auental
        | Gerät | Mahlgut | Strom |
        | --- | --- | --- |
        | Mahlgang | Weizen | – |
        | Mahlgang | Roggen | – |
        | Ölpresse | Leinsamen | – |
        | Turbine | – | ja |
        """;

    [Theory]
    [InlineData("table")]
    [InlineData("prices")]
    public void A_table_keeps_its_rows(string style)
    {
        Assert.Empty(Codes(Table, style));
        Assert.Empty(Codes(Table + "\n\nFrage: Was presst die Ölpresse?\nAntwort: Die Ölpresse presst Leinsamen.", style));
        Assert.Contains("guard.truncated", Codes(Table + "\n| Turbine | –", style));
        Assert.Contains("guard.number", Codes(Table.Replace("Turbine", "Turbine 1932", StringComparison.Ordinal), style));
    }

    [Fact]
    public void A_table_is_markup_in_an_article() => Assert.Contains("guard.markup", Codes(Table, "wiki"));

    [Fact]
    public void A_column_that_says_the_same_is_no_loop() =>
        Assert.Empty(Codes("| Tag | Geöffnet |\n| --- | --- |\n" + string.Join('\n', "April Mai Juni Juli August September Oktober".Split(' ').Select(m => $"| {m} | ja |")), "table", Source + string.Join(", ", "April Mai Juni Juli August September Oktober".Split(' '))));

    const string Problem = """
        Rechenaufgabe: Der Eintritt der Mühle kostet 4 Euro, für Kinder 2 Euro. Wie viel zahlen 3 Erwachsene und 5 Kinder?
        Lösung:
        3 · 4 = 12 Euro für die Erwachsenen.
        5 · 2 = 10 Euro für die Kinder.
        12 + 10 = 22 Euro zusammen.
        Ergebnis: Sie zahlen zusammen 22 Euro.
        """;

    [Fact]
    public void What_was_calculated_need_not_stand_on_the_page()
    {
        Assert.Empty(Codes(Problem, "math"));
        Assert.Contains(Guard.Doubts(new GuardPair(Source, Problem, "tutorial", "de"), new GuardOptions(), 0.05), finding => finding.Reason == GuardReasons.Number);
    }

    [Fact]
    public void Steps_of_a_tutorial_are_numbered_freely() => Assert.Empty(Codes(
        "So wird in der Wassermühle Auental gemahlen.\n1. Im Sommer treibt ein Elektromotor die Steine an, da der Bach wenig Wasser führt.\n2. Ein Mahlgang mahlt Weizen.\n3. Ein zweiter Mahlgang mahlt Roggen.", "tutorial"));
}
