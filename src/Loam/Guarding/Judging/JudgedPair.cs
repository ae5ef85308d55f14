namespace Loam.Guarding.Judging;

/// <summary>A sentence with a judge's answer.</summary>
/// <param name="Statement">The sentence.</param>
/// <param name="Text">Its words.</param>
/// <param name="Answer">What the judge says; null for an answer of which no use can be made.</param>
/// <param name="Trouble">Why none can be made; empty where there is an answer.</param>
public sealed record JudgedStatement(Statement Statement, string Text, JudgeAnswer? Answer, string Trouble)
{
    /// <summary>Whether the judge contradicts the rules; never where no use can be made of the answer.</summary>
    public bool Differs => Answer is not null && Answer.Ruling == Ruling.Supported == Statement.Dropped;
}

/// <summary>What rules and judge together say of a rewrite.</summary>
/// <param name="Findings">What drops it; none: it is kept.</param>
/// <param name="ByRules">Whether the rules alone drop it.</param>
/// <param name="Statements">What was asked, and answered.</param>
public sealed record JudgedPair(IReadOnlyList<Finding> Findings, bool ByRules, IReadOnlyList<JudgedStatement> Statements)
{
    const int LongestEvidence = 200;

    /// <summary>Whether the judge turned the rules' verdict over.</summary>
    public bool IsOverruled => ByRules != Findings.Count > 0;

    /// <summary>Puts a docket and the answers together.</summary>
    /// <remarks>
    /// A rewrite in doubt goes when one sentence is contradicted or not stated. One that the rules drop is saved when the judge finds every sentence supported for which they drop it, and no doubtful one wanting. Without a
    /// usable answer the rules' word stands.
    /// </remarks>
    public static JudgedPair Of(Docket docket, IReadOnlyList<JudgedStatement> statements)
    {
        var rescued = statements.Where(s => s.Statement.Purpose == Purpose.Rescue).ToList();
        if (docket.Findings.Count > 0 && (rescued.Count == 0 || rescued.Exists(s => s.Answer?.Ruling != Ruling.Supported)))
            return new(docket.Findings, true, statements);
        var against = statements.Where(s => s.Statement.Purpose == Purpose.Doubt && s.Answer is { Ruling: not Ruling.Supported });
        return new([.. against.OrderBy(s => s.Answer!.Ruling).Select(Finding)], docket.Findings.Count > 0, statements);
    }

    static Finding Finding(JudgedStatement judged)
    {
        var doubt = judged.Statement.Findings[0];
        var words = $"“{Excerpt.Of(judged.Text, LongestEvidence)}”";
        return new(
            judged.Answer!.Ruling == Ruling.Contradicted ? JudgeReasons.Contradicted : JudgeReasons.NotStated, judged.Statement.Span,
            judged.Answer.Why.Length > 0 ? $"{words}: {Excerpt.Of(judged.Answer.Why, LongestEvidence)}" : words, doubt.Nearest)
        {
            Doubt = doubt.Doubt,
            NearestSpan = doubt.NearestSpan,
        };
    }
}
