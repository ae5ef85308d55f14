using Loam.Documents;
using Loam.Guarding;

namespace Loam.Tests.Guarding.Form;

/// <summary>The checks of the form on texts written for them: what they find, where, and what they leave alone.</summary>
public class FormCheckTests
{
    const string Source = """
        Die Wassermühle Auental ist eine Getreidemühle am Rand von Auental. Sie wurde 1742 von Johann Brenner gebaut. Am 3. Mai 1881 brannte das Mühlenhaus bis auf die Mauern nieder, und der Wiederaufbau dauerte zwei Jahre.
        Im Jahr 1923 erhielt die Mühle eine Turbine, die noch heute Strom liefert. Das Mühlrad hat 36 Schaufeln und einen Durchmesser von 5 Metern. Da der Bach im Sommer wenig Wasser führt, treibt dann ein Elektromotor die Steine an.
        """;

    const string Article = "Die Wassermühle Auental wurde 1742 von Johann Brenner errichtet. Nach dem Brand vom 3. Mai 1881 dauerte ihr Wiederaufbau zwei Jahre. Seit 1923 liefert eine Turbine Strom; im Sommer, wenn der Bach wenig Wasser führt, treibt ein Elektromotor die Steine an.";

    const string Pairs = "Frage: Wann wurde die Mühle gebaut?\nAntwort: Im Jahr 1742.\n\nFrage: Wie viele Schaufeln hat das Mühlrad?\nAntwort: Es hat 36 Schaufeln.";

    static IReadOnlyList<Finding> Look(string text, string? style = "wiki", string? language = "de", string? sentinel = null, string? source = null, string? prompt = null) =>
        Guard.Check(new GuardPair(source ?? Source, text, style, language) { Sentinel = sentinel, Prompt = prompt }, new GuardOptions { Coverage = false, Names = false, Numbers = false, Negations = false, Support = false });

    static void Finds(Reason reason, string at, IReadOnlyList<Finding> findings, string text)
    {
        var finding = Assert.Single(findings, finding => finding.Reason == reason);
        Assert.Equal(at, text[finding.Span]);
        Assert.InRange(finding.Evidence.Length, 1, 120);
    }

    [Fact]
    public void A_faithful_article_and_faithful_pairs_pass()
    {
        Assert.Empty(Look(Article));
        Assert.Empty(Look(Pairs, "qa"));
    }

    [Theory]
    [InlineData("Ich möchte diesen Artikel lieber nicht schreiben.", "guard.refusal")]
    [InlineData("I'm afraid I can't rewrite this page for you.", "guard.refusal")]
    [InlineData("Gern erledige ich das für dich.", "guard.chatter")]
    public void What_a_model_says_of_itself_is_found_in_any_wording(string said, string code)
    {
        var text = said + "\n\n" + Article;
        Finds(Assert.Single(Look(text), f => f.Reason.Code == code).Reason, said, Look(text), text);
    }

    [Fact]
    public void A_first_person_in_quotation_marks_is_the_page_s() => Assert.Empty(Look(Article + " „Ich kann den Text leider nicht umschreiben“, sagte Brenner.", source: Source + "Brenner sagte: „Ich kann den Text leider nicht umschreiben“"));

    [Fact]
    public void A_page_s_own_sentence_is_no_chatter()
    {
        const string said = "Ich helfe Ihnen gern bei Fragen zu diesem Artikel.";
        Assert.DoesNotContain(Look(Article + " " + said, source: Source + said), f => f.Reason == GuardReasons.Chatter);
        Assert.Contains(Look(Article + " " + said), f => f.Reason == GuardReasons.Chatter);
    }

    [Theory]
    [InlineData("Zeichen (mit Leerzeichen): 1.482")]
    [InlineData("Kontaktdaten und Menüpunkte blieben unberücksichtigt.")]
    [InlineData("Wortwahl und Aufbau folgen dem Stil eines Nachschlagewerks.")]
    public void What_ends_a_text_and_says_nothing_of_the_page_is_found_in_any_wording(string said)
    {
        Assert.Contains(Look(Article + "\n\n" + said), f => f.Reason == GuardReasons.Chatter);
        Assert.DoesNotContain(Look(Article + "\n\n" + said, source: Source + said), f => f.Reason == GuardReasons.Chatter);
    }

    [Fact]
    public void A_translation_has_no_words_of_its_source_and_is_left_alone() =>
        Assert.DoesNotContain(Look("The mill stands at the edge of town. It was built long ago. A fire broke out there later. All details are known today.", language: "en"), f => f.Reason == GuardReasons.Chatter);

    [Fact]
    public void The_sentinel_opens_the_text_once()
    {
        const string sentinel = "Hier ist der Artikel:";
        Assert.Empty(Look(sentinel + "\n" + Article, sentinel: sentinel));
        Assert.Empty(Look("**Hier ist der Artikel:**\n" + Article, sentinel: sentinel));
        Finds(GuardReasons.Sentinel, Article, Look(Article, sentinel: sentinel), Article);
        var twice = sentinel + "\n" + Article + "\n" + sentinel + "\n" + Article;
        var again = Assert.Single(Look(twice, sentinel: sentinel), f => f.Reason == GuardReasons.Sentinel);
        Assert.Equal(twice.LastIndexOf(sentinel, StringComparison.Ordinal), again.Span.Start.Value);
        Assert.Equal("guard.empty", Assert.Single(Look(sentinel, sentinel: sentinel)).Reason.Code);
    }

