using Loam.Guarding.Judging;
using Loam.Runs.Datasets;

namespace Loam.Runs.Judging;

/// <summary>Rows of one label: what rules alone drop of them, and what rules and judge together drop.</summary>
/// <param name="Label"><c>faithful</c>, or the kind of flaw.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="ByRules">How many the rules drop.</param>
/// <param name="Together">How many rules and judge drop.</param>
public sealed record JudgedLabel(string Label, long Rows, long ByRules, long Together);

/// <summary>What a judge did in all, where no ledger keeps the books: <c>loam guard</c>. Filled in the order of the rows, so that the examples are the same whatever was answered first. Not thread-safe.</summary>
public sealed class JudgeTally
{
    readonly SortedDictionary<string, double> totals = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, List<Reject>> examples = new(StringComparer.Ordinal);

    readonly SortedDictionary<string, JudgedLabel> labels = new(StringComparer.Ordinal);

    /// <summary>What the judge changed for rows of which is known what is wrong with them, in ordinal order of labels; empty where no row has a label.</summary>
    public IReadOnlyList<JudgedLabel> Labels => [.. labels.Values];

    /// <summary>Named totals, as a ledger has them: <c>judge.asked</c>, <c>judge.overruled</c>, <c>requests</c>, <c>usd</c>, ….</summary>
    public IReadOnlyDictionary<string, double> Totals => totals;

    /// <summary>Rules against judge.</summary>
    public Agreement Agreement => Agreement.Of(totals);

    /// <summary>A few sentences worth showing, by kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Reject>> Examples => examples.ToDictionary(e => e.Key, e => (IReadOnlyList<Reject>)e.Value, StringComparer.Ordinal);

    /// <summary>Adds what was heard of one rewrite.</summary>
    /// <param name="id">The rewrite's.</param>
    /// <param name="hearing">What was asked and answered.</param>
    /// <param name="label">What is known to be wrong with it; null: nothing is known.</param>
    public void Add(string id, Hearing hearing, string? label = null)
    {
        if (label is not null)
        {
            var known = labels.GetValueOrDefault(label, new(label, 0, 0, 0));
            labels[label] = known with { Rows = known.Rows + 1, ByRules = known.ByRules + (hearing.Pair.ByRules ? 1 : 0), Together = known.Together + (hearing.Pair.Findings.Count > 0 ? 1 : 0) };
        }
        foreach (var (measure, amount) in hearing.Totals)
            totals[measure] = totals.GetValueOrDefault(measure) + amount;
        foreach (var (kind, evidence, excerpt) in hearing.Examples)
        {
            if (!examples.TryGetValue(kind, out var kept))
                examples[kind] = kept = [];
            if (kept.Count < StepLedger.SamplesPerReason)
                kept.Add(new(id, null, evidence, excerpt));
        }
    }
}
