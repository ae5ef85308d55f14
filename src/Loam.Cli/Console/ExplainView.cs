using System.Text;
using Loam.Guarding;
using Loam.Runs.Pairs;

namespace Loam.Cli.Console;

/// <summary>One pair for a terminal: both texts with the findings marked in them by number, and the list of findings.</summary>
static class ExplainView
{
    const int Width = 96;
    const string Red = "\u001b[1;31m", Yellow = "\u001b[33m", Plain = "\u001b[0m";

    // Marks are brackets with a number, so that they hold without colours, too.
    static bool Coloured => !System.Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    /// <summary>Prints the pair.</summary>
    public static void Show(ExplainedPair pair)
    {
        var output = new StringBuilder();
        Head(output, "source");
        Text(output, pair.Row.Pair?.Source ?? "", pair.Findings.Where(f => f.Finding.NearestSpan is not null).Select(f => (f, f.Finding.NearestSpan!.Value)));
        Head(output, $"rewrite{(pair.Row.Pair?.Style is { } style ? $": {style}" : "")}{(pair.Row.Pair?.Language is { } language ? $", {language}" : "")}");
        Text(output, pair.Row.Pair?.Text ?? "", pair.Findings.Where(f => !f.Finding.Span.Equals(..)).Select(f => (f, f.Finding.Span)));
        Head(output, $"{pair.Row.Id}: {(pair.IsKept ? "KEPT" : "DROPPED")} at {pair.Strictness.ToString().ToLowerInvariant()}");
        if (pair.Findings.Count == 0)
            output.AppendLine("✓ the guard has nothing to object to");
        foreach (var found in pair.Findings)
        {
            output.AppendLine($"{Paint(found.Drops ? Red : Yellow, $"[{found.Number}] {(found.Drops ? "✕" : "?")} {found.Finding.Reason.Code}")}: {found.Finding.Reason.Explanation} ({found.Weight})");
            output.AppendLine($"    here:   {OneLine(found.Finding.Evidence)}");
            if (found.Finding.Nearest is { } nearest)
                output.AppendLine($"    source: {OneLine(nearest)}");
        }
        if (pair.Row.Pair is { } texts && Guard.Skipped(texts.Language) is { Count: > 0 } skipped)
            output.AppendLine($"Not compared in this language ({texts.Language ?? "unknown"}): {string.Join(", ", skipped.Select(reason => reason.Code))}");
        System.Console.WriteLine(output.ToString().TrimEnd());
    }

    static void Head(StringBuilder output, string title) => output.AppendLine($"── {title} {new string('─', Math.Max(3, Width - title.Length))}");

    static void Text(StringBuilder output, string text, IEnumerable<(ExplainedFinding Finding, Range Span)> marks)
    {
        var at = 0;
        foreach (var (finding, span) in marks.OrderBy(mark => mark.Span.Start.GetOffset(text.Length)).ThenBy(mark => mark.Finding.Number))
        {
            var (start, length) = span.GetOffsetAndLength(text.Length);
            if (start < at)
            {
                // The same place again, or a part of it: only its number.
                output.Append(Paint(finding.Drops ? Red : Yellow, $"[{finding.Number}]"));
                continue;
            }
            output.Append(Visible(text[at..start])).Append(Paint(finding.Drops ? Red : Yellow, $"[{finding.Number} {Visible(text.Substring(start, length))}]"));
            at = start + length;
        }
        output.AppendLine(Visible(text[at..]).TrimEnd()).AppendLine();
    }

    static string Paint(string colour, string text) => Coloured ? colour + text + Plain : text;

    static string OneLine(string text) => Visible(text.Length > 240 ? text[..240] + "…" : text).ReplaceLineEndings(" ");

    // A page's escape sequences must not steer the terminal.
    internal static string Visible(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));
}
