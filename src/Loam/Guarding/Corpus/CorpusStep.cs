using System.Runtime.CompilerServices;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Guarding.Corpus;

/// <summary>Drops rewrites that are wrong only beside others: the same opening over and over, and rewrites of one page that say the same in the same words.</summary>
/// <remarks>
/// Stands behind <see cref="GuardStep"/>, needs <see cref="GuardStep.SourceText"/> and passes it on. Looks back within its shard, in the order of documents, so the output is the same for any number of
/// workers; a corpus-wide pass would be a barrier for a question that a shard of some thousand rewrites answers. Memory: one counter for each opening of a shard.
/// </remarks>
public sealed class CorpusStep(GuardOptions options) : PipelineStep
{
    /// <summary>Too many rewrites of a style begin with these words: the model follows a template.</summary>
    public static readonly Reason Template = new("guard.template", "Too many rewrites of this style begin with the same words, which are not the page's.");

    /// <summary>Another rewrite of the same page has mostly the same words.</summary>
    public static readonly Reason Sibling = new("guard.sibling", "Another rewrite of the same page says the same in the same words.");

    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("guard_corpus", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Document> RunAsync(IAsyncEnumerable<Document> input, StepContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var openings = options.MaxOpening is { } share ? new Openings(share) : null;
        var siblings = options.MaxSiblingOverlap is { } overlap ? new Siblings(overlap) : null;
        await foreach (var document in input.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var verdict = document.Provenance is not Provenance.Synthetic synthetic ? Verdict.Keep
                : siblings?.Judge(document, synthetic) is { Drops: true } alike ? alike
                : openings?.Judge(document, synthetic) ?? Verdict.Keep;
            context.Record(this, document, verdict);
            if (!verdict.Drops)
                yield return document;
        }
    }
}
