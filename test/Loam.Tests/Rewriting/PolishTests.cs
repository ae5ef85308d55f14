using Loam.Rewriting;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

/// <summary>What models really answer, and what becomes of it.</summary>
public class PolishTests
{
    static string Finished(string style, string answer, string language = "de")
    {
        var (text, verdict) = RewriteStyle.BuiltIn(style).Finish(answer, language);
        Assert.False(verdict.Drops, $"{verdict.Reason}: {verdict.Evidence}");
        return text;
    }

    [Theory]
    [InlineData("Hier ist der Artikel:\n**Die Mühle** ist alt.", "Die Mühle ist alt.")]
    [InlineData("Hier ist der Artikel:\n# Mühle\n* eins\n* zwei", "== Mühle ==\n- eins\n- zwei")]
    [InlineData("Hier ist der Artikel:\n\n**Geschichte**\n\nSie ist *sehr* alt, ~~nicht~~ _wirklich_ alt.", "== Geschichte ==\n\nSie ist sehr alt, nicht wirklich alt.")]
    [InlineData("Hier ist der Artikel:\n### **Technik** ###\nText.<br>Mehr Text.\n---\nEnde.", "== Technik ==\nText. Mehr Text.\nEnde.")]
    [InlineData("Hier ist der Artikel:\n> „Zitat“, sagt er.\n> 5 mm sind viel.", "„Zitat“, sagt er.\n> 5 mm sind viel.")]
    [InlineData("Hier ist der Artikel:\n```text\nText.\n```", "Text.")]
    [InlineData("Hier ist der Artikel:\nSiehe [die Karte](https://example.org/k).", "Siehe die Karte.")]
    [InlineData("Hier ist der Artikel:\n3 * 4 * 5, 2*3*4, 2**3**4 und x_1 + x_2 bleiben.", "3 * 4 * 5, 2*3*4, 2**3**4 und x_1 + x_2 bleiben.")]
    [InlineData("Hier ist der Artikel:\nA\n\n\n\nB\r\n\r\n\r\nC", "A\n\nB\n\nC")]
    public void Markdown_becomes_plain_text(string answer, string text) => Assert.Equal(text, Finished("wiki", answer));

    [Theory]
    [InlineData("<think>Erst denken.</think>\nHier ist der Artikel: „Die Mühle ist alt.“")]
    [InlineData("<think>\n\n</think>\n\nHier ist der Artikel:\nDie Mühle ist alt.")]
    [InlineData("Erst denken, dann schreiben.</think>Hier ist der Artikel:\nDie Mühle ist alt.")]
    [InlineData("<THINK>a</THINK><think>b</think>Hier ist der Artikel:\nDie Mühle ist alt.")]
    [InlineData("[THINK]Hm.[/THINK]Hier ist der Artikel:\nDie Mühle ist alt.")]
    [InlineData("<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hier ist der Artikel:\nDie Mühle ist alt.")]
    [InlineData("**Hier ist der Artikel:**\n\nDie Mühle ist alt.")]
    [InlineData("**Hier ist der Artikel**:\nDie Mühle ist alt.")]
    [InlineData("## Hier ist der Artikel:\nDie Mühle ist alt.")]
    [InlineData("„Hier ist der Artikel:“\nDie Mühle ist alt.")]
    [InlineData("hier ist der artikel :\nDie Mühle ist alt.")]
    [InlineData("Hier ist der Artikel\n\nDie Mühle ist alt.")]
    [InlineData("```\nHier ist der Artikel:\nDie Mühle ist alt.\n```")]
    [InlineData("```markdown\nHier ist der Artikel:\nDie Mühle ist alt.\n```")]
    [InlineData("\n\n  Hier ist der Artikel:   **Die Mühle** ist alt.  ")]
    public void What_stands_before_the_text_is_taken_off(string answer) => Assert.Equal("Die Mühle ist alt.", Finished("wiki", answer));

    [Theory]
    [InlineData("Gerne! Hier ist der Artikel:\nText.")]
    [InlineData("Hier ist der Artikel:\nText.\nHier ist der Artikel:\nText.")]
    [InlineData("Hier ist der Artikel:\nText.\n**HIER IST DER ARTIKEL:**\nText.")]
    [InlineData("Hier ist der Artikel über Mühlen:\nText.")]
    [InlineData("Hier ist der Artikelentwurf:\nText.")]
    [InlineData("Text ohne alles.")]
    [InlineData("Here is the article:\nText.")]
    public void A_sentinel_that_does_not_open_exactly_once_is_refused(string answer) =>
        Assert.Same(RewriteReasons.NoSentinel, RewriteStyle.Find("wiki")!.Finish(answer, "de").Verdict.Reason);

