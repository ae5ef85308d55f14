using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Styles.Qa;

/// <summary>One question with its answer.</summary>
readonly record struct QaPair(string Question, string Answer);

/// <summary>Reads the ways in which models write pairs, and writes the one way that Loam keeps.</summary>
static partial class QaPairs
{
    /// <summary>The pairs of an answer; a question without an answer, or an answer without a question, is left out.</summary>
    internal static List<QaPair> Parse(string text)
    {
        var pairs = new List<QaPair>();
        var question = "";
        StringBuilder? answer = null;
        foreach (var line in text.Split('\n'))
        {
            var asked = QuestionLine().Match(line);
            var answered = AnswerLine().Match(line);
            if (asked.Success)
            {
                Add();
                (question, answer) = (asked.Groups[1].Value.Trim(), null);
            }
            else if (answered.Success && question.Length > 0)
            {
                answer = (answer ?? new StringBuilder()).Append(' ').Append(answered.Groups[1].Value.Trim());
            }
            else if (line.Trim().Length > 0)
            {
                if (answer is not null)
                    answer.Append(' ').Append(line.Trim());
                else if (question.Length > 0)
                    question += " " + line.Trim();
            }
        }
        Add();
        return pairs;

        void Add()
        {
            var said = Polishing.Unquoted(answer?.ToString() ?? "");
            if (question.Length > 0 && said.Length > 0)
                pairs.Add(new(Polishing.Unquoted(question), said));
        }
    }

    /// <summary>The pairs as text: a blank line between pairs, labels in the language of the page.</summary>
    internal static string Write(IEnumerable<QaPair> pairs, string? language)
    {
        var (ask, reply) = language == "de" ? ("Frage: ", "Antwort: ") : ("Question: ", "Answer: ");
        return string.Join("\n\n", pairs.Select(pair => $"{ask}{pair.Question}\n{reply}{pair.Answer}"));
    }

    [GeneratedRegex(@"^\W*(?:\d+[.)]\s*)?(?:Frage|Question|Q|F)\s*\d*\s*[:.]\W*?(?=[\p{L}\p{N}„""'«(¿])(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex QuestionLine();

    [GeneratedRegex(@"^\W*(?:Antwort|Answer|A)\s*\d*\s*[:.][\s*]*(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex AnswerLine();
}
