namespace Loam.Runs;

/// <summary>The stages of a run, in an order in which each stands after all that it reads. Immutable.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Seed">The seed of all randomness.</param>
/// <param name="Stages">The stages.</param>
public sealed record RunPlan(string Name, ulong Seed, IReadOnlyList<Stage> Stages);
