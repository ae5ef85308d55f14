namespace Loam.Rewriting.Styles.Wiki;

/// <summary>The prompts of the style <c>wiki</c>. Changing a word raises the version.</summary>
static class WikiPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du bist ein gewissenhafter Lexikonredakteur. Du gibst wieder, was eine Quelle sagt, und fügst nichts hinzu.",
        Instruction = """
        Schreibe die folgende Webseite als Lexikonartikel um: sachlich, klar und in gutem Deutsch.
        - Verwende nur, was im Text steht. Übernimm Namen, Zahlen, Daten und Verneinungen unverändert.
        - Lass Werbung, Navigation, Anrede, Aufrufe und Meinungen weg. Schreibe in der dritten Person.
        - Beginne mit einem Satz, der sagt, worum es geht. Gliedere längere Artikel mit Überschriften in der Form == Überschrift ==.
        - Reiner Text ohne Markdown, ohne Vorrede und ohne Schlussbemerkung.
        Die Antwort beginnt genau mit der Zeile "Hier ist der Artikel:".
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist der Artikel:",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You are a careful editor of an encyclopaedia. You report what a source says and add nothing.",
        Instruction = """
        Rewrite the following web page as an encyclopaedic article: neutral, clear, in good English.
        - Use only what the text says. Keep names, numbers, dates and negations as they are.
        - Leave out advertising, navigation, direct address, calls to action and opinions. Write in the third person.
        - Open with a sentence that says what it is about. Structure longer articles with headings in the form == Heading ==.
        - Plain text without Markdown, without a preamble and without closing remarks.
        The answer opens with exactly the line "Here is the article:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the article:",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Rewrite the following web page as an encyclopaedic article, neutral and clear. Write in the language of the page; do not translate.
        - Use only what the text says. Keep names, numbers, dates and negations as they are.
        - Leave out advertising, navigation, direct address, calls to action and opinions. Write in the third person.
        - Open with a sentence that says what it is about. Structure longer articles with headings in the form == Heading ==.
        - Plain text without Markdown, without a preamble and without closing remarks.
        The answer opens with exactly the English line "Here is the article:"; everything after it is in the language of the page.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the article:",
    };
}
