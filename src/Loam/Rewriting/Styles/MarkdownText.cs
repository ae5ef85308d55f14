using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Styles;

/// <summary>Resolves the Markdown of models to plain text.</summary>
static partial class MarkdownText
{
    /// <summary>A line without any of these, and none of <see cref="IsMarkedAtTheStart"/> in front, has no Markdown.</summary>
    static readonly SearchValues<char> Marks = SearchValues.Create("*_`#[~<");

    /// <summary>Plain text: emphasis, headings (to <c>== x ==</c>), links, quotes and code fences resolved; bullets stay as <c>- </c>; single blank lines.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 1);
        var blank = true;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.ContainsAny(Marks) || IsMarkedAtTheStart(line.TrimStart()))
            {
                if (PlainItem(line.TrimStart()) is { IsEmpty: false } item)
                {
                    plain.Append("- ").Append(item).Append('\n');
                    blank = false;
                    continue;
                }
                if (Resolved(line.ToString()) is not { } resolved)
                    continue;
                line = resolved;
            }
            if (line.IsEmpty && blank)
                continue;
            blank = line.IsEmpty;
            plain.Append(line).Append('\n');
        }
        return plain.ToString().Trim();
    }

    // Items and headings that are in their form already have nothing to resolve.
    static bool IsMarkedAtTheStart(ReadOnlySpan<char> line) =>
        line is ['-' or '=' or '>' or '•' or '·' or '–', ..] && !(line is ['-', ' ', var word, ..] && char.IsLetterOrDigit(word) || line is ['=', '=', ' ', var title, ..] && char.IsLetterOrDigit(title));

    /// <summary>The words of an item whose mark is all that there is to resolve; else empty.</summary>
    static ReadOnlySpan<char> PlainItem(ReadOnlySpan<char> line) =>
        line is ['*' or '•' or '·' or '–', ' ', var first, ..] && char.IsLetterOrDigit(first) && !line[2..].ContainsAny(Marks) ? line[2..] : [];

    /// <summary>A line without its Markdown; null when there is nothing else in it.</summary>
    static string? Resolved(string line)
    {
        if (Fence().IsMatch(line) || Rule().IsMatch(line))
            return null;
        line = Quote().Replace(line, "");
        line = Heading().Replace(line, "== $1 ==");
        line = BoldLine().Replace(line, "== $1 ==");
        line = Bullet().Replace(line, "- ");
        if (line.Contains('[', StringComparison.Ordinal))
            line = Link().Replace(line, "$1");
        if (line.AsSpan().ContainsAny("*_`~"))
            line = Slanted().Replace(Emphasis().Replace(line, "$2"), "$2");
        return line.Contains('<', StringComparison.Ordinal) ? Break().Replace(line, " ").TrimEnd() : line;
    }

    [GeneratedRegex(@"^\s*```[\w-]*$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*([-*_=]\s*){3,}$")]
    private static partial Regex Rule();

    // "> 5 mm" is no quotation.
    [GeneratedRegex(@"^\s{0,3}(>\s?)+(?=[\p{L}""„“»«*#-])")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+[*_]*(.*?)[*_]*\s*#*$")]
    private static partial Regex Heading();

    // Models set headings in bold as often as with "#".
    [GeneratedRegex(@"^\s{0,3}\*\*([^*.!?:|]{2,80})\*\*$")]
    private static partial Regex BoldLine();

    [GeneratedRegex(@"^\s*[*•·–]\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"!?\[([^\]\n]+)\]\([^)\s]+\)")]
    private static partial Regex Link();

    // Not behind a figure: 2**3**4 is a sum.
    [GeneratedRegex(@"(?<!\d)(\*\*\*|\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Emphasis();

    // A star or dash below between words, not inside one: 3 * 4 * 5, 2*3*4 and x_1 stay.
    [GeneratedRegex(@"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_])\1(?![\w*])")]
    private static partial Regex Slanted();

    [GeneratedRegex(@"\s*<br\s*/?>\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Break();
}
