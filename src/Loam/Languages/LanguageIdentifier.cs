using Loam.Documents;
using Loam.Steps;

namespace Loam.Languages;

/// <summary>Sets <see cref="Document.Language"/> (ISO 639-1) and the score <c>language</c>, the confidence from 0 to 1.</summary>
/// <remarks>
/// A text with fewer than ten letters gets no language (null, as everywhere for "unknown", not <c>und</c>) and the score 0, whatever it had
/// before: what a page declares is no evidence. Own model, embedded; see <see cref="LanguageDetector"/>.
/// </remarks>
public sealed class LanguageIdentifier : Annotator
{
    /// <summary>The name of the confidence among a document's scores.</summary>
    public const string Score = "language";

    /// <inheritdoc/>
    public override StepIdentity Identity => new("language", 1);

    /// <inheritdoc/>
    public override Document Annotate(Document document)
    {
        var (language, confidence) = LanguageDetector.Detect(document.Text);
        return document.WithScore(Score, confidence) with { Language = language };
    }
}
