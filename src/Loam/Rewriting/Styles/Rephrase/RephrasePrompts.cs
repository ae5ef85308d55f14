namespace Loam.Rewriting.Styles.Rephrase;

/// <summary>The prompts of the style <c>rephrase</c>. Changing a word raises the version.</summary>
static class RephrasePrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du formulierst Texte neu, ohne ihren Inhalt zu ändern.",
        Instruction = """
        Formuliere den folgenden Text neu: in klarem, flüssigem und fehlerfreiem Deutsch, mit anderen Worten und anderem Satzbau.
        - Gib alles wieder, was der Text aussagt, in ungefähr derselben Länge, und füge nichts hinzu.
        - Namen, Zahlen, Daten, Fachbegriffe und wörtliche Zitate bleiben unverändert. Was verneint ist, bleibt verneint.
        - Berichtige Rechtschreibung und Zeichensetzung. Lass Werbung, Navigation und abgerissene Satzreste weg.
        - Reiner Text ohne Markdown, ohne Vorrede und ohne Schlussbemerkung.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Neufassung:".
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Neufassung:",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You put texts into other words without changing what they say.",
        Instruction = """
        Put the following text into other words: clear, fluent, correct English, with different wording and sentence structure.
        - Say everything that the text says, at about the same length, and add nothing.
        - Names, numbers, dates, technical terms and literal quotations stay as they are. What is negated stays negated.
        - Correct spelling and punctuation. Leave out advertising, navigation and broken-off fragments.
        - Plain text without Markdown, without a preamble and without closing remarks.
        The answer opens with exactly the line "Here is the new version:".
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the new version:",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Put the following text into other words: clear, fluent and correct, with different wording and sentence structure. Write in the language of the text; do not translate.
        - Say everything that the text says, at about the same length, and add nothing.
        - Names, numbers, dates, technical terms and literal quotations stay as they are. What is negated stays negated.
        - Correct spelling and punctuation. Leave out advertising, navigation and broken-off fragments.
        - Plain text without Markdown, without a preamble and without closing remarks.
        The answer opens with exactly the English line "Here is the new version:"; everything after it is in the language of the text.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the new version:",
    };
}