    [Theory]
    [InlineData("Nach dem Brand steht die Mühle seit dem 3.")]
    [InlineData("Im Sommer treibt ein Elektrom")]
    [InlineData("Sie wurde nach dem Brand (1881")]
    [InlineData("Er nannte sie „die beste Mühle im Tal.")]
    [InlineData("== Geschichte ==")]
    public void Endings_that_are_none_are_found(string end) => Assert.Contains(Look(Article + "\n" + end), f => f.Reason == GuardReasons.Truncated);

    [Theory]
    [InlineData("max_tokens", "guard.truncated")]
    [InlineData("content_filter", "guard.refusal")]
    public void The_server_knows_why_it_stopped(string finish, string code) =>
        Assert.Contains(Guard.Check(new GuardPair(Source, Article, "wiki", "de") { FinishReason = finish }, new GuardOptions()), f => f.Reason.Code == code);

    [Theory]
    [InlineData("Frage: Was ist das?\nAntwort: Frage: Wo steht sie?", "a label twice")]
    [InlineData("Frage: Wann wurde die Mühle gebaut?\nAntwort:", "a question without an answer")]
    [InlineData("Question: Wann wurde die Mühle gebaut?\nAnswer: Im Jahr 1742.", "a label in another language")]
    [InlineData(Pairs + "\n\n" + Pairs, "the same question twice")]
    [InlineData("Antwort: Im Jahr 1742.\n" + Pairs, "an answer without a question")]
    public void Pairs_that_are_none_are_found(string text, string evidence)
    {
        var findings = Look(text, "qa");
        Assert.Contains(findings, f => f.Reason == GuardReasons.MalformedPairs && f.Evidence.StartsWith(evidence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The mill was built by a man who lived near the river.")]
    [InlineData("Le moulin est une construction qui se trouve dans la vallée.")]
    [InlineData("这是一个水磨坊")]
    [InlineData("например")]
    public void Another_language_is_found_in_one_sentence_or_a_word(string foreign)
    {
        var text = Article + " " + foreign + " Das Mühlrad hat 36 Schaufeln.";
        Assert.Contains(Look(text), f => f.Reason == GuardReasons.LanguageDrift && text[f.Span].Contains(foreign[..^1].Split(' ')[^1], StringComparison.Ordinal));
        Assert.DoesNotContain(Look(text, source: Source + foreign), f => f.Reason == GuardReasons.LanguageDrift);
    }

    [Fact]
    public void Without_a_language_the_source_tells_it()
    {
        Assert.Empty(Look(Article, language: null));
        Assert.Contains(Look("The mill was built in 1742 by Johann Brenner and it has a wheel with 36 blades that was made of oak.", language: null), f => f.Reason == GuardReasons.LanguageDrift);
    }

    [Theory]
    [InlineData("Die Mühle ist ein Ort der Ruhe. Die Mühle ist ein Ort der Freude. Die Mühle ist ein Ort der Kraft. Die Mühle ist ein Ort der Stille.")]
    [InlineData("1. Stein 1\n2. Stein 2\n3. Stein 3\n4. Stein 4\n5. Stein 5\n6. Stein 6\n7. Stein 7\n8. Stein 8\n9. Stein 9\n10. Stein 10.")]
    [InlineData("sehr sehr sehr sehr sehr alt.")]
    [InlineData("Jaaaaaaaaaaaa.")]
    [InlineData(Article)]
    public void Loops_are_found(string loop) => Assert.Contains(Look(Article + " " + loop), f => f.Reason == GuardReasons.Loop);

    [Theory]
    [InlineData("$x_{1} = 3$")]
    [InlineData("<think>Also</think>")]
    [InlineData("[Name einfügen]")]
    [InlineData("__Mühle__")]
    public void Markup_is_found_where_the_source_has_none(string mark)
    {
        Assert.Contains(Look(Article + " " + mark + " Ende der Mühle."), f => f.Reason == GuardReasons.Markup);
        Assert.DoesNotContain(Look(Article + " " + mark + " Ende der Mühle.", source: Source + mark), f => f.Reason == GuardReasons.Markup);
    }

    [Fact]
    public void A_prompt_is_known_by_six_words_in_a_row()
    {
        const string prompt = "Erzähle die Seite in vier Strophen nach und reime jede zweite Zeile sauber.";
        var text = Article + "\nErzähle die Seite in vier Strophen nach.";
        Assert.Contains(Look(text, prompt: prompt), f => f.Reason == GuardReasons.PromptLeak);
        Assert.DoesNotContain(Look(Article, prompt: prompt + Source), f => f.Reason == GuardReasons.PromptLeak);
    }
}
