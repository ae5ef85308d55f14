namespace Loam.Reporting.Charts;

/// <summary>How wide a text will be, without a font at hand.</summary>
/// <remarks>
/// The reader's system font is unknown, so widths are those of a wide one (DejaVu Sans, rounded up): a label that fits here fits
/// with Segoe, Roboto, Helvetica or San Francisco, too. Too careful costs white space; too bold would cut labels.
/// </remarks>
static class TextWidth
{
    /// <summary>How much wider bold letters are.</summary>
    public const double Bold = 1.12;

    public static double Of(ReadOnlySpan<char> text, double size)
    {
        var ems = 0.0;
        foreach (var c in text)
            ems += Ems(c);
        return ems * size;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public static string Fit(string text, double width, double size)
    {
        if (Of(text, size) <= width)
            return text;
        var room = width - Of("…", size);
        var end = 0;
        var used = 0.0;
        while (end < text.Length && used + (Ems(text[end]) * size) <= room)
            used += Ems(text[end++]) * size;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>The text in lines of at most this width, broken at spaces; the last line is cut when there would be more.</summary>
    public static List<string> Wrap(string text, double width, double size, int maxLines)
    {
        var lines = new List<string>();
        var line = "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var longer = line.Length == 0 ? words[i] : $"{line} {words[i]}";
            if (line.Length == 0 || Of(longer, size) <= width)
            {
                line = longer;
                continue;
            }
            if (lines.Count == maxLines - 1)
            {
                line = $"{line} {string.Join(' ', words[i..])}";
                break;
            }
            lines.Add(Fit(line, width, size));
            line = words[i];
        }
        if (line.Length > 0)
            lines.Add(Fit(line, width, size));
        return lines;
    }

    static double Ems(char c) => c switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 0.29,
        ' ' or '.' or ',' or ':' or ';' or '!' or 'I' or '·' => 0.34,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' => 0.42,
        's' or 'c' or 'k' or 'z' or 'v' or 'x' or 'y' => 0.58,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' or '—' or '→' or '←' => 1.0,
        >= 'A' and <= 'Z' => 0.74,
        < '\u0250' => 0.64,
        >= '\u2E80' => 1.0,
        _ => 0.7,
    };
}
