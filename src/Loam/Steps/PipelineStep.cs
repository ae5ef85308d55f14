using Loam.Documents;

namespace Loam.Steps;

/// <summary>What a step is, for fingerprints: the same identity over the same input gives the same bytes.</summary>
/// <param name="Name">The key in recipes, e.g. <c>minhash</c>.</param>
/// <param name="Version">Raised by hand whenever the step's output changes for the same options.</param>
/// <param name="Options">Canonical text of all options that change the output (<see cref="CanonicalText"/> of the options record; its <c>ToString()</c> would not do: lists print their type).</param>
public sealed record StepIdentity(string Name, int Version, string Options = "");

/// <summary>One part of a pipeline: a stream of documents in, a stream out.</summary>
/// <remarks>
/// Most steps derive from the narrow bases <see cref="Filter"/>, <see cref="Mapper"/> and <see cref="Annotator"/>, which are pure,
/// synchronous and thread-safe, so the executor may run them on several documents at once. Only a step that makes several documents
/// of one, or waits for something, derives from this class. Order of output follows order of input.
/// </remarks>
public abstract class PipelineStep
{
    /// <summary>Name, version and options.</summary>
    public abstract StepIdentity Identity { get; }

    /// <summary>Whether the step mostly waits for somebody else (a server), not for a processor: more shards than threads are then worked on at once. Default: false.</summary>
    public virtual bool Waits => false;

    /// <summary>How the step is doing, for the progress line, e.g. requests open and money spent; null: nothing to say. Called from any thread. Default: null.</summary>
    public virtual string? Status => null;

    /// <summary>What the step paid others since the run began, for people: said when its stage ends, however it ends; null: nothing. Default: null.</summary>
    public virtual string? Bill => null;

    /// <summary>
    /// Called when all shards have been through the step and some ended in an <see cref="AwaitingException"/>: waits for what they wait for. True when it is worth
    /// going through those again; false when somebody else must act first. Default: false.
    /// </summary>
    /// <param name="note">Takes words for the progress line.</param>
    /// <param name="cancellation">Stops waiting; nothing is lost.</param>
    public virtual ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation) => ValueTask.FromResult(false);

    /// <summary>What a person must do before the shards that wait can go on, asked when <see cref="SettleAsync"/> was of no use; null: nothing to say. Default: null.</summary>
    public virtual string? Waiting => null;

    /// <summary>Consumes <paramref name="input"/> once, in order, and yields the result in order.</summary>
    public abstract IAsyncEnumerable<Document> RunAsync(IAsyncEnumerable<Document> input, StepContext context, CancellationToken cancellation);
}
