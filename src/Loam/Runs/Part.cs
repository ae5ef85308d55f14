using Loam.Runs.Datasets;
using Loam.Steps;

namespace Loam.Runs;

/// <summary>One link of a stage's chain: a streaming step, or a filter that needs the whole corpus first. Immutable.</summary>
public abstract record Part
{
    Part() { }

    /// <summary>Name, version and options.</summary>
    public abstract StepIdentity Identity { get; }

    /// <summary>What it puts into the texts besides what was there: models, prompts. Default: nothing.</summary>
    public Ingredients Adds { get; init; } = Ingredients.None;

    /// <summary>A step that works on a stream.</summary>
    public sealed record Streaming(PipelineStep Step) : Part
    {
        /// <inheritdoc/>
        public override StepIdentity Identity => Step.Identity;
    }

    /// <summary>A filter with a barrier: everything before it is finished before it judges.</summary>
    public sealed record CorpusWide(CorpusFilter Filter) : Part
    {
        /// <inheritdoc/>
        public override StepIdentity Identity => Filter.Identity;
    }

    /// <summary>A streaming step as a part.</summary>
    public static implicit operator Part(PipelineStep step) => new Streaming(step);

    /// <summary>A corpus filter as a part.</summary>
    public static implicit operator Part(CorpusFilter filter) => new CorpusWide(filter);
}
