using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Loam.Rewriting.Styles.Qa;

namespace Loam.Rewriting.Styles;

/// <summary>The parts of post-processing that styles share.</summary>
static partial class Polishing
{
    /// <summary>An answer made ready in a style: behind its sentinel, through the style's <see cref="RewriteStyle.Polish"/> in order.</summary>
    internal static PolishedAnswer Finish(string answer, RewriteStyle style, string? language)
    {
        var text = style.PromptFor(language).Prompt.Sentinel is { } sentinel ? BehindSentinel(answer, sentinel) : WithoutThinking(answer).Trim();
        if (text is null)
            return PolishedAnswer.Drop(RewriteReasons.NoSentinel, Opening(answer));
        foreach (var polish in style.Polish)
        {
            var before = text;
            text = polish switch
            {
                Polish.Markdown => Plain(text),
                Polish.Bullets => text,
                Polish.Pairs => QaPairs.Write(QaPairs.Parse(text), language),
                Polish.Quotes => Unquoted(text),
                Polish.Labels => text,
                _ => throw new NotSupportedException(polish.ToString()),
            };
            if (polish == Polish.Pairs && text.Length == 0)
                return PolishedAnswer.Drop(RewriteReasons.NoPairs, Opening(before));
        }
        return text.Length == 0 ? PolishedAnswer.Drop(RewriteReasons.EmptyAnswer, "nothing behind the sentinel") : new(text, default);
    }

    /// <summary>Searched with vectors; string.Contains looks at each character for itself when case is ignored.</summary>
    static readonly ConcurrentDictionary<string, SearchValues<string>> Sentinels = new(StringComparer.Ordinal);

    /// <summary>A line without any of these, and no dash in front, has no Markdown.</summary>
    static readonly SearchValues<char> Marks = SearchValues.Create("*_`#[•·–");

    static string Opening(string text) => text.Length > 80 ? text[..80] : text;

    /// <summary>The answer behind its sentinel; null unless the sentinel opens the answer and occurs exactly once.</summary>
    /// <remarks>Taking the whole answer when the sentinel lacks would let preambles through, so it is refused (NeMo Curator does the same).</remarks>
    internal static string? BehindSentinel(string answer, string sentinel)
    {
        var text = WithoutThinking(answer).Trim().TrimStart('*', '#', '"', '„', '“', ' ');
        if (!text.StartsWith(sentinel, StringComparison.OrdinalIgnoreCase))
            return null;
        text = text[sentinel.Length..];
        if (text.AsSpan().ContainsAny(Sentinels.GetOrAdd(sentinel, static words => SearchValues.Create([words], StringComparison.OrdinalIgnoreCase))))
            return null;
        // "**Sentinel:**" leaves its closing mark behind.
        return text.StartsWith("**", StringComparison.Ordinal) && (text.Length == 2 || char.IsWhiteSpace(text[2])) ? text[2..].TrimStart() : text.TrimStart();
    }

    /// <summary>A reasoning model's thoughts are no part of its answer.</summary>
    static string WithoutThinking(string answer)
    {
        var end = answer.LastIndexOf("</think>", StringComparison.Ordinal);
        return end < 0 ? answer : answer[(end + "</think>".Length)..];
    }

    /// <summary>Plain text: Markdown emphasis, headings (to <c>== x ==</c>), links and code fences resolved; bullets stay as <c>- </c>.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 1);
        var blank = true;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.ContainsAny(Marks) || line.TrimStart().StartsWith('-'))
            {
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

    /// <summary>A line without its Markdown; null when there is nothing else in it.</summary>
    static string? Resolved(string line)
    {
        if (line.StartsWith("```", StringComparison.Ordinal) || Rule().IsMatch(line))
            return null;
        line = Heading().Replace(line, "== $1 ==");
        line = Bullet().Replace(line, "- ");
        line = Link().Replace(line, "$1");
        return Emphasis().Replace(line, "$2");
    }

    /// <summary>Without quotation marks around the whole.</summary>
    internal static string Unquoted(string text)
    {
        text = text.Trim();
        if (text.Length < 2 || "\"„“«»'".IndexOf(text[0]) < 0 || "\"“”»«'".IndexOf(text[^1]) < 0)
            return text;
        var inner = text[1..^1];
        return inner.IndexOfAny(['"', '„', '“', '”', '«', '»']) < 0 ? inner.Trim() : text;
    }

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*[*•·–]\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"!?\[([^\]\n]+)\]\([^)\s]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^\s*([-*_]\s*){3,}$")]
    private static partial Regex Rule();
}
