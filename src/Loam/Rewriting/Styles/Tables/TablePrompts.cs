namespace Loam.Rewriting.Styles.Tables;

/// <summary>The prompts of the style <c>table</c>. Changing a word raises the version.</summary>
static class TablePrompts
{
    internal static readonly StylePrompt German = new()
    {
        Version = "1",
        System = "Du ordnest die Angaben eines Textes in Tabellen.",
        Instruction = """
        Ordne die wichtigsten Angaben des folgenden Textes in einer Tabelle, in gutem Deutsch.
        - Zuerst eine Zeile, die sagt, wovon die Tabelle handelt. Darunter die Tabelle in Markdown: eine Kopfzeile, eine Trennzeile aus Strichen, dann die Zeilen. Alle Zeilen haben gleich viele Zellen, getrennt durch „|“.
        - Zwei bis sechs Spalten mit treffenden Überschriften. Jede Zeile handelt von einer Sache. Kurze Angaben statt ganzer Sätze; was der Text nicht sagt, wird „–“.
        - Nur, was im Text steht. Namen, Zahlen, Einheiten, Daten und Verneinungen bleiben unverändert.
        - Unter der Tabelle eine Leerzeile, dann eine Zeile „Frage: …“ mit einer Frage, die sich aus der Tabelle beantworten lässt, am besten aus mehreren Zellen, und eine Zeile „Antwort: …“ mit der Antwort in einem ganzen Satz.
        - Sonst nichts: keine Vorrede, keine Erklärung, keine zweite Tabelle.
        Die Antwort beginnt genau mit der Zeile "Hier ist die Tabelle:". Enthält der Text keine Angaben, die sich in Zeilen und Spalten ordnen lassen, so steht darunter nur das Wort UNGEEIGNET.
        """,
        TitleLabel = "Titel:",
        TextLabel = "Text:",
        Sentinel = "Hier ist die Tabelle:",
        Unsuitable = "UNGEEIGNET",
    };

    internal static readonly StylePrompt English = new()
    {
        Version = "1",
        System = "You arrange the details of a text in tables.",
        Instruction = """
        Arrange the most important details of the following text in a table, in good English.
        - First a line that says what the table is about. Below it the table in Markdown: a header row, a delimiter row of dashes, then the rows. All rows have the same number of cells, separated by "|".
        - Two to six columns with telling headers. Each row is about one thing. Short entries instead of whole sentences; what the text does not say becomes "–".
        - Only what the text says. Names, numbers, units, dates and negations stay as they are.
        - Below the table a blank line, then a line "Question: …" with a question that the table answers, best from several of its cells, and a line "Answer: …" with the answer in a whole sentence.
        - Nothing else: no preamble, no explanation, no second table.
        The answer opens with exactly the line "Here is the table:". If the text has no details that can be arranged in rows and columns, below it stands only the word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the table:",
        Unsuitable = "UNSUITABLE",
    };

    internal static readonly StylePrompt Generic = new()
    {
        Version = "1",
        System = English.System,
        Instruction = """
        Arrange the most important details of the following text in a table. Write in the language of the text; do not translate.
        - First a line that says what the table is about. Below it the table in Markdown: a header row, a delimiter row of dashes, then the rows. All rows have the same number of cells, separated by "|".
        - Two to six columns with telling headers. Each row is about one thing. Short entries instead of whole sentences; what the text does not say becomes "–".
        - Only what the text says. Names, numbers, units, dates and negations stay as they are.
        - Below the table a blank line, then a line "Question: …" with a question that the table answers, best from several of its cells, and a line "Answer: …" with the answer in a whole sentence; the two labels stay English.
        - Nothing else: no preamble, no explanation, no second table.
        The answer opens with exactly the English line "Here is the table:". If the text has no details that can be arranged in rows and columns, below it stands only the English word UNSUITABLE.
        """,
        TitleLabel = "Title:",
        TextLabel = "Text:",
        Sentinel = "Here is the table:",
        Unsuitable = "UNSUITABLE",
    };
}
