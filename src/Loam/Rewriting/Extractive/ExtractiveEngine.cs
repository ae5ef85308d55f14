using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>The embedded engine: articles and question-answer pairs out of a page's own sentences, German and English, with no model.</summary>
/// <remarks>
/// Deterministic and faithful by construction: it selects and arranges, and every answer is a sentence of the page. It is an honest baseline for what a model must
/// beat, and lets the whole pipeline run without one; it is not a language model and is never called one.
/// Of a very long page it reads the first 4,000 sentences.
/// </remarks>
public sealed class ExtractiveEngine : RewriteEngine
{
    /// <inheritdoc/>
    public override string Model => "extractive/1";

    /// <summary>The model with the revision of its rules: what they select and ask changes answers, so it changes fingerprints.</summary>
    public override string Identity => Model + ";rules=2";

    /// <inheritdoc/>
    public override bool IsFree => true;

    /// <inheritdoc/>
    public override bool ReadsWholePages => true;

    /// <inheritdoc/>
    public override bool Writes(string style) => style is "wiki" or "qa";

    /// <inheritdoc/>
    public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(Answer(request, cancellation));
    }

    static RewriteAnswer Answer(RewriteRequest request, CancellationToken cancellation)
    {
        if (ExtractiveLanguage.Of(request.Language) is not { } language)
            return RewriteAnswer.Failed(RewriteReasons.NothingToSay, $"the extractive engine reads German and English, not '{request.Language}'");
        var page = new Page(request.Text, request.Parent.Title, request.Parent.Url, language, cancellation);
        var text = request.Style switch
        {
            "wiki" => ArticleWriter.Write(page, cancellation),
            "qa" => PairWriter.Write(page, StableHash.Of(request.Parent.Id.Key), cancellation),
            _ => "",
        };
        return text.Length == 0
            ? RewriteAnswer.Failed(RewriteReasons.NothingToSay, $"{page.UsableWords} words in sentences that an article could repeat")
            : new RewriteAnswer { Text = text, Finished = true };
    }
}
