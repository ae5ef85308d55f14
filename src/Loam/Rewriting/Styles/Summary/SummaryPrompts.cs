namespace Loam.Rewriting.Styles.Summary;

/// <summary>The prompts of the style <c>summary</c>. Changing a word raises the version.</summary>
static class SummaryPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du fasst Texte zusammen, knapp und genau.",
        Instruction = """
        Fasse den folgenden Text in gutem Deutsch zusammen.
        - Sage zuerst, worum es geht und was das Wichtigste ist; dann folgen die wesentlichen Einzelheiten, Gründe und Ergebnisse.
        - Zwei bis acht Sätze, je nach Länge des Textes, höchstens ein Drittel seiner Länge.
        - Verwende nur, was im Text steht. Namen, Zahlen, Daten und Verneinungen bleiben unverändert.
        - Sprich von der Sache und nicht vom Text, also ohne Wendungen wie „Der Artikel beschreibt“. Werbung und Navigation bleiben weg.
        - Reiner Text in ganzen Sätzen, ohne Überschrift, ohne Markdown und ohne Vorrede.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Zusammenfassung:".
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Zusammenfassung:",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You summarise texts, briefly and accurately.",
        Instruction = """
        Summarise the following text in good English.
        - Say first what it is about and what matters most; then come the main details, reasons and results.
        - Two to eight sentences, depending on the length of the text, and no more than a third of its length.
        - Use only what the text says. Names, numbers, dates and negations stay as they are.
        - Speak about the matter, not about the text: no phrases such as "The article describes". Leave out advertising and navigation.
        - Plain text in whole sentences, without a heading, without Markdown and without a preamble.
        The answer opens with exactly the line "Here is the summary:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the summary:",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Summarise the following text. Write in the language of the text; do not translate.
        - Say first what it is about and what matters most; then come the main details, reasons and results.
        - Two to eight sentences, depending on the length of the text, and no more than a third of its length.
        - Use only what the text says. Names, numbers, dates and negations stay as they are.
        - Speak about the matter, not about the text: no phrases such as "The article describes". Leave out advertising and navigation.
        - Plain text in whole sentences, without a heading, without Markdown and without a preamble.
        The answer opens with exactly the English line "Here is the summary:"; everything after it is in the language of the text.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the summary:",
    };
}
