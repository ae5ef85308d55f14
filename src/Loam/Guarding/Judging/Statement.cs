using Loam.Documents;

namespace Loam.Guarding.Judging;

/// <summary>What a judge's word on a sentence is for.</summary>
public enum Purpose
{
    /// <summary>The rules let the sentence pass, in doubt: the judge decides.</summary>
    Doubt,

    /// <summary>The rules drop the rewrite for the sentence, not quite sure: the judge may save it.</summary>
    Rescue,

    /// <summary>The rules are sure: the judge is asked to measure the two, and decides nothing.</summary>
    Audit,
}

/// <summary>A sentence of a rewrite to be asked about.</summary>
/// <param name="Span">Where in the rewrite.</param>
/// <param name="Findings">What the rules have against it, the most doubtful first; none where they see nothing.</param>
/// <param name="Dropped">Whether the rules drop the rewrite for it.</param>
/// <param name="Purpose">What the answer is for.</param>
public sealed record Statement(Range Span, IReadOnlyList<Finding> Findings, bool Dropped, Purpose Purpose)
{
    /// <summary>The largest doubt, 0 where there is none.</summary>
    public double Doubt => Findings.Count == 0 ? 0 : Findings[0].Doubt;

    /// <summary>The most doubtful finding's reason, or null.</summary>
    public Reason? Reason => Findings.Count == 0 ? null : Findings[0].Reason;
}
