using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Styles;

/// <summary>Lists of models in one form.</summary>
static partial class BulletList
{
    /// <summary>Marks that models set before an item.</summary>
    const string Markers = "-*•·–—‣▪◦●○■□►➤→✓✔+";

    /// <summary>Every item as <c>- item</c>, one a line; empty where there is none.</summary>
    /// <remarks>
    /// What stands before the first item is a preamble and dropped (NeMo Curator does the same), and so is what stands behind the last one after a blank line. A line between items
    /// stays: an item's further line joins it, a heading keeps its place. Nested items become items: a training text gains nothing from their depth.
    /// </remarks>
    internal static string Tidy(string text)
    {
        var list = new StringBuilder(text.Length);
        var (kept, gap, open) = (0, false, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty)
            {
                gap = true;
                continue;
            }
            var item = Item(line);
            if (item > 0)
            {
                if (line[item..].IsEmpty)
                    continue;
                list.Append(list.Length > 0 ? "\n- " : "- ").Append(line[item..]);
                (kept, open) = (list.Length, true);
            }
            else if (open && !gap && !line.StartsWith("==") && !line.EndsWith(':'))
            {
                list.Append(' ').Append(line);
                kept = list.Length;
            }
            else if (kept > 0)
            {
                list.Append('\n').Append(line);
                open = false;
            }
            gap = false;
        }
        list.Length = kept;
        return list.ToString();
    }

    /// <summary>Where an item's words begin; 0 when the line is none.</summary>
    static int Item(ReadOnlySpan<char> line)
    {
        var start = 0;
        if (Markers.Contains(line[0], StringComparison.Ordinal))
        {
            start = 1;
            // "-5 Grad" and "*kursiv*" are no items; "•Punkt" is one.
            if (line.Length > 1 && !char.IsWhiteSpace(line[1]) && line[0] is '-' or '*' or '–' or '—' or '+')
                return 0;
        }
        else if (line[0] is '(' || char.IsAsciiDigit(line[0]) || char.IsAsciiLetter(line[0]) && line.Length > 1 && line[1] == ')')
        {
            foreach (var match in Numbered().EnumerateMatches(line))
                start = match.Length;
            if (start == 0)
                return 0;
        }
        else
        {
            return 0;
        }
        while (start < line.Length && char.IsWhiteSpace(line[start]))
            start++;
        foreach (var match in Checkbox().EnumerateMatches(line[start..]))
            start += match.Length;
        return start;
    }

    // Up to three digits: a year opens a sentence.
    [GeneratedRegex(@"^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z]\))(?=\s)")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\[[ xX]\]\s+")]
    private static partial Regex Checkbox();
}