    [Theory]
    [InlineData("<think>Erst muss ich den Text verstehen. Hier ist der Artikel: so soll ich anfangen.")]
    [InlineData("<think>Nichts.</think>")]
    [InlineData("Hier ist der Artikel:")]
    [InlineData("Hier ist der Artikel:\n```\n```")]
    public void Thoughts_without_an_end_and_an_empty_text_are_no_answer(string answer) =>
        Assert.Same(RewriteReasons.EmptyAnswer, RewriteStyle.Find("wiki")!.Finish(answer, "de").Verdict.Reason);

    [Fact]
    public void A_text_about_such_marks_is_a_text() =>
        Assert.Equal("Modelle denken zwischen <think> und </think>, dann antworten sie.", Finished("wiki", "Hier ist der Artikel:\nModelle denken zwischen <think> und </think>, dann antworten sie."));

    [Theory]
    [InlineData("„Die Mühle ist alt.“", "Die Mühle ist alt.")]
    [InlineData("\"The mill is old.\"", "The mill is old.")]
    [InlineData("“The mill, the ‘old’ one.”", "The mill, the ‘old’ one.")]
    [InlineData("»Die Mühle ist alt.«", "Die Mühle ist alt.")]
    [InlineData("„Alt“ ist die Mühle, sagt er, und „schön“", "„Alt“ ist die Mühle, sagt er, und „schön“")]
    [InlineData("„Die Mühle „Auental“ ist alt.“", "Die Mühle „Auental“ ist alt.")]
    [InlineData("\"Alt\" und \"schön\"", "\"Alt\" und \"schön\"")]
    [InlineData("\"", "\"")]
    public void Quotes_around_the_whole_are_taken_off(string answer, string text) => Assert.Equal(text, Finished("rephrase", "Hier ist die Neufassung:\n" + answer));

    [Theory]
    [InlineData("Hier ist die Liste:\n- Eins.\n- Zwei.", "- Eins.\n- Zwei.")]
    [InlineData("Hier ist die Liste:\n\nDas Wissen aus dem Text:\n\n* Eins.\n* Zwei.", "- Eins.\n- Zwei.")]
    [InlineData("Hier ist die Liste:\n1. Eins.\n2) Zwei.\n(3) Drei.\na) Vier.", "- Eins.\n- Zwei.\n- Drei.\n- Vier.")]
    [InlineData("Hier ist die Liste:\n• Eins.\n◦ Zwei.\n▪ Drei.\n–  Vier.\n+ Fünf.", "- Eins.\n- Zwei.\n- Drei.\n- Vier.\n- Fünf.")]
    [InlineData("Hier ist die Liste:\n- **Eins**: ja.\n  - Zwei.\n    * Drei.", "- Eins: ja.\n- Zwei.\n- Drei.")]
    [InlineData("Hier ist die Liste:\n- Eins ist\n  lang.\n- Zwei.\n\nIch hoffe, das hilft.\nViele Grüße", "- Eins ist lang.\n- Zwei.")]
    [InlineData("Hier ist die Liste:\n- Eins.\n\n**Öffnungszeiten:**\n- Zwei.\n- \n-\n- [ ] Drei.", "- Eins.\nÖffnungszeiten:\n- Zwei.\n- Drei.")]
    [InlineData("Hier ist die Liste:\n- -5 Grad sind kalt.\n- 1742 wurde sie gebaut.", "- -5 Grad sind kalt.\n- 1742 wurde sie gebaut.")]
    [InlineData("Hier ist die Liste:\n•Eins.\n•Zwei.", "- Eins.\n- Zwei.")]
    public void Lists_have_one_form(string answer, string text) => Assert.Equal(text, Finished("list", answer));

    [Theory]
    [InlineData("Hier ist die Liste:\nDie Mühle ist alt. Sie steht am Bach.")]
    [InlineData("Hier ist die Liste:\n1742 wurde sie gebaut.")]
    public void A_text_without_items_is_no_list(string answer) => Assert.Same(RewriteReasons.NoItems, RewriteStyle.BuiltIn("list").Finish(answer, "de").Verdict.Reason);

