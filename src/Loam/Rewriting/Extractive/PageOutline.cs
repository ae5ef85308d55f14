using System.Text.RegularExpressions;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>What a block of a page is.</summary>
enum BlockKind
{
    /// <summary>Running text: one item.</summary>
    Paragraph,

    /// <summary>Bulleted or otherwise unordered items.</summary>
    List,

    /// <summary>Numbered items: steps or ranks.</summary>
    Steps,

    /// <summary>Lines of the form <c>term: what it means, in sentences</c>: a glossary.</summary>
    Terms,

    /// <summary>Lines of the form <c>term: text</c>, or table rows of two cells.</summary>
    Facts,
}

/// <summary>A block of a page under one heading.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Items">The paragraph, or the items without their marks.</param>
/// <param name="LeadIn">The line that announces a list (<c>Man braucht:</c>), or null.</param>
sealed record Block(BlockKind Kind, IReadOnlyList<string> Items, string? LeadIn = null);

/// <summary>A heading with what stands under it; the page's opening has no heading.</summary>
sealed record Section(string? Heading, IReadOnlyList<Block> Blocks);

/// <summary>The structure of an extracted page: headings, paragraphs, lists, steps and facts, read off its lines.</summary>
/// <remarks>Extraction marks headings with <c>#</c> and items with <c>-</c> or <c>1.</c>; in text without marks, a short line without an end mark before a paragraph is a heading.</remarks>
static partial class PageOutline
{
    /// <summary>A heading is not longer than this; behind a mark, too.</summary>
    const int LongestHeading = 300;

    internal static List<Section> Of(string text, string? title, string? url, CancellationToken cancellation)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var sections = new List<Section>();
        var blocks = new List<Block>();
        var runs = new TermRuns(lines);
        string? heading = null;
        for (var i = 0; i < lines.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (HeadingAt(lines, i) is { } found)
            {
                Close();
                // An unmarked line that opens the page is its title or the site's name.
                heading = SameText(found, title) || SiteName.Is(found, url) || SiteName.EndsTitle(found, title) || i == 0 && lines[0][0] != '#' ? null : found;
                i++;
                continue;
            }
            i += Take(lines, i, runs, blocks);
        }
        Close();
        return sections;

