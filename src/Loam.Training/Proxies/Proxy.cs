namespace Loam.Training.Proxies;

/// <summary>A small language model that stands in for the one a data set is meant for: trained on an arm, judged on held-out text.</summary>
/// <remarks>One instance is one run. Train once; afterwards <see cref="Score"/> is thread-safe. Tokens are ids of the trial's tokenizer.</remarks>
public abstract class Proxy
{
    /// <summary>Learns from documents.</summary>
    /// <param name="documents">The arm's documents as tokens, in the order in which the run sees them; a repeated document comes again.</param>
    /// <param name="progress">Told the finished share, 0 to 1.</param>
    /// <param name="cancellation">Checked often.</param>
    public abstract void Train(IReadOnlyList<ReadOnlyMemory<int>> documents, IProgress<double>? progress, CancellationToken cancellation);

    /// <summary>What each token of a document costs, in bits: minus the base-2 logarithm of its probability given everything before it.</summary>
    /// <param name="document">The document's tokens, without a mark at its start; the model supplies that.</param>
    /// <param name="bits">Receives one figure per token.</param>
    public abstract void Score(ReadOnlySpan<int> document, Span<double> bits);
}
