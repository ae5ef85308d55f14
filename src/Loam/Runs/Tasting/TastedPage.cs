using System.Globalization;
using Loam.Documents;
using Loam.Guarding;
using Loam.Reporting;
using Loam.Rewriting.Money;
using Loam.Text;

namespace Loam.Runs.Tasting;

/// <summary>One page of a sample beside its rewrites, the guard's findings marked in them.</summary>
static class TastedPage
{
    const int TitleLength = 70, LongestText = 60_000, Quoted = 240;

    public static Section Section(Document page, IReadOnlyList<TastedRewrite> rewrites)
    {
        var words = Words.Count(page.Text);
        var facts = string.Join(" · ", new[] { page.Url ?? page.Id.ToString(), page.Language ?? "unknown language", page.Date }.OfType<string>());
        return new(
            Clip(page.Title is { Length: > 0 } title ? title : Bare(page.Url) ?? page.Id.Key, TitleLength),
            [
                new SideBySide("", [
                    new("The page", Clip(page.Text, LongestText), SamplePage.Plural(words, "word")) { Ink = Ink.Organic },
                    .. rewrites.Select(r => Passage(r, words)),
                ], facts) { InFull = true },
            ]);
    }

    static string? Bare(string? url) => url?.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? url[(at + 3)..] : url;

    static Passage Passage(TastedRewrite rewrite, int words)
    {
        var verdict = rewrite.Verdict;
        var written = rewrite.Rewrite.Verdict.Drops ? rewrite.Rewrite.Answers is [.., var last] ? last.Text : "" : rewrite.Rewrite.Document.Text;
        return new(rewrite.Style?.Name ?? "no style", written.Length > 0 ? Clip(written, LongestText) : "(nothing was written)", Facts(rewrite, written, words))
        {
            Ink = Ink.Synthetic,
            Badge = verdict.Drops ? new(verdict.Reason!.Code) { Tone = Tone.Bad } : new("kept") { Tone = Tone.Good },
            Remarks = rewrite.Rewrite.Verdict is { Drops: true } early
                ? [new(early.Reason!.Code, $"{early.Reason.Explanation} “{Clip(early.Evidence!, Quoted)}”.")]
                : [.. rewrite.Findings.Select(f => Remark(f, written))],
        };
    }

    static Remark Remark(Finding finding, string text)
    {
        // A finding about the whole text would mark all of it.
        var place = finding.Span.Equals(..) ? (Range?)null : finding.Span;
        var source = finding.Nearest is { } nearest ? $" In the page, nearest: “{Clip(nearest, Quoted)}”" : "";
        return new(finding.Reason.Code, $"{finding.Reason.Explanation} “{Clip(finding.Evidence, Quoted)}”.{source}") { Span = place is { } span && span.End.GetOffset(text.Length) <= text.Length ? span : null };
    }

    static string Facts(TastedRewrite rewrite, string text, int words)
    {
        List<string> facts = [];
        if (text.Length > 0)
            facts.Add($"{SamplePage.Plural(Words.Count(text), "word")}{(words > 0 ? ", " + NumberText.Percent((double)Words.Count(text) / words) + " of the page" : "")}");
        if (rewrite.InputTokens + rewrite.OutputTokens > 0)
            facts.Add($"{NumberText.Count(rewrite.InputTokens)} + {NumberText.Count(rewrite.OutputTokens)} tokens");
        if (rewrite.Rewrite.Requests.Count > 1)
            facts.Add($"{rewrite.Rewrite.Requests.Count} requests");
        if (rewrite.Seconds >= 0.05)
            facts.Add(rewrite.Seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s");
        if (rewrite.Usd is { } usd)
            facts.Add(Dollars.Text(usd));
        if (rewrite.Rewrite.Answers.Any(a => a.Cached))
            facts.Add("remembered");
        return string.Join(" · ", facts);
    }

    internal static string Clip(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + " …";
}
