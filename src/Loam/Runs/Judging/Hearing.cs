using Loam.Documents;
using Loam.Guarding.Judging;
using Loam.Rewriting;

namespace Loam.Runs.Judging;

/// <summary>What became of the questions about one rewrite.</summary>
/// <param name="Pair">What rules and judge say; while answers are missing, what the rules say.</param>
/// <param name="Answers">What the engine said.</param>
public sealed record Hearing(JudgedPair Pair, IReadOnlyList<RewriteAnswer> Answers)
{
    /// <summary>What the ledger calls the judge among the styles that cost money.</summary>
    public const string Style = "judge";

    /// <summary>True when answers are still to come: nothing is decided yet. Default: false.</summary>
    public bool Pending { get; init; }

    /// <summary>Why a question was left unanswered; keep where none was. Default: keep.</summary>
    public Verdict Outage { get; init; }

    /// <summary>The totals that go into the ledger; the same whether an answer was paid for in this run or remembered.</summary>
    public IEnumerable<(string Measure, double Amount)> Totals
    {
        get
        {
            if (Pair.Statements.Count == 0)
                yield break;
            yield return ("judge.asked", Pair.Statements.Count(s => s.Statement.Purpose != Purpose.Audit));
            yield return ("judge.audited", Pair.Statements.Count(s => s.Statement.Purpose == Purpose.Audit));
            yield return ("judge.unusable", Pair.Statements.Count(s => s.Answer is null));
            yield return ("judge.overruled", Pair.IsOverruled ? 1 : 0);
            foreach (var cell in Pair.Statements.CountBy(Agreement.MeasureOf))
                yield return (cell.Key, cell.Value);
            yield return ("requests", Answers.Count);
            yield return ("tokens.in", Answers.Sum(answer => answer.InputTokens));
            yield return ("tokens.out", Answers.Sum(answer => answer.OutputTokens));
            if (Answers.Sum(answer => answer.Usd) is > 0 and { } usd)
            {
                yield return (Rewrite.Cost, usd);
                yield return ($"{Rewrite.Cost}.{Style}", usd);
                yield return ($"requests.{Style}", Answers.Count);
            }
        }
    }

    /// <summary>Sentences worth showing, by kind: where judge and rules differ, and answers of which no use can be made.</summary>
    public IEnumerable<(string Kind, string Evidence, string Excerpt)> Examples => Pair.Statements.Where(s => s.Differs || s.Answer is null).Select(s => (
        s.Answer is null ? Unusable : s.Statement.Purpose == Purpose.Audit ? Differing : Decided,
        $"rules: {(s.Statement.Dropped ? "drop" : "keep")}{(s.Statement.Reason is { } reason ? $" ({reason}, doubt {s.Statement.Doubt.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)})" : "")}; judge: "
        + (s.Answer is { } answer ? JudgeAnswer.Word(answer.Ruling) + (answer.Why.Length > 0 ? $", {answer.Why}" : "") : $"unusable, {s.Trouble}"),
        s.Text));

    /// <summary>The kind of audited sentences of which rules and judge differ.</summary>
    public const string Differing = "judge.differing";

    /// <summary>The kind of doubtful sentences that the judge decided otherwise than the rules would have.</summary>
    public const string Decided = "judge.decided";

    /// <summary>The kind of sentences with an answer of which no use can be made.</summary>
    public const string Unusable = "judge.unusable";
}
