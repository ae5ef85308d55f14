namespace Loam.Rewriting.Styles.Maths;

/// <summary>The prompts of the style <c>math</c>. Changing a word raises the version.</summary>
static class MathPrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du stellst Rechenaufgaben zu Texten und löst sie.",
        Instruction = """
        Stelle zum folgenden Text eine Textaufgabe, die mit seinen Zahlen zu rechnen ist, und löse sie, in gutem Deutsch.
        - Die Aufgabe nennt alle Angaben, die man zum Lösen braucht, und ist ohne den Text verständlich. Sie verlangt zwei bis fünf Rechenschritte: etwa Summen, Anteile, Prozente, Durchschnitte, Zeitspannen, Geschwindigkeiten oder Preise.
        - Alle Zahlen der Aufgabe, Namen und Einheiten stehen im Text und bleiben unverändert.
        - Die Lösung rechnet Schritt für Schritt. Jeder Schritt steht in einer eigenen Zeile, mit der Rechnung und einem Satz dazu, zum Beispiel „12 + 30 = 42“. Prüfe jede Rechnung.
        - Reiner Text ohne Markdown in dieser Form: eine Zeile „Rechenaufgabe: …“, eine Zeile „Lösung:“, darunter die Schritte, zuletzt eine Zeile „Ergebnis: …“ als ganzer Satz mit Zahl und Einheit.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Rechenaufgabe:". Gibt der Text keine Zahlen her, mit denen sich sinnvoll rechnen lässt, so steht darunter nur das Wort UNGEEIGNET.
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Rechenaufgabe:",
        Unsuitable = "UNGEEIGNET",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You set word problems about texts and solve them.",
        Instruction = """
        Set a word problem about the following text that is to be solved with its numbers, and solve it, in good English.
        - The problem states everything that is needed to solve it and can be understood without the text. It takes two to five steps: sums, shares, percentages, averages, spans of time, speeds or prices, for example.
        - All numbers of the problem, names and units are in the text and stay as they are.
        - The solution calculates step by step. Each step stands on a line of its own, with the calculation and a sentence about it, for example "12 + 30 = 42". Check every calculation.
        - Plain text without Markdown in this form: a line "Problem: …", a line "Solution:", below it the steps, at the end a line "Result: …" as a whole sentence with number and unit.
        The answer opens with exactly the line "Here is the word problem:". If the text has no numbers to calculate with in a sensible way, below it stands only the word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the word problem:",
        Unsuitable = "UNSUITABLE",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Set a word problem about the following text that is to be solved with its numbers, and solve it. Write in the language of the text; do not translate.
        - The problem states everything that is needed to solve it and can be understood without the text. It takes two to five steps: sums, shares, percentages, averages, spans of time, speeds or prices, for example.
        - All numbers of the problem, names and units are in the text and stay as they are.
        - The solution calculates step by step. Each step stands on a line of its own, with the calculation and a sentence about it, for example "12 + 30 = 42". Check every calculation.
        - Plain text without Markdown in this form: a line "Problem: …", a line "Solution:", below it the steps, at the end a line "Result: …" as a whole sentence with number and unit; the three labels stay English.
        The answer opens with exactly the English line "Here is the word problem:". If the text has no numbers to calculate with in a sensible way, below it stands only the English word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the word problem:",
        Unsuitable = "UNSUITABLE",
    };
}
