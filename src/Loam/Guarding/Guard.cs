using Loam.Guarding.Faith;
using Loam.Guarding.Form;

namespace Loam.Guarding;

/// <summary>Compares a rewrite with its source and says what is wrong with it. Pure and thread-safe; needs no model.</summary>
/// <remarks>
/// Form is checked in every language as far as a rule is free of language; faith (numbers, names, negations, support, coverage) in German and English. Numbers in
/// figures are compared in every language. The rules compare words, so they cannot see a swap of roles that keeps every word (<c>A beats B</c>, <c>B beats A</c>).
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

    /// <summary>Everything that is wrong with a rewrite, form first; empty when nothing is.</summary>
    public static IReadOnlyList<Finding> Check(GuardPair pair, GuardOptions options)
    {
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(pair.Text))
            return [new(GuardReasons.Empty, .., "")];
        var rewrite = new GuardText(pair.Text, pair.Language);
        var source = new GuardText(pair.Source, pair.Language);
        Phrases.Look(pair, findings);
        Shape.Look(pair, rewrite, source, options, findings);
        Drift.Look(rewrite, source, pair.Language, findings);
        if (findings.Exists(finding => finding.Reason == GuardReasons.Refusal || finding.Reason == GuardReasons.LanguageDrift))
            return findings; // Nothing to compare.
        var common = CommonWords.Of(pair.Language);
        var index = new SourceIndex(source, common);
        var calculates = StyleForm.Of(pair.Style).Calculates;
        if (options.Numbers && !calculates)
            NumberCheck.Look(rewrite, source, options.Strictness, findings);
        if (pair.Copies)
            return findings; // Sentences of the source itself: names, negations and support are the source's own.
        if (options.Names)
            NameCheck.Look(rewrite, index, common, pair.Language, options.Strictness, findings);
        if (options.Negations)
            NegationCheck.Look(rewrite, index, Alignment.Best(rewrite, index), pair.Language, options.Strictness, findings);
        if (options.Support && !calculates)
            SupportCheck.Look(rewrite, index, common, pair.Language, options.Strictness, findings);
        if (options.Coverage)
            CoverageCheck.Look(rewrite, index, common, pair, options.Strictness, findings);
        return findings;
    }
}
