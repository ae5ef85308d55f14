namespace Loam.Rewriting.Styles.Faq;

/// <summary>The prompts of the style <c>faq</c>. Changing a word raises the version.</summary>
static class FaqPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du schreibst Listen häufiger Fragen, die allein auf einem Text beruhen.",
        Instruction = """
        Schreibe aus dem folgenden Text eine Liste häufiger Fragen mit ausführlichen Antworten, in gutem Deutsch.
        - Frage, was jemand wissen will, der sich zum ersten Mal mit dem Thema befasst; gehe vom Allgemeinen zum Besonderen. Drei bis zehn Fragen, bei kurzen Texten weniger.
        - Jede Antwort hat einen bis fünf ganze Sätze und nennt auch Gründe und Bedingungen, soweit sie im Text stehen.
        - Frage und Antwort sind ohne den Text verständlich und nennen die Dinge beim Namen.
        - Nur, was im Text steht. Namen, Zahlen, Daten und Verneinungen bleiben unverändert. Frage nicht nach Werbung, Navigation oder der Webseite selbst.
        - Reiner Text ohne Markdown und ohne Nummern: eine Zeile „Frage: …“, darunter eine Zeile „Antwort: …“, dann eine Leerzeile.
        Die Antwort beginnt genau mit der Zeile "Hier sind die häufigen Fragen:".
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier sind die häufigen Fragen:",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You write lists of frequent questions that rest on a text alone.",
        Instruction = """
        Turn the following text into a list of frequent questions with full answers, in good English.
        - Ask what somebody wants to know who meets the subject for the first time; go from the general to the particular. Three to ten questions, fewer for short texts.
        - Each answer has one to five whole sentences and gives reasons and conditions, too, where the text has them.
        - Question and answer can be understood without the text and call things by their names.
        - Only what the text says. Names, numbers, dates and negations stay as they are. Do not ask about advertising, navigation or the web site itself.
        - Plain text without Markdown and without numbering: a line "Question: …", below it a line "Answer: …", then a blank line.
        The answer opens with exactly the line "Here are the frequent questions:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here are the frequent questions:",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Turn the following text into a list of frequent questions with full answers. Write in the language of the text; do not translate.
        - Ask what somebody wants to know who meets the subject for the first time; go from the general to the particular. Three to ten questions, fewer for short texts.
        - Each answer has one to five whole sentences and gives reasons and conditions, too, where the text has them.
        - Question and answer can be understood without the text and call things by their names.
        - Only what the text says. Names, numbers, dates and negations stay as they are. Do not ask about advertising, navigation or the web site itself.
        - Plain text without Markdown and without numbering: a line "Question: …", below it a line "Answer: …", then a blank line; the two labels stay English.
        The answer opens with exactly the English line "Here are the frequent questions:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here are the frequent questions:",
    };
}
