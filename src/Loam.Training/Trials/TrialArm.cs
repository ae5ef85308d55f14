using Loam.Documents;

namespace Loam.Training.Trials;

/// <summary>One side of a trial: a named data set.</summary>
/// <param name="Name">Its name in results, e.g. <c>organic</c>.</param>
/// <param name="Documents">Opens the data set anew; it is read three times, in any order, each time the same documents.</param>
public sealed record TrialArm(string Name, Func<IAsyncEnumerable<Document>> Documents);

/// <summary>What a trial is doing.</summary>
public enum TrialPhase
{
    /// <summary>Reading the arms: samples for the tokenizer, families that leak. Counted in arms.</summary>
    Survey,

    /// <summary>Learning the tokenizer, then counting each arm's tokens. Counted in arms.</summary>
    Count,

    /// <summary>Drawing each seed's documents. Counted in arms.</summary>
    Draw,

    /// <summary>Training and scoring. Counted in runs.</summary>
    Train,

    /// <summary>Working out intervals. Counted in comparisons.</summary>
    Judge,
}

/// <summary>How far a trial is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Done">How many arms, runs or comparisons are done.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct TrialProgress(TrialPhase Phase, int Done, int Total);
