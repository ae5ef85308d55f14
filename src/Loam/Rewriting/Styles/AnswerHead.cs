using System.Buffers;
using System.Collections.Concurrent;

namespace Loam.Rewriting.Styles;

/// <summary>What stands before the text in a model's answer: thoughts, and the sentinel.</summary>
static class AnswerHead
{
    // Qwen, DeepSeek and most others; Magistral; Kimi; gpt-oss where a server leaves its channels in the text.
    static readonly (string Open, string Close)[] Thoughts =
        [("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<reasoning>", "</reasoning>"), ("[THINK]", "[/THINK]"), ("◁think▷", "◁/think▷"), ("<|channel|>analysis", "<|channel|>final<|message|>")];

    /// <summary>What they begin with. Hardly any answer has even that, and looking for twelve words at once is twenty times slower.</summary>
    static readonly SearchValues<char> AnyThought = SearchValues.Create([.. Thoughts.SelectMany(t => new[] { t.Open[0], t.Close[0] })]);

    /// <summary>What may stand around a sentinel: quotes, emphasis, a heading's marks, a code fence.</summary>
    const string Wrapping = "*#\"„“”_`> \t\r\n";

    /// <summary>Searched with vectors; string.Contains looks at each character for itself when case is ignored.</summary>
    static readonly ConcurrentDictionary<string, SearchValues<string>> Sentinels = new(StringComparer.Ordinal);

    /// <summary>A reasoning model's thoughts are no part of its answer; thoughts that never end leave nothing. Trimmed.</summary>
    internal static string WithoutThoughts(string answer)
    {
        var text = answer.Trim();
        if (!text.AsSpan().ContainsAny(AnyThought))
            return text;
        foreach (var (open, close) in Thoughts)
        {
            var opens = text.StartsWith(open, StringComparison.OrdinalIgnoreCase);
            var end = text.LastIndexOf(close, StringComparison.OrdinalIgnoreCase);
            // Many chat templates open the thoughts themselves, so that the answer has their end alone; what opens in the middle is a text about such marks.
            if (end >= 0 && (opens || text.IndexOf(open, StringComparison.OrdinalIgnoreCase) is var begin && (begin < 0 || begin > end)))
                text = text[(end + close.Length)..].Trim();
            else if (opens)
                return "";
        }
        return text;
    }

    /// <summary>The answer behind its sentinel; null unless the sentinel opens the answer and occurs exactly once.</summary>
    /// <remarks>Taking the whole answer when the sentinel lacks would let preambles through, so it is refused (NeMo Curator does the same).</remarks>
    internal static string? BehindSentinel(string answer, string sentinel)
    {
        var text = answer.AsSpan().TrimStart(Wrapping);
        // "```text" or "```markdown" above the sentinel.
        if (answer.StartsWith("```", StringComparison.Ordinal) && text.IndexOf('\n') is > 0 and < 20 and var line && !text.StartsWith(sentinel, StringComparison.OrdinalIgnoreCase))
            text = text[line..].TrimStart(Wrapping);
        var words = sentinel.AsSpan().TrimEnd(": ");
        if (!text.StartsWith(words, StringComparison.OrdinalIgnoreCase))
            return null;
        text = text[words.Length..];
        if (!text.IsEmpty && char.IsLetterOrDigit(text[0]))
            return null;
        // "**Sentinel:**", "Sentinel :", and the sentinel without its colon where the line ends: but not "Sentinel about mills:".
        var rest = text.TrimStart("*_`\"”“ ");
        if (rest.StartsWith(':'))
            rest = Unwrapped(rest[1..]);
        else if (words.Length < sentinel.Length && !rest.IsEmpty && rest[0] is not ('\n' or '\r'))
            return null;
        if (rest.ContainsAny(Sentinels.GetOrAdd(sentinel, static words => SearchValues.Create([words], StringComparison.OrdinalIgnoreCase))))
            return null;
        return rest.Trim().ToString();
    }

    // The closing mark of "**Sentinel:**" or „Sentinel:“, but not the opening one of "Sentinel: **Bold** words".
    static ReadOnlySpan<char> Unwrapped(ReadOnlySpan<char> behind)
    {
        var rest = behind.TrimStart("*_`\"“”");
        return rest.IsEmpty || char.IsWhiteSpace(rest[0]) ? rest : behind;
    }

    /// <summary>Whether an answer is one word alone, or that word with an explanation: how a model says that a page does not suit.</summary>
    internal static bool IsNothingBut(string text, string word)
    {
        var said = text.AsSpan().TrimStart(Wrapping + "-:.([");
        if (said.Length > word.Length + 400 || !said.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        var rest = said[word.Length..].TrimStart("*_`\"”“");
        return rest.IsEmpty || rest[0] is '\n' or '\r' or '.' or ':' or '!' or ')' or ']' or ',' || rest.TrimStart() is ['(' or '-' or '–' or '—', ..] or [];
    }
}
