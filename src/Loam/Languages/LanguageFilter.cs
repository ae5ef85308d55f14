using System.Globalization;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Languages;

/// <summary>Keeps documents in given languages.</summary>
/// <remarks>
/// Decides by what <see cref="LanguageIdentifier"/> wrote; a document that it has not seen (a language without a score) counts as certain, and
/// one without language or score is identified here. A wrong language is the reason even where it is uncertain.
/// </remarks>
public sealed class LanguageFilter(LanguageFilterOptions? options = null) : Filter
{
    readonly LanguageFilterOptions options = options ?? new();

    /// <inheritdoc/>
    public override StepIdentity Identity => new("language_filter", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        var (language, confidence) = (document.Language, 1.0);
        if (document.Scores.TryGetValue(LanguageIdentifier.Score, out var score))
            confidence = score;
        else if (language is null)
            (language, confidence) = LanguageDetector.Detect(document.Text);
        if (language is null)
            return Verdict.Drop(LanguageReasons.Uncertain, "no language found");
        var evidence = string.Create(CultureInfo.InvariantCulture, $"{language} with confidence {confidence:0.##}");
        if (options.Keep.Count > 0 && !options.Keep.Contains(language, StringComparer.Ordinal))
            return Verdict.Drop(LanguageReasons.Other, evidence);
        return confidence < options.MinConfidence ? Verdict.Drop(LanguageReasons.Uncertain, evidence) : Verdict.Keep;
    }
}
