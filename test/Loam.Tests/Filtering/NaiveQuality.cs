using System.Text.RegularExpressions;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

/// <summary>The quality rules written down the slow and obvious way: the twin of <see cref="GopherMeasure"/> and the others.</summary>
static class NaiveQuality
{
    internal static double[] Gopher(string text, Semantics semantics)
    {
        var words = NaiveRepetition.Tokens(text, semantics == Semantics.Datatrove ? semantics : Semantics.Dolma);
        var isMark = (string word) => semantics == Semantics.Datatrove && NaiveRepetition.Tokens(word, Semantics.Dclm).Count == 0;
        var real = words.Where(word => !isMark(word)).ToList();
        var lines = Lines(text, semantics);
        return
        [
            semantics == Semantics.Dclm ? words.Count(word => char.IsLetterOrDigit(word[0])) : real.Count,
            semantics == Semantics.Dolma ? Median([.. words.Select(word => word.Length)]) : real.Sum(word => word.Length) / Math.Max(1.0, real.Count),
            semantics == Semantics.Datatrove ? Times(text, "#") / (double)words.Count : 0,
            semantics == Semantics.Datatrove ? (Times(text, "...") + Times(text, "…")) / (double)words.Count : 0,
            semantics switch
            {
                Semantics.Datatrove => 0,
                Semantics.Dolma => words.Count(word => word.Contains('#') || word.Contains('…')) / (double)words.Count,
                Semantics.Dclm => (Times(text, "#") + Times(text, "...") + Times(text, ". . .") + Times(text, "…")) / (double)words.Count,
                _ => words.Count(word => NemoMarks.Contains(word) || word.Count(c => c == '#') > word.Length / 2.0) / (double)words.Count,
            },
            lines.Count(line => Bullets(semantics).Any(mark => line.StartsWith(mark, StringComparison.Ordinal))) / Math.Max(1.0, lines.Count),
            lines.Count(line => Ellipses(semantics).Any(mark => line.EndsWith(mark, StringComparison.OrdinalIgnoreCase))) / Math.Max(1.0, lines.Count),
            words.Count(word => word.Any(char.IsLetter)) / (double)words.Count,
        ];
    }

    static List<string> Lines(string text, Semantics semantics)
    {
        var lines = text.Split('\n').ToList();
        if (semantics == Semantics.Datatrove && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (semantics != Semantics.Dolma)
            lines = [.. lines.Select(line => line.Trim())];
        return semantics is Semantics.Dclm or Semantics.Nemo ? [.. lines.Where(line => line.Length > 0)] : lines;
    }

    static readonly string[] NemoMarks = ["...", "[...]", "…", "(...)", "[…]", "-»", "read more..", "read more"];

    static string[] Bullets(Semantics semantics) => semantics switch
    {
        Semantics.Datatrove => ["•", "-"],
        Semantics.Dolma => ["*", "-"],
        Semantics.Dclm => ["●", "•", "*", "-"],
        _ => ["•", "‣", "⁃", "⁌", "⁍", "∙", "○", "●", "◘", "◦", "⦾", "⦿"],
    };

    static string[] Ellipses(Semantics semantics) => semantics switch
    {
        Semantics.Datatrove => ["...", "…"],
        Semantics.Dolma => ["…"],
        Semantics.Dclm => ["...", ". . .", "…"],
        _ => NemoMarks,
    };

    static double Median(List<int> lengths)
    {
        lengths.Sort();
        return (lengths[(lengths.Count - 1) / 2] + lengths[lengths.Count / 2]) / 2.0;
    }

    internal static int Times(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;

    /// <summary>datatrove's C4 filter in one piece, without counting sentences: the edited text, or why the page goes.</summary>
    internal static (string? Text, string? Reason) C4(string text, bool terminalPunctuation)
    {
        var kept = new List<string>();
        foreach (var raw in text.Split('\n').Select(line => line.Trim()))
        {
            var words = raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Any(word => word.Length > 1000))
                continue;
            var line = Regex.Replace(raw, @"\[\d*]|\[edit]|\[citation needed]", "");
            if (terminalPunctuation && (!".?!\"'".Any(mark => line.EndsWith(mark)) || line.EndsWith("...", StringComparison.Ordinal)))
                continue;
            if (words.Length < 3)
                continue;
            var lower = line.ToLowerInvariant();
            if (lower.Contains("lorem ipsum", StringComparison.Ordinal))
                return (null, "c4.lorem_ipsum");
            if (lower.Contains("javascript", StringComparison.Ordinal))
                continue;
            if (line.Contains('{'))
                return (null, "c4.curly_bracket");
            string[] policy = ["terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies"];
            if (policy.Any(phrase => lower.Contains(phrase, StringComparison.Ordinal)))
                continue;
            kept.Add(line);
        }
        return (string.Join('\n', kept).Trim(), null);
    }

    /// <summary>FineWeb's four figures: lines that end in a mark, short lines, characters in repeated lines, line breaks per word.</summary>
    internal static double[] FineWeb(string text)
    {
        var lines = text.Split('\n');
        var (seen, repeated) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var line in lines.Where(line => line.Trim().Length > 0))
            repeated += seen.Add(line) ? 0 : line.Length;
        return
        [
            lines.Count(line => line.Length > 0 && ".'\"!?".Contains(line[^1])) / (double)lines.Length,
            lines.Count(line => line.Length <= 30) / (double)lines.Length,
            repeated / Math.Max(1.0, text.Replace("\n", "", StringComparison.Ordinal).Length),
            (lines.Length - 1) / (double)NaiveRepetition.Tokens(text, Semantics.Datatrove).Count,
        ];
    }

    /// <summary>NeMo's figures that are shares of characters: not alphanumeric, digits, addresses, white space, brackets.</summary>
    internal static double[] Nemo(string text)
    {
        double all = text.Length;
        return
        [
            (all - Regex.Count(text, @"[a-zA-Z0-9\n?!,.]")) / all,
            Regex.Count(text, @"\p{Nd}") / all,
            Regex.Matches(text, @"http[s]?://(?:[a-zA-Z]|[0-9]|[$\-_@.&+]|[!*\(\),]|%)+").Sum(match => match.Length) / all,
            text.Count(c => "\t\n\r\b ".Contains(c)) / all,
            Regex.Count(text, @"[{}⟨⟩\[\]()]") / all,
        ];
    }
}
