using Loam.Documents;

namespace Loam.Guarding.Judging;

/// <summary>Why a rewrite is dropped on a judge's word.</summary>
public static class JudgeReasons
{
    /// <summary>The judge says that the source contradicts a sentence of which the rules were in doubt.</summary>
    public static readonly Reason Contradicted = new("guard.judged_contradicted", "The judge says that the source contradicts a sentence.");

    /// <summary>The judge says that the source does not say what a sentence says.</summary>
    public static readonly Reason NotStated = new("guard.judged_not_stated", "The judge says that a sentence says what the source does not.");
}
