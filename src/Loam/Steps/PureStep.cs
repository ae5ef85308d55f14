using System.Runtime.CompilerServices;
using Loam.Documents;

namespace Loam.Steps;

/// <summary>A step that looks at one document at a time and remembers nothing: the executor runs it on many at once.</summary>
/// <remarks>Implementations are thread-safe, deterministic, and depend on nothing but the document and their options.</remarks>
public abstract class PureStep : PipelineStep
{
    /// <summary>What becomes of one document: the document to pass on, and whether it goes.</summary>
    public abstract Judged Apply(Document document);

    /// <inheritdoc/>
    public sealed override async IAsyncEnumerable<Document> RunAsync(
        IAsyncEnumerable<Document> input, StepContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in input.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var (result, verdict) = Apply(document);
            context.Record(this, result, verdict);
            if (!verdict.Drops)
                yield return result;
        }
    }
}

/// <summary>Keeps or drops a document, never edits it.</summary>
public abstract class Filter : PureStep
{
    /// <summary>The verdict on one document; <c>default</c> keeps it.</summary>
    public abstract Verdict Judge(Document document);

    /// <inheritdoc/>
    public sealed override Judged Apply(Document document) => new(document, Judge(document));
}

/// <summary>Edits a document, never drops it.</summary>
public abstract class Mapper : PureStep
{
    /// <summary>The edited document.</summary>
    public abstract Document Map(Document document);

    /// <inheritdoc/>
    public sealed override Judged Apply(Document document) => new(Map(document), Verdict.Keep);
}

/// <summary>Adds knowledge (a language, a score) and leaves the text alone. Annotate first, decide later.</summary>
public abstract class Annotator : PureStep
{
    /// <summary>The document with its new scores or fields; the text is the same.</summary>
    public abstract Document Annotate(Document document);

    /// <inheritdoc/>
    public sealed override Judged Apply(Document document) => new(Annotate(document), Verdict.Keep);
}
