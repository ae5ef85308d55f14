using Loam.Guarding.Judging;
using Loam.Runs.Datasets;

namespace Loam.Runs.Judging;

/// <summary>What a judge did in all, where no ledger keeps the books: <c>loam guard</c>. Filled in the order of the rows, so that the examples are the same whatever was answered first. Not thread-safe.</summary>
public sealed class JudgeTally
{
    readonly SortedDictionary<string, double> totals = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, List<Reject>> examples = new(StringComparer.Ordinal);

    /// <summary>Named totals, as a ledger has them: <c>judge.asked</c>, <c>judge.overruled</c>, <c>requests</c>, <c>usd</c>, ….</summary>
    public IReadOnlyDictionary<string, double> Totals => totals;

    /// <summary>Rules against judge.</summary>
    public Agreement Agreement => Agreement.Of(totals);

    /// <summary>A few sentences worth showing, by kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Reject>> Examples => examples.ToDictionary(e => e.Key, e => (IReadOnlyList<Reject>)e.Value, StringComparer.Ordinal);

    /// <summary>Adds what was heard of one rewrite.</summary>
    public void Add(string id, Hearing hearing)
    {
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
