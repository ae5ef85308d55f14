using Loam.Rewriting;
using Loam.Runs.Stages;

namespace Loam.Runs;

/// <summary>The stages of a run, in an order in which each stands after all that it reads. Immutable; owns the engines of its rewriting steps, which are disposed with it.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Seed">The seed of all randomness.</param>
/// <param name="Stages">The stages.</param>
public sealed record RunPlan(string Name, ulong Seed, IReadOnlyList<Stage> Stages) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var step in Stages.OfType<ChainStage>().SelectMany(stage => stage.Steps).OfType<RewriteStep>())
            step.Engine.Dispose();
    }
}