    [Theory]
    [InlineData("Passage:\nThe mill is old.", "The mill is old.")]
    [InlineData("Passage 1:\nThe mill is old.\n\n**Passage 2:**\nIt stands by the brook.", "The mill is old.\n\nIt stands by the brook.")]
    [InlineData("Text: The mill is old.", "The mill is old.")]
    [InlineData("Rewritten Text:\n\nThe mill is old.", "The mill is old.")]
    [InlineData("[Abschnitt 1]:\nDie Mühle ist alt.\nAbschnitt II:\nSie steht am Bach.", "Die Mühle ist alt.\nSie steht am Bach.")]
    [InlineData("The mill is old. Text: a word.\nSummary: a line that says something stays below the first.", "The mill is old. Text: a word.\nSummary: a line that says something stays below the first.")]
    [InlineData("Textilien: Die Mühle walkte Tuch.", "Textilien: Die Mühle walkte Tuch.")]
    public void Labels_are_taken_out(string answer, string text) => Assert.Equal(text, Finished("extract", "Here is the knowledge from the text:\n" + answer, "en"));

    [Theory]
    [InlineData("1. **Question:** Who?\n**Answer:** Ann.\n\nQ2: When?\nA2: In 1998.")]
    [InlineData("Question: Who?\nAnswer:\nAnn.\nQuestion: When?\nAnswer: In\n1998.\nQuestion: Left open?")]
    [InlineData("Question: Who? Answer: Ann.\nQuestion: When? Answer: In 1998.")]
    [InlineData("Q: Who?\nA: Ann.\n\nQ: When?\nA: In 1998.")]
    [InlineData("### Question 1: Who?\n\nAnswer 1: Ann.\n\n### Question 2: When?\n\nAnswer 2: In 1998.")]
    [InlineData("**Q1.** Who?\n**A1.** Ann.\n**Q2.** When?\n**A2.** In 1998.")]
    [InlineData("1. Who?\nAnn.\n\n2. When?\n   - In 1998.")]
    [InlineData("**Who?**\nAnn.\n\n**When?**\nIn 1998.")]
    [InlineData("## Who?\nAnswer: Ann.\n## When?\nAnswer: In 1998.")]
    [InlineData("Some pairs:\n\n* Question: \"Who?\"\n* Answer: \"Ann.\"\n* Question: \"When?\"\n* Answer: \"In 1998.\"")]
    public void Pairs_are_read_in_many_forms_and_written_in_one(string answer) =>
        Assert.Equal("Question: Who?\nAnswer: Ann.\n\nQuestion: When?\nAnswer: In 1998.", Finished("qa", "Here are the questions and answers:\n" + answer, "en"));

    [Theory]
    [InlineData("Frage: Was braucht man?\nAntwort:\n- Mehl\n- Wasser", "Frage: Was braucht man?\nAntwort: Mehl; Wasser")]
    [InlineData("Frage: Was braucht man?\nAntwort: Man braucht:\n1. Mehl\n2. Wasser", "Frage: Was braucht man?\nAntwort: Man braucht: 1. Mehl 2. Wasser")]
    [InlineData("F: Wer malte?\nA: A. Dürer malte.\nA. Dürer starb 1528.", "Frage: Wer malte?\nAntwort: A. Dürer malte. A. Dürer starb 1528.")]
    public void Answers_may_be_lists_and_begin_like_labels(string answer, string text) => Assert.Equal(text, Finished("faq", "Hier sind die häufigen Fragen:\n" + answer));

    [Theory]
    [InlineData("faq", "Hier sind die häufigen Fragen:\nDie Mühle ist alt.")]
    [InlineData("qa", "Hier sind die Fragen und Antworten:\nFrage: Wann?\nFrage: Wo?")]
    public void A_text_without_pairs_is_refused(string style, string answer) => Assert.Same(RewriteReasons.NoPairs, RewriteStyle.BuiltIn(style).Finish(answer, "de").Verdict.Reason);

    const string Table = "Mahlgänge der Mühle\n| Gang | Korn |\n| --- | --- |\n| 1 | Weizen |\n| 2 | Roggen |";

    [Theory]
    [InlineData("Mahlgänge der Mühle\n| Gang | Korn |\n|---|---|\n| 1 | Weizen |\n| 2 | Roggen |")]
    [InlineData("**Mahlgänge der Mühle:**\n\n|Gang|Korn|\n|:--|--:|\n|1|**Weizen**|\n\n|2|Roggen|\n\nDie Tabelle zeigt die Mahlgänge.")]
    [InlineData("Hier die Übersicht.\n\n## Mahlgänge der Mühle\n```\nGang | Korn\n--- | ---\n1 | Weizen\n2 | Roggen\n```")]
    [InlineData("Mahlgänge der Mühle\n| Gang | Korn |\n| ---- | ---- |\n| 1 | Weizen |\n| ---- | ---- |\n| 2 | Roggen |\n| | |")]
    public void Tables_have_one_form(string answer) => Assert.Equal(Table, Finished("table", "Hier ist die Tabelle:\n" + answer));

