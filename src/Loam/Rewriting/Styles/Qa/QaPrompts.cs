namespace Loam.Rewriting.Styles.Qa;

/// <summary>The prompts of the style <c>qa</c>. Changing a word raises the version.</summary>
static class QaPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du stellst Fragen zu einem Text und beantwortest sie allein aus dem Text.",
        Instruction = """
        Schreibe bis zu acht Fragen zum folgenden Text, jede mit ihrer Antwort, in gutem Deutsch.
        - Jede Antwort steht im Text; Namen, Zahlen, Daten und Verneinungen bleiben unverändert. Kurze Texte bekommen weniger Fragen.
        - Mische die Arten: Ja-Nein-Fragen, Fragen mit Wer, Was, Wann, Wo, Warum und Wie, Vergleiche, Aufzählungen, Fragen nach Zahlen, Aufforderungen wie „Nenne …“.
        - Frage und Antwort sind ohne den Text verständlich. Frage nicht nach Werbung, Navigation oder der Webseite selbst.
        - Reiner Text ohne Markdown und ohne Nummern: eine Zeile „Frage: …“, darunter eine Zeile „Antwort: …“, dann eine Leerzeile.
        Die Antwort beginnt genau mit der Zeile "Hier sind die Fragen und Antworten:".
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier sind die Fragen und Antworten:",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You ask questions about a text and answer them from the text alone.",
        Instruction = """
        Write up to eight questions about the following text, each with its answer, in good English.
        - Every answer is in the text; names, numbers, dates and negations stay as they are. Short texts get fewer questions.
        - Mix the kinds: yes-no questions, questions with who, what, when, where, why and how, comparisons, enumerations, questions about numbers, requests such as "Name …".
        - Question and answer can be understood without the text. Do not ask about advertising, navigation or the web site itself.
        - Plain text without Markdown and without numbering: a line "Question: …", below it a line "Answer: …", then a blank line.
        The answer opens with exactly the line "Here are the questions and answers:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here are the questions and answers:",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Write up to eight questions about the following text, each with its answer, in the language of the text; do not translate.
        - Every answer is in the text; names, numbers, dates and negations stay as they are. Short texts get fewer questions.
        - Mix the kinds: yes-no questions, questions about people, things, times, places, reasons and ways, comparisons, enumerations, numbers.
        - Question and answer can be understood without the text. Do not ask about advertising, navigation or the web site itself.
        - Plain text without Markdown and without numbering: a line "Question: …", below it a line "Answer: …", then a blank line; the two labels stay English.
        The answer opens with exactly the English line "Here are the questions and answers:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here are the questions and answers:",
    };
}
