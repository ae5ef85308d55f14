namespace Loam.Rewriting.Styles.Extract;

/// <summary>The prompts of the style <c>extract</c>. Changing a word raises the version.</summary>
static class ExtractPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du entnimmst Texten, was an ihnen lehrreich ist.",
        Instruction = """
        Entnimm dem folgenden Text das Wissen und schreibe es in gutem Deutsch als zusammenhängende Absätze auf.
        - Behalte, was über den Anlass hinaus wissenswert ist: Tatsachen, Erklärungen, Abläufe, Ursachen und Wirkungen, Begriffe, Zahlen, geschichtliche Angaben.
        - Lass alles andere weg: Werbung, Navigation, Anrede, Plauderei und Hinweise zur Webseite selbst.
        - Füge nichts hinzu und ändere nichts: Namen, Zahlen, Daten und Verneinungen bleiben, wie sie sind. Bleibe nah am Wortlaut, aber schreibe ganze Sätze, die für sich verständlich sind.
        - Reiner Text ohne Überschriften, ohne Anmerkungen, ohne Markdown und ohne Vorrede.
        Die Antwort beginnt genau mit der Zeile "Hier ist das Wissen aus dem Text:". Enthält der Text kein Wissen, das festzuhalten lohnt, so steht darunter nur das Wort UNGEEIGNET.
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist das Wissen aus dem Text:",
        Unsuitable = "UNGEEIGNET",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You take from texts what is instructive in them.",
        Instruction = """
        Take the knowledge from the following text and write it down in good English as connected paragraphs.
        - Keep what is worth knowing beyond the occasion: facts, explanations, processes, causes and effects, terms, numbers, history.
        - Leave out everything else: advertising, navigation, direct address, small talk, and remarks about the web site itself.
        - Add nothing and change nothing: names, numbers, dates and negations stay as they are. Stay close to the wording, but write whole sentences that can be understood alone.
        - Plain text without headings, without notes, without Markdown and without a preamble.
        The answer opens with exactly the line "Here is the knowledge from the text:". If the text has no knowledge worth noting, below it stands only the word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the knowledge from the text:",
        Unsuitable = "UNSUITABLE",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Take the knowledge from the following text and write it down as connected paragraphs. Write in the language of the text; do not translate.
        - Keep what is worth knowing beyond the occasion: facts, explanations, processes, causes and effects, terms, numbers, history.
        - Leave out everything else: advertising, navigation, direct address, small talk, and remarks about the web site itself.
        - Add nothing and change nothing: names, numbers, dates and negations stay as they are. Stay close to the wording, but write whole sentences that can be understood alone.
        - Plain text without headings, without notes, without Markdown and without a preamble.
        The answer opens with exactly the English line "Here is the knowledge from the text:"; everything after it is in the language of the text. If the text has no knowledge worth noting, below it stands only the English word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the knowledge from the text:",
        Unsuitable = "UNSUITABLE",
    };
}
