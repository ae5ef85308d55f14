namespace Loam.Rewriting.Styles.Tutorial;

/// <summary>The prompts of the style <c>tutorial</c>. Changing a word raises the version.</summary>
static class TutorialPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du schreibst Anleitungen, die allein auf einem Text beruhen.",
        Instruction = """
        Schreibe aus dem folgenden Text eine Anleitung, die Schritt für Schritt zeigt, wie etwas geht, oder erklärt, wie etwas abläuft, in gutem Deutsch.
        - Beginne mit einem Satz, der sagt, was man danach kann oder weiß. Nenne dann, was man dafür braucht, wenn es im Text steht.
        - Dann kommen die Schritte in der richtigen Reihenfolge, jeder in einer eigenen Zeile: „1. …“, „2. …“. Jeder Schritt sagt in ganzen Sätzen, was zu tun ist oder geschieht, und warum, soweit der Text es sagt.
        - Nur, was im Text steht: keine Schritte, Werkzeuge, Mengen oder Warnungen, die er nicht nennt. Namen, Zahlen, Einheiten und Verneinungen bleiben unverändert.
        - Werbung, Navigation und Hinweise zur Webseite bleiben weg. Reiner Text ohne Markdown, ohne Vorrede und ohne Schlussbemerkung.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Anleitung:". Lässt sich aus dem Text keine Anleitung machen, so steht darunter nur das Wort UNGEEIGNET.
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Anleitung:",
        Unsuitable = "UNGEEIGNET",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You write tutorials that rest on a text alone.",
        Instruction = """
        Turn the following text into a tutorial that shows step by step how to do something, or explains how something works, in good English.
        - Begin with a sentence that says what the reader can do or knows afterwards. Then name what is needed for it, if the text says so.
        - Then come the steps in their right order, each on a line of its own: "1. …", "2. …". Each step says in whole sentences what to do or what happens, and why, where the text says so.
        - Only what the text says: no steps, tools, amounts or warnings that it does not name. Names, numbers, units and negations stay as they are.
        - Leave out advertising, navigation and remarks about the web site. Plain text without Markdown, without a preamble and without closing remarks.
        The answer opens with exactly the line "Here is the tutorial:". If no tutorial can be made of the text, below it stands only the word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the tutorial:",
        Unsuitable = "UNSUITABLE",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Turn the following text into a tutorial that shows step by step how to do something, or explains how something works. Write in the language of the text; do not translate.
        - Begin with a sentence that says what the reader can do or knows afterwards. Then name what is needed for it, if the text says so.
        - Then come the steps in their right order, each on a line of its own: "1. …", "2. …". Each step says in whole sentences what to do or what happens, and why, where the text says so.
        - Only what the text says: no steps, tools, amounts or warnings that it does not name. Names, numbers, units and negations stay as they are.
        - Leave out advertising, navigation and remarks about the web site. Plain text without Markdown, without a preamble and without closing remarks.
        The answer opens with exactly the English line "Here is the tutorial:"; everything after it is in the language of the text. If no tutorial can be made of the text, below it stands only the English word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the tutorial:",
        Unsuitable = "UNSUITABLE",
    };
}
