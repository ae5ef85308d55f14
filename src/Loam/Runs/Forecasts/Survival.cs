using Loam.Rewriting;
using Loam.Runs.Datasets;

namespace Loam.Runs.Forecasts;

/// <summary>Which share of the answered rewrites was left at the end of a stage, in what is there of an earlier run of it.</summary>
static class Survival
{
    const int Fewest = 20;

    // What was never asked is not among those that an answer could fail for: a forecast leaves it out before it counts requests.
    static readonly string[] NeverAsked = [RewriteReasons.NotSelected.Code, RewriteReasons.TooShort.Code, RewriteReasons.TooDeep.Code];

    /// <summary>The share, or null where there is too little to tell.</summary>
    public static double? Of(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var ledger = Dataset.TryOpen(folder)?.Ledger ?? Directory.EnumerateFiles(folder, "*.done.json").Order(StringComparer.Ordinal)
            .Select(path => RunJson.Load(path, RunJson.Readable.ShardDone)?.Ledger).OfType<Ledger>()
            .Where(l => l.Steps.Any(s => s.Step == Rewrite)).Aggregate(Ledger.Empty, (sum, l) => sum.Steps.Length is 0 || sum.Steps.Length == l.Steps.Length ? sum.Plus(l) : sum);
        if (ledger.Steps.FirstOrDefault(s => s.Step == Rewrite) is not { } rewrite)
            return null;
        var asked = rewrite.In - NeverAsked.Sum(code => rewrite.Dropped.GetValueOrDefault(code));
        return asked < Fewest ? null : Math.Min(1, ledger.Steps[^1].Out / (double)asked);
    }

    const string Rewrite = "rewrite";
}
