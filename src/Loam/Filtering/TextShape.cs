using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Lines and words of one text, found once and shared by all filters of a chain.</summary>
/// <remarks>
/// One shape per thread, remembered until another text comes: filters stay independent steps with their own line in the ledger, and a chain
/// still reads a text once. A composite step that passes the shape along was the alternative; it would have tied the filters to each other.
/// The answers do not depend on what was remembered.
/// </remarks>
sealed class TextShape
{
    /// <summary>Longest text that is measured, in UTF-16 units: 4 Mi, a third more than War and Peace. Bounds memory to about 150 MB per thread.</summary>
    internal const int MaxCharacters = 1 << 22;

    [ThreadStatic]
    static TextShape? current;

    readonly WordTable[] tables = [new(WordRule.WordsAndMarks), new(WordRule.Words), new(WordRule.WhiteSpace)];
    readonly bool[] tablesRead = new bool[3];
    readonly LineTable lines = new();
    bool linesRead;
    string text = "";
    bool blank = true;

    internal string Text => text;

    /// <summary>The table that counts lines, paragraphs and n-grams; one use at a time.</summary>
    internal HashCounts Counts { get; } = new();

    /// <summary>The workspace of the n-gram rules.</summary>
    internal NgramCounter Ngrams { get; } = new();

    /// <summary>The lines of the text.</summary>
    internal LineTable Lines
    {
        get
        {
            if (!linesRead)
                lines.Read(text);
            linesRead = true;
            return lines;
        }
    }

    /// <summary>The tokens of the text under a rule.</summary>
    internal WordTable Words(WordRule rule)
    {
        var table = tables[(int)rule];
        if (!tablesRead[(int)rule])
            table.Read(text);
        tablesRead[(int)rule] = true;
        return table;
    }

    /// <summary>The shape of a document's text, or the verdict on a text that no rule can measure.</summary>
    internal static TextShape? Measure(Document document, out Verdict verdict)
    {
        if (document.Text.Length > MaxCharacters)
        {
            verdict = Verdict.Drop(FilterReasons.TooLarge, $"{document.Text.Length} characters, at most {MaxCharacters} are measured");
            return null;
        }
        var shape = current ??= new TextShape();
        if (!ReferenceEquals(shape.text, document.Text))
            shape.Reset(document.Text);
        verdict = shape.blank ? Verdict.Drop(FilterReasons.Empty, $"{document.Text.Length} characters, none but white space") : Verdict.Keep;
        return shape.blank ? null : shape;
    }

    void Reset(string next)
    {
        text = next;
        blank = string.IsNullOrWhiteSpace(next);
        linesRead = false;
        Array.Clear(tablesRead);
    }
}
