using Loam.Documents;

namespace Loam.Steps;

/// <summary>What a step is given besides documents: the seed and the place where it reports what it did.</summary>
/// <remarks>Thread-safe. One per step and shard.</remarks>
public abstract class StepContext
{
    /// <summary>The run's seed. Derive randomness with <see cref="SeededRandom"/>, never from order, time or threads.</summary>
    public abstract ulong Seed { get; }

    /// <summary>How many documents the step may work on at once. At least 1. Must not change the output.</summary>
    public abstract int Parallelism { get; }

    /// <summary>Counts one item: in, and out or dropped for its reason. Called exactly once for every item a step decides on.</summary>
    /// <param name="step">The step that decided.</param>
    /// <param name="item">The item after the step; kept as a sample of the rejects when the verdict drops it.</param>
    /// <param name="verdict">Keep or drop.</param>
    public abstract void Record(PipelineStep step, Document item, Verdict verdict);

    /// <summary>Adds to a named total of the step, e.g. <c>requests</c>, <c>tokens.out</c>, <c>cost.usd</c>.</summary>
    public abstract void Add(string measure, double amount);

    /// <summary>Offers an example of something worth showing in a report besides what is dropped; a few of each kind are kept, the first ones in the order of the input. Default: does nothing.</summary>
    /// <param name="kind">What it is an example of, e.g. <c>judge.differing</c>.</param>
    /// <param name="item">The item.</param>
    /// <param name="evidence">What is to be said of it.</param>
    /// <param name="excerpt">The words that it is about.</param>
    public virtual void Show(string kind, Document item, string evidence, string excerpt) { }
}
