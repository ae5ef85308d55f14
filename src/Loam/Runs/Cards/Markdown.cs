using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Loam.Runs.Cards;

/// <summary>Any text made safe for GitHub's Markdown and for YAML: pages and file names hold everything.</summary>
static partial class Markdown
{
    const string Marks = "\\`*_{}[]<>|~$#&!";

    /// <summary>Running text on one line: every mark that Markdown might read is escaped.</summary>
    public static string Text(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in OneLine(text))
        {
            if (Marks.Contains(c, StringComparison.Ordinal))
                safe.Append('\\');
            safe.Append(c);
        }
        return safe.ToString();
    }

    /// <summary>A code span.</summary>
    public static string Code(string text)
    {
        text = OneLine(text);
        var fence = new string('`', LongestRun(text) + 1);
        return text.StartsWith('`') || text.EndsWith('`') || text.Length == 0 ? $"{fence} {text} {fence}" : fence + text + fence;
    }

    /// <summary>A block of text word for word: whatever is in it, it cannot leave the block.</summary>
    public static string Block(string text, string language = "text")
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        var visible = string.Concat(text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));
        return $"{fence}{language}\n{visible.TrimEnd()}\n{fence}\n";
    }

    /// <summary>A table; its cells are Markdown already. Columns from the given one on are numbers.</summary>
    public static string Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, params int[] numbers)
    {
        var table = new StringBuilder();
        Row(table, headings);
        Row(table, [.. headings.Select((_, i) => numbers.Contains(i) ? "---:" : "---")]);
        foreach (var row in rows)
            Row(table, row);
        return table.ToString();
    }

    /// <summary>A string as YAML reads it in double quotes.</summary>
    public static string Yaml(string text) => JsonSerializer.Serialize(OneLine(text), YamlOptions);

    /// <summary>A number with separators: <c>1,234,567</c>.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    static readonly JsonSerializerOptions YamlOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A bar ends a cell even inside a code span.
    static void Row(StringBuilder table, IReadOnlyList<string> cells) => table.Append("| ").AppendJoin(" | ", cells.Select(c => Bar().Replace(c, "\\|"))).Append(" |\n");

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }
}