    [Theory]
    [InlineData("\n\nFrage: Was mahlt Gang 2?\nAntwort: Gang 2 mahlt Roggen.")]
    [InlineData("\n\n**Frage:** Was mahlt Gang 2?\n\n**Antwort:** Gang 2 mahlt Roggen.")]
    [InlineData("\nQ: Was mahlt Gang 2?\nA: Gang 2 mahlt Roggen.")]
    public void A_question_below_the_table_stays_with_it(string below) =>
        Assert.Equal(Table + "\n\nFrage: Was mahlt Gang 2?\nAntwort: Gang 2 mahlt Roggen.", Finished("table", "Hier ist die Tabelle:\n" + Table + below));

    [Fact]
    public void Rows_have_as_many_cells_as_the_header() => Assert.Equal(
        "| A | B | C |\n| --- | --- | --- |\n| 1 | – | – |\n| 1 | 2 | 3, 4 |\n| a \\| b | – | c |",
        Finished("table", "Hier ist die Tabelle:\n| A | B | C |\n|---|---|---|\n| 1 |\n| 1 | 2 | 3 | 4 |\n| a \\| b | | c |"));

    [Theory]
    [InlineData("Die Mühle ist alt.")]
    [InlineData("| Gang | Korn |\n|---|---|")]
    [InlineData("| Gang |\n|---|\n| 1 |")]
    public void A_text_without_rows_is_no_table(string answer) => Assert.Same(RewriteReasons.NoTable, RewriteStyle.BuiltIn("table").Finish("Hier ist die Tabelle:\n" + answer, "de").Verdict.Reason);

    [Fact]
    public void Calculations_stay_as_they_are() => Assert.Equal(
        "Rechenaufgabe: Die Mühle hat 36 Schaufeln. Wie viele haben 3?\nLösung:\n3 * 36 = 108\n3 · 36 = 108\n$x_1 = 36$\nErgebnis: Es sind 108 Schaufeln.",
        Finished("math", "Hier ist die Rechenaufgabe:\n**Rechenaufgabe:** Die Mühle hat 36 Schaufeln. Wie viele haben 3?\n**Lösung:**\n3 * 36 = 108\n3 · 36 = 108\n$x_1 = 36$\n**Ergebnis:** Es sind 108 Schaufeln."));

    [Fact]
    public void Finished_texts_stay_as_they_are_when_they_are_finished_again()
    {
        foreach (var (style, sentinel, text) in new[]
        {
            ("list", "Hier ist die Liste:", "- Eins.\n- Zwei."), ("table", "Hier ist die Tabelle:", Table + "\n\nFrage: Was?\nAntwort: Das."),
            ("qa", "Hier sind die Fragen und Antworten:", "Frage: Was?\nAntwort: Das.\n\nFrage: Wer?\nAntwort: Der."), ("wiki", "Hier ist der Artikel:", "Text.\n\n== Mühle ==\n- a\n- b\n\n„A“ und „B“"),
        })
            Assert.Equal(text, Finished(style, sentinel + "\n" + text));
    }

    [SkippableFact]
    public void Real_articles_and_pairs_of_a_large_model_are_left_as_they_are()
    {
        var (articles, pairs, changed) = (0, 0, 0);
        foreach (var line in File.ReadLines(SharedData.Require("rewrites/corpus-de.jsonl")))
        {
            using var row = System.Text.Json.JsonDocument.Parse(line);
            var wiki = row.RootElement.GetProperty("wiki").GetString()!.Trim();
            // Its items open with stars; everything else has to stay.
            changed += Finished("wiki", "Hier ist der Artikel:\n" + wiki) == wiki.Replace("\n* ", "\n- ", StringComparison.Ordinal) ? 0 : 1;
            articles++;
            var qa = row.RootElement.GetProperty("qa").GetString()!.Trim();
            Assert.Equal(qa.Split("Frage:").Length, Finished("qa", "Hier sind die Fragen und Antworten:\n" + qa).Split("Frage:").Length);
            pairs++;
        }
        Assert.True(articles > 200 && pairs > 200);
        Assert.Equal(0, changed);
    }
}
