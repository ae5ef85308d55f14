using Loam.Documents;

namespace Loam.Blending;

/// <summary>What a blend will hold, before it is written: exact, and never above the budget.</summary>
/// <param name="Budget">Tokens planned for: what was asked, or less where the budget was shrunk.</param>
/// <param name="Tokens">Tokens that whole documents reach.</param>
/// <param name="Parts">The parts in the order of the options.</param>
/// <param name="Warnings">What a person should know, each one sentence; empty when all is well.</param>
public sealed record BlendPlan(long Budget, long Tokens, IReadOnlyList<BlendPartPlan> Parts, IReadOnlyList<string> Warnings);

/// <summary>What one part gives to a blend.</summary>
public sealed record BlendPartPlan
{
    /// <summary>The part's name.</summary>
    public required string Name { get; init; }

    /// <summary>Share of the tokens that was asked for.</summary>
    public required double ShareAsked { get; init; }

    /// <summary>Share of the blend's tokens that was reached.</summary>
    public required double ShareAchieved { get; init; }

    /// <summary>Tokens asked for: the share of the budget.</summary>
    public required long TargetTokens { get; init; }

    /// <summary>Tokens reached, repetitions included.</summary>
    public required long Tokens { get; init; }

    /// <summary>Documents that could be chosen: with tokens, within the sibling cap.</summary>
    public required long AvailableDocuments { get; init; }

    /// <summary>Tokens of those, each counted once.</summary>
    public required long AvailableTokens { get; init; }

    /// <summary>Different documents chosen.</summary>
    public required long Documents { get; init; }

    /// <summary>Tokens of those, each counted once.</summary>
    public required long UniqueTokens { get; init; }

    /// <summary>Documents written: every repetition counts.</summary>
    public required long Copies { get; init; }

    /// <summary>How often the part's tokens are seen on average: <see cref="Tokens"/> over <see cref="UniqueTokens"/>.</summary>
    public double Epochs => UniqueTokens == 0 ? 0 : (double)Tokens / UniqueTokens;

    /// <summary>How many new tokens the repeated ones are worth (<see cref="DataConstrainedLaw"/>).</summary>
    public double EffectiveTokens => DataConstrainedLaw.EffectiveTokens(Tokens, UniqueTokens);
}

/// <summary>Why a document is not in the blend.</summary>
public static class BlendReasons
{
    /// <summary>The part's share was reached without it.</summary>
    public static readonly Reason Budget = new("blend.budget", "The part's share of the tokens was reached without this document.");

    /// <summary>Enough other rewrites of the same organic document were chosen.</summary>
    public static readonly Reason Siblings = new("blend.siblings", "More rewrites of one document than the blend may hold.");

    /// <summary>The text has no tokens.</summary>
    public static readonly Reason Empty = new("blend.empty", "The text has no tokens.");
}
