using Loam.Documents;
using Loam.Extraction;
using Loam.Languages;
using Loam.Steps;

namespace Loam.Runs.Stages;

/// <summary>Makes a document of a page: main text, title, date, and the language where it is not known yet; drops pages without text.</summary>
/// <remarks>
/// What is a document already passes as it is, however short: this step stands in front of every verb, and must not judge what it did not make.
/// The languages of documents are named here, since filters and rewriters need them and a page rarely says.
/// </remarks>
public sealed class ExtractStep(ExtractOptions extract, HasTextOptions hasText) : PureStep
{
    readonly Extractor extractor = new(extract);
    readonly HasText filter = new(hasText);
    readonly LanguageIdentifier identifier = new();

    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("extract", 1, $"{CanonicalText.Of(extract)} {CanonicalText.Of(hasText)}");

    /// <inheritdoc/>
    public override Judged Apply(Document document)
    {
        var verdict = Verdict.Keep;
        if (document.Format == TextFormat.Html)
        {
            document = extractor.Map(document);
            verdict = filter.Judge(document);
        }
        return new(!verdict.Drops && document.Language is null ? identifier.Annotate(document) : document, verdict);
    }
}
