using Loam.Documents;
using Loam.Guarding.Faith;
using Loam.Guarding.Form;

namespace Loam.Guarding;

/// <summary>Compares a rewrite with its source and says what is wrong with it. Pure and thread-safe; needs no model server.</summary>
/// <remarks>
/// Form is checked in every language as far as a rule is free of language; faith (numbers, names, negations, order, support, coverage) in German and English. Numbers in
/// figures are compared in every language.
/// </remarks>
public static class Guard
{
    /// <summary>Everything that is wrong with a rewrite, form first; empty when nothing is.</summary>
    /// <param name="source">The text it was made of.</param>
    /// <param name="rewrite">The rewrite.</param>
    /// <param name="style">Its style (<c>wiki</c>, <c>qa</c>, …), or null; one that the guard does not know is judged by what holds for all.</param>
    /// <param name="language">ISO 639-1 code, or null.</param>
    /// <param name="options">What to look for.</param>
    public static IReadOnlyList<Finding> Check(string source, string rewrite, string? style, string? language, GuardOptions options) =>
        Check(new GuardPair(source, rewrite, style, language), options);

    /// <summary>Everything that is wrong with a rewrite at the strictness asked for, form first; empty when nothing is.</summary>
    public static IReadOnlyList<Finding> Check(GuardPair pair, GuardOptions options) =>
        Look(pair, options, check => check.Model.Threshold(options.Strictness));

    /// <summary>Everything that may be wrong with a rewrite, each with its doubt: what <see cref="Check(GuardPair, GuardOptions)"/> drops, and what it lets pass.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="options">What to look for; the strictness plays no part.</param>
    /// <param name="least">The least doubt to tell, 0 to 1.</param>
    public static IReadOnlyList<Finding> Doubts(GuardPair pair, GuardOptions options, double least) => Look(pair, options, _ => least);

    /// <summary>The least doubt that drops a rewrite for a reason; 0 for those that are not weighed.</summary>
    public static double Threshold(Reason reason, Strictness strictness) =>
        FaithChecks.All.FirstOrDefault(check => check.Reason == reason)?.Model.Threshold(strictness) ?? 0;

    /// <summary>The reasons that are never, or hardly, given in a language, because their checks know no words of it; empty for German and English.</summary>
    /// <param name="language">ISO 639-1 code, or null.</param>
    public static IReadOnlyList<Reason> Skipped(string? language) => language is "de" or "en"
        ? []
        : [.. FormChecks.Skipped(language), GuardReasons.Name, GuardReasons.Negation, GuardReasons.Unsupported, GuardReasons.Omission, GuardReasons.Reversal];

    static List<Finding> Look(GuardPair pair, GuardOptions options, Func<FaithCheck, double> least)
    {
        var findings = new List<Finding>();
        Sentinels.Look(pair, findings);
        pair = Sentinels.Blanked(pair);
        if (string.IsNullOrWhiteSpace(pair.Text))
            return [.. findings, new(GuardReasons.Empty, .., "")];
        var comparison = new Comparison(pair);
        FormChecks.Look(comparison.Pair, comparison.Rewrite, comparison.Source, options, findings);
        if (findings.Exists(finding => finding.Reason == GuardReasons.Refusal || finding.Reason == GuardReasons.LanguageDrift))
            return findings; // Nothing to compare.
        if (comparison.Excess() is { } excess)
            return [.. findings, new(GuardReasons.NotCompared, .., excess)];
        var candidates = new List<Candidate>();
        foreach (var check in FaithChecks.All)
        {
            if (check.Applies(comparison, options))
                check.Weigh(comparison, least(check), candidates, findings);
        }
        return findings;
    }
}
