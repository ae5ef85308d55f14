namespace Loam.Rewriting.Styles.Lists;

/// <summary>The prompts of the style <c>list</c>. Changing a word raises the version.</summary>
static class ListPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du hältst fest, was aus einem Text zu lernen ist, und fügst nichts hinzu.",
        Instruction = """
        Stelle das Wissen aus dem folgenden Text als Liste zusammen, in gutem Deutsch.
        - Jeder Punkt ist ein ganzer Satz mit einer Aussage: eine Tatsache, ein Begriff mit seiner Erklärung, ein Zusammenhang, eine Zahl mit dem, was sie bedeutet.
        - Jeder Punkt ist für sich verständlich: Nenne Personen, Orte und Dinge beim Namen, statt „er“, „dort“ oder „dieses“ zu schreiben.
        - Nur, was im Text steht, und jede Aussage nur einmal. Namen, Zahlen, Daten und Verneinungen bleiben unverändert.
        - Werbung, Navigation, Aufrufe und bloße Meinungen bleiben weg.
        - Jede Zeile beginnt mit „- “. Keine Überschriften, keine Unterpunkte, kein Markdown, keine Vorrede.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Liste:". Enthält der Text kein Wissen, das festzuhalten lohnt, so steht darunter nur das Wort UNGEEIGNET.
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Liste:",
        Unsuitable = "UNGEEIGNET",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You note down what can be learned from a text and add nothing.",
        Instruction = """
        List the knowledge in the following text, in good English.
        - Each item is a whole sentence with one statement: a fact, a term with its explanation, a connection, a number with what it means.
        - Each item can be understood alone: name people, places and things instead of writing "he", "there" or "this".
        - Only what the text says, and each statement once. Names, numbers, dates and negations stay as they are.
        - Leave out advertising, navigation, calls to action and mere opinions.
        - Every line begins with "- ". No headings, no items within items, no Markdown, no preamble.
        The answer opens with exactly the line "Here is the list:". If the text has no knowledge worth noting, below it stands only the word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the list:",
        Unsuitable = "UNSUITABLE",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        List the knowledge in the following text. Write in the language of the text; do not translate.
        - Each item is a whole sentence with one statement: a fact, a term with its explanation, a connection, a number with what it means.
        - Each item can be understood alone: name people, places and things instead of using pronouns.
        - Only what the text says, and each statement once. Names, numbers, dates and negations stay as they are.
        - Leave out advertising, navigation, calls to action and mere opinions.
        - Every line begins with "- ". No headings, no items within items, no Markdown, no preamble.
        The answer opens with exactly the English line "Here is the list:". If the text has no knowledge worth noting, below it stands only the English word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the list:",
        Unsuitable = "UNSUITABLE",
    };
}