        void Close()
        {
            if (blocks.Count > 0)
                sections.Add(new(heading, blocks));
            blocks = [];
        }
    }

    /// <summary>Takes the block that begins at a line; returns how many lines it has.</summary>
    static int Take(string[] lines, int i, TermRuns runs, List<Block> blocks)
    {
        var leadIn = lines[i].EndsWith(':') && i + 1 < lines.Length ? lines[i] : null;
        if (leadIn is not null && Sentences.Split(leadIn) is [.., var announcing] sentences && sentences.Count > 1)
        {
            blocks.Add(new(BlockKind.Paragraph, [leadIn[..^announcing.Length].TrimEnd()]));
            leadIn = announcing;
        }
        var at = leadIn is null ? i : i + 1;
        var terms = runs.End(at);
        if (terms - at >= 3 && runs.AllDiffer(at))
        {
            blocks.Add(new(BlockKind.Terms, lines[at..terms], leadIn));
            return terms - i;
        }
        foreach (var (pattern, kind) in Marks)
        {
            var end = at;
            while (end < lines.Length && pattern.IsMatch(lines[end]))
                end++;
            if (end - at >= (kind == BlockKind.Facts ? 2 : 1))
            {
                // A table's first row names its columns.
                if (kind == BlockKind.Facts && lines[at].Contains('|') && end - at >= 3)
                    at++;
                blocks.Add(new(kind, [.. lines[at..end].Select(line => Cells(pattern.Replace(line, "")))], leadIn));
                return end - i;
            }
        }
        if (leadIn is not null && ShortLines(lines, at) is >= 3 and var count)
        {
            blocks.Add(new(BlockKind.List, lines[at..(at + count)], leadIn));
            return 1 + count;
        }
        blocks.Add(new(BlockKind.Paragraph, [lines[i]]));
        return 1;
    }

    static readonly (Regex Pattern, BlockKind Kind)[] Marks =
    [
        (BulletMark(), BlockKind.List),
        (NumberMark(), BlockKind.Steps),
        (FactLine(), BlockKind.Facts),
    ];

    /// <summary><c>a | b</c> as <c>a: b</c>.</summary>
    static string Cells(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return cells.Length == 2 ? $"{cells[0].TrimEnd(':')}: {cells[1]}" : line;
    }

    static int ShortLines(string[] lines, int at)
    {
        var count = 0;
        while (at + count < lines.Length && Words.Count(lines[at + count]) <= 12 && !EndsSentence(lines[at + count]) && !lines[at + count].EndsWith(':'))
            count++;
        return count;
    }

    static string? HeadingAt(string[] lines, int i)
    {
        var line = lines[i];
        if (line.Length <= LongestHeading && HashMark().Match(line) is { Success: true } hash)
            return hash.Groups[1].Value.Trim().TrimEnd(':');
        if (i + 1 >= lines.Length || line.Length > 90 || Words.Count(line) is < 1 or > 10 || line.Contains('|') || line.Contains('@'))
            return null;
        var question = line[^1] == '?';
        if (!question && (EndsSentence(line) || line[^1] is ':' or ';' or ',' or ')' or '"' or '“') || !(char.IsUpper(line[0]) || char.IsDigit(line[0]) && !question))
            return null;
        if (BulletMark().IsMatch(line) || FactLine().IsMatch(line))
            return null;
        var next = lines[i + 1];
        if (!question && (BulletMark().IsMatch(next) || NumberMark().IsMatch(next)) && Words.Count(line) <= 6)
            return line;
        var alone = i == 0 || EndsSentence(lines[i - 1]) || Words.Count(lines[i - 1]) > 12 || lines[i - 1].Length <= LongestHeading && HashMark().IsMatch(lines[i - 1]);
        return alone && (EndsSentence(next) || next[^1] == ':') && Words.Count(next) >= 12 ? line : null;
    }

    /// <summary>Runs of lines that look like a glossary's; each run is read once, however many lines of it are asked for.</summary>
    sealed class TermRuns(string[] lines)
    {
        int known = -1;
        int end;
        int differFrom;

        /// <summary>Just past the last line of the run that begins at a line. Lines are asked for in order.</summary>
        internal int End(int at)
        {
            if (at >= known && at < end)
                return end;
            (known, end) = (at, at);
            while (end < lines.Length && TermLine().IsMatch(lines[end]))
                end++;
            var terms = new HashSet<string>(StringComparer.Ordinal);
            for (differFrom = end; differFrom > at && terms.Add(lines[differFrom - 1].Split(':', 2)[0]); differFrom--)
            {
            }
            return end;
        }

        /// <summary>True when no two lines from here to the end of the run explain the same term.</summary>
        internal bool AllDiffer(int at) => at >= differFrom;
    }

    [GeneratedRegex(@"^\p{Lu}[^:.!?|„“]{1,40}: \p{Lu}.{30,}[.)]$")]
    private static partial Regex TermLine();

    internal static bool EndsSentence(string line) => line.TrimEnd('"', '“', '”', '»', '«', '’', '\'', ')', ' ') is [.., '.' or '!' or '?' or '…'];

    static bool SameText(string a, string? b) => b is not null && string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^#{1,6}\s+(.+?)\s*#*$")]
    private static partial Regex HashMark();

    [GeneratedRegex(@"^[-*•·–]\s+")]
    private static partial Regex BulletMark();

    [GeneratedRegex(@"^\d{1,2}[.)]\s+(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)")]
    private static partial Regex NumberMark();

    [GeneratedRegex(@"^(?!(?:Video|Audio|Foto|Fotos|Bild|Bilder|Photo|Image|Kurzer Clip|Clip|Quelle|Source|Tags?|Kategorien?|Categories|Category|Autor|Author|Von|By|Text|Teilen|Share|Kommentare|Comments|Archiv|Mehr|More|Stand|Datum|Date|Update|Lesezeit|Reading time|Hinweis|Note|Achtung|Tipp|Tip|Wichtig|Fazit|PS)\b)(?:(?=[^|]{1,50}\|[^|]{1,200}$)|(?=\p{Lu}[^:.!?|]{0,38}[^:.!?|\s\d]: [^:.!?]{2,120}\.?$))")]
    private static partial Regex FactLine();
}
