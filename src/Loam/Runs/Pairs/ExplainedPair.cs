using System.Globalization;
using Loam.Guarding;
using Loam.Guarding.Judging;
using Loam.Reporting;

namespace Loam.Runs.Pairs;

/// <summary>A finding with its number, and whether it drops the rewrite at the strictness asked for.</summary>
/// <param name="Number">From 1, in the order of the rewrite.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Threshold">The doubt that drops.</param>
public sealed record ExplainedFinding(int Number, Finding Finding, double Threshold)
{
    /// <summary>False for a doubt that is too small to drop the rewrite.</summary>
    public bool Drops => Finding.Doubt >= Threshold;

    /// <summary>The doubt beside the threshold, in words.</summary>
    public string Weight => Finding.Doubt >= 1 ? "plain to see"
        : ExplainedPair.IsJudged(Finding) ? "the judge's word"
        : string.Create(CultureInfo.InvariantCulture, $"doubt {Finding.Doubt:0.00}, drops from {Threshold:0.00}");
}

/// <summary>One pair with everything the guard has against it, also what is too little to drop it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Findings">What was found, in the order of the rewrite.</param>
/// <param name="Strictness">At which strictness.</param>
public sealed record ExplainedPair(PairRow Row, IReadOnlyList<ExplainedFinding> Findings, Strictness Strictness)
{
    /// <summary>Looks at one row. Doubts below a third of what drops are left out.</summary>
    /// <param name="row">The row.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="known">What is known to be against it; of that, what a judge says is taken over. Default: nothing.</param>
    public static ExplainedPair Of(PairRow row, GuardOptions options, IReadOnlyList<Finding>? known = null)
    {
        IReadOnlyList<Finding> findings = row.Pair is { } pair ? [.. Guard.Doubts(pair, options, 0.001), .. (known ?? []).Where(IsJudged)] : row.Check(options);
        var weighed = findings.Select(finding => (Finding: finding, Threshold: Guard.Threshold(finding.Reason, options.Strictness))).Where(found => found.Finding.Doubt >= found.Threshold / 3);
        var length = row.Pair?.Text.Length ?? 0;
        return new(row, [.. weighed.OrderBy(found => IsWhole(found.Finding) ? length : found.Finding.Span.Start.GetOffset(length)).Select((found, i) => new ExplainedFinding(i + 1, found.Finding, found.Threshold))], options.Strictness);
    }

    /// <summary>True when nothing was found that drops it.</summary>
    public bool IsKept => !Findings.Any(finding => finding.Drops);

    /// <summary>The pair as a page: both texts side by side, every finding marked in both with the same number.</summary>
    public Report Page()
    {
        var reasons = Findings.Where(finding => finding.Drops).Select(finding => finding.Finding.Reason).Distinct().ToList();
        return new(
            $"Guard: {Row.Id}",
            $"{Row.Pair?.Style ?? "no style"}, {Row.Pair?.Language ?? "unknown language"}, strictness {CanonicalName(Strictness)}: a rewrite beside its source. Red marks drop it; yellow ones are doubts that are too small to.",
            [IsKept ? new Notice(Tone.Good, "Kept", Findings.Count == 0 ? "The guard has nothing to object to." : $"{Findings.Count} doubts, none of them large enough.")
                : new Notice(Tone.Bad, "Dropped: " + string.Join(", ", reasons.Select(reason => reason.Code)), string.Join(" ", reasons.Select(reason => reason.Explanation)))],
            [new("The pair", [Texts()])]);
    }

    /// <summary>Both texts side by side.</summary>
    public SideBySide Texts() => new(Row.Id,
        [
            new("Source", Row.Pair?.Source ?? "") { Ink = Ink.Organic, Remarks = [.. Findings.Select(finding => Remark(finding, finding.Finding.Nearest ?? (IsWhole(finding.Finding) ? "not about one place" : "nothing like it"), finding.Finding.NearestSpan))] },
            new("Rewrite", Row.Pair?.Text ?? "")
            {
                Ink = Ink.Synthetic,
                Badge = IsKept ? new("kept") { Tone = Tone.Good } : new("dropped") { Tone = Tone.Bad },
                Remarks = [.. Findings.Select(finding => Remark(finding, $"“{Clip(finding.Finding.Evidence)}” ({finding.Weight}). {finding.Finding.Reason.Explanation}", IsWhole(finding.Finding) ? null : finding.Finding.Span))],
            },
        ])
    { InFull = true };

    static Remark Remark(ExplainedFinding finding, string text, Range? span) =>
        new(finding.Finding.Reason.Code, Clip(text), finding.Drops ? Tone.Bad : Tone.Caution) { Span = span };

    /// <summary>Whether it is a judge's word, not the rules'.</summary>
    internal static bool IsJudged(Finding finding) => finding.Reason == JudgeReasons.Contradicted || finding.Reason == JudgeReasons.NotStated;

    /// <summary>About the whole of the rewrite: marking all of it would hide the other marks.</summary>
    internal static bool IsWhole(Finding finding) => finding.Span.Equals(..);

    static string Clip(string text) => text.Length > 300 ? text[..300] + "…" : text;

    static string CanonicalName(Strictness strictness) => strictness.ToString().ToLowerInvariant();
}
