using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Styles.Qa;

/// <summary>One question with its answer.</summary>
readonly record struct QaPair(string Question, string Answer);

/// <summary>Reads the ways in which models write pairs, and writes the one way that Loam keeps.</summary>
static partial class QaPairs
{
    /// <summary>A line that long is no question, whatever mark it ends with.</summary>
    const int LongestQuestion = 300;

    /// <summary>The pairs of an answer; a question without an answer, or an answer without a question, is left out.</summary>
    /// <remarks>Where no line has a label (<c>Question:</c>, <c>Q2:</c>), lines that end with a question mark are the questions: numbered lists and headings come that way.</remarks>
    internal static List<QaPair> Parse(string text)
    {
        var pairs = new List<QaPair>();
        var labelled = HasLabels(text);
        var question = "";
        StringBuilder? answer = null;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty)
                continue;
            if (Asked(line, labelled) is { } asked)
            {
                Add();
                (question, answer) = (asked, null);
                if (labelled && question.Contains(':', StringComparison.Ordinal) && SameLine().Match(question) is { Success: true } both)
                    (question, answer) = (question[..both.Index], new StringBuilder(question[(both.Index + both.Length)..]));
            }
            else if (question.Length == 0)
            {
                continue;
            }
            else if (AnswerLabel(line) is > 0 and var label)
            {
                Append(line[label..]);
            }
            else if (answer is not null || !labelled)
            {
                Append(line);
            }
            else
            {
                question += " " + line.ToString();
            }
        }
        Add();
        return pairs;

        void Append(ReadOnlySpan<char> said)
        {
            answer ??= new StringBuilder();
            // An answer that is a list stays one in a line.
            var item = said.StartsWith("- ") ? said[2..].TrimStart() : said;
            if (answer.Length > 0 && !item.IsEmpty)
                answer.Append(item.Length < said.Length && answer[^1] is not (':' or '.' or ';' or ',' or '!' or '?') ? "; " : " ");
            answer.Append(item);
        }

        void Add()
        {
            var said = Quotation.Unquoted(answer?.ToString() ?? "");
            if (question.Length > 0 && said.Length > 0)
                pairs.Add(new(Quotation.Unquoted(question.Trim('=', '*', ' ')), said));
        }
    }

    /// <summary>The pairs as text: a blank line between pairs, labels in the language of the page.</summary>
    internal static string Write(IEnumerable<QaPair> pairs, string? language)
    {
        var (ask, reply) = language == "de" ? ("Frage: ", "Antwort: ") : ("Question: ", "Answer: ");
        return string.Join("\n\n", pairs.Select(pair => $"{ask}{pair.Question}\n{reply}{pair.Answer}"));
    }

    static bool HasLabels(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (MayBeLabel(line, 'F', 'Q') && QuestionMark().IsMatch(line))
                return true;
        }
        return false;
    }

    /// <summary>Whether a line's first letter is that of a label: what costs next to nothing spares most lines the closer look.</summary>
    static bool MayBeLabel(ReadOnlySpan<char> line, char one, char other)
    {
        foreach (var c in line)
        {
            if (char.IsLetter(c))
                return char.ToUpperInvariant(c) is var upper && (upper == one || upper == other);
        }
        return false;
    }

    static string? Asked(ReadOnlySpan<char> line, bool labelled)
    {
        if (labelled)
        {
            if (!MayBeLabel(line, 'F', 'Q'))
                return null;
            foreach (var match in QuestionLabel().EnumerateMatches(line))
                return line[match.Length..].Trim().ToString();
            return null;
        }
        var words = line.TrimStart("=*#- ").TrimEnd("=*\"“ ");
        if (words.Length > LongestQuestion || !words.EndsWith('?') || AnswerLabel(words) > 0)
            return null;
        foreach (var match in Number().EnumerateMatches(words))
            words = words[match.Length..];
        return words.IsEmpty ? null : words.ToString();
    }

    static int AnswerLabel(ReadOnlySpan<char> line)
    {
        if (!MayBeLabel(line, 'A', 'A'))
            return 0;
        foreach (var match in AnswerLine().EnumerateMatches(line))
            return match.Length;
        return 0;
    }

    [GeneratedRegex(@"^\W*(?:\d+[.)]\s*)?(?:(?:Frage|Question)\s*\d*\s*[:.)]|(?:Q|F)\s*\d*\s*:|(?:Q|F)\s*\d+\s*[.)])\W*?(?=[\p{L}\p{N}„""'«(¿])", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionLabel();

    [GeneratedRegex(@"^\W*(?:\d+[.)]\s*)?(?:(?:Frage|Question)\s*\d*\s*[:.)]|(?:Q|F)\s*\d*\s*:|(?:Q|F)\s*\d+\s*[.)])", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionMark();

    [GeneratedRegex(@"^\W*(?:\d+[.)]\s*)?(?:(?:Antwort|Answer)\s*\d*\s*[:.)]|A\s*\d*\s*:|A\s*\d+\s*[.)])[\s*]*", RegexOptions.IgnoreCase)]
    private static partial Regex AnswerLine();

    [GeneratedRegex(@"^\(?\d{1,3}[.)]\s*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+[*_]*(?:Antwort|Answer|A)\s*\d*:[\s*_]*")]
    private static partial Regex SameLine();
}
