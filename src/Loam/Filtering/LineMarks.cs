namespace Loam.Filtering;

/// <summary>What each implementation takes for a bullet, an ellipsis and the end of a sentence.</summary>
static class LineMarks
{
    /// <summary>Whether a line starts with a bullet; the caller trims where the semantics does.</summary>
    internal static bool StartsWithBullet(ReadOnlySpan<char> line, Semantics semantics) => line.Length > 0 && semantics switch
    {
        Semantics.Datatrove => line[0] is '•' or '-',
        Semantics.Dolma => line[0] is '*' or '-',
        Semantics.Dclm => line[0] is '●' or '•' or '*' or '-',
        _ => line[0] is '•' or '‣' or '⁃' or '⁌' or '⁍' or '∙' or '○' or '●' or '◘' or '◦' or '⦾' or '⦿',
    };

    /// <summary>Whether a line ends in an ellipsis; the caller trims where the semantics does.</summary>
    internal static bool EndsWithEllipsis(ReadOnlySpan<char> line, Semantics semantics) => line.Length > 0 && semantics switch
    {
        Semantics.Dolma => line[^1] == '…',
        Semantics.Datatrove => line[^1] == '…' || line.EndsWith("..."),
        Semantics.Dclm => line[^1] == '…' || line.EndsWith("...") || line.EndsWith(". . ."),
        _ => EndsWithNemoEllipsis(line),
    };

    /// <summary>Whether a word is one of NeMo's ellipsis marks.</summary>
    internal static bool IsNemoEllipsis(ReadOnlySpan<char> word) =>
        word.Length <= 5 && word is "..." or "…" or "[...]" or "(...)" or "[…]" or "-»";

    /// <summary>The end marks of C4, FineWeb and NeMo.</summary>
    internal static bool EndsSentence(ReadOnlySpan<char> line) => line.Length > 0 && line[^1] is ('.' or '?' or '!' or '"' or '\'');

    static bool EndsWithNemoEllipsis(ReadOnlySpan<char> line) => line[^1] switch
    {
        '.' => line.EndsWith("...") || line.EndsWith("read more..", StringComparison.OrdinalIgnoreCase),
        '…' => true,
        ']' => line.EndsWith("[...]") || line.EndsWith("[…]"),
        ')' => line.EndsWith("(...)"),
        '»' => line.EndsWith("-»"),
        'e' or 'E' => line.EndsWith("read more", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
