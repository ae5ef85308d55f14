using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Styles;

/// <summary>The labels that models set above passages.</summary>
static partial class PassageLabels
{
    /// <summary>Without lines that are a label alone, and without a label before the first words.</summary>
    internal static string Without(string text)
    {
        if (!text.Contains(':', StringComparison.Ordinal))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var length = Label(line);
            if (length == 0)
                kept.Append(line).Append('\n');
            else if (line[length..].IsWhiteSpace())
                continue;
            else if (kept.Length == 0)
                kept.Append(line[length..].TrimStart()).Append('\n');
            else
                kept.Append(line).Append('\n');
        }
        return kept.ToString().Trim();
    }

    static int Label(ReadOnlySpan<char> line)
    {
        // No label is longer; most lines have no colon so early, and need no closer look.
        var colon = line.Length > 40 ? line[..40].IndexOf(':') : line.IndexOf(':');
        if (colon < 0)
            return 0;
        foreach (var match in Known().EnumerateMatches(line))
            return match.Length;
        return 0;
    }

    [GeneratedRegex(@"^[\s=*#\[(]*(?:(?:rewritten|paraphrased|condensed|extracted|überarbeiteter|umformulierter|gekürzter)\s+)?(?:passage|text|abschnitt|absatz|auszug|auszüge|extrakt|section|paragraph|excerpt|extract|output|ausgabe|zusammenfassung|summary|kurzfassung|neufassung|wissen|knowledge)\s*(?:#?\d{1,3}|[IVX]{1,4})?\s*[\])*]*:[\s=*]*", RegexOptions.IgnoreCase)]
    private static partial Regex Known();
}
