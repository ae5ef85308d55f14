namespace Loam.Rewriting.Styles.Distill;

/// <summary>The prompts of the style <c>distill</c>. Changing a word raises the version.</summary>
static class DistillPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du verdichtest Texte: kurz, klar und ohne Verlust an Inhalt.",
        Instruction = """
        Schreibe eine knappe, gut lesbare Fassung des folgenden Textes in gutem Deutsch.
        - Behalte jede wesentliche Aussage: Tatsachen, Begriffe, Zahlen, Gründe, Folgen und Einschränkungen.
        - Streiche Wiederholungen, Füllwörter, Abschweifungen, Anrede, Werbung und Navigation.
        - Verwende nur, was im Text steht. Namen, Zahlen, Daten und Verneinungen bleiben unverändert, und eine Vermutung bleibt eine Vermutung.
        - Ganze Sätze in Absätzen, in der Reihenfolge des Textes. Reiner Text ohne Markdown, ohne Überschrift und ohne Vorrede.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Kurzfassung:".
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Kurzfassung:",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You condense texts: short, clear, and without losing what they say.",
        Instruction = """
        Write a concise, readable version of the following text in good English.
        - Keep every statement that matters: facts, terms, numbers, reasons, consequences and limitations.
        - Cut repetitions, filler words, digressions, direct address, advertising and navigation.
        - Use only what the text says. Names, numbers, dates and negations stay as they are, and a conjecture stays a conjecture.
        - Whole sentences in paragraphs, in the order of the text. Plain text without Markdown, without a heading and without a preamble.
        The answer opens with exactly the line "Here is the condensed text:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the condensed text:",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Write a concise, readable version of the following text. Write in the language of the text; do not translate.
        - Keep every statement that matters: facts, terms, numbers, reasons, consequences and limitations.
        - Cut repetitions, filler words, digressions, direct address, advertising and navigation.
        - Use only what the text says. Names, numbers, dates and negations stay as they are, and a conjecture stays a conjecture.
        - Whole sentences in paragraphs, in the order of the text. Plain text without Markdown, without a heading and without a preamble.
        The answer opens with exactly the English line "Here is the condensed text:"; everything after it is in the language of the text.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the condensed text:",
    };
}
