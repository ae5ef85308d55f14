using Loam.Reporting;
using Loam.Rewriting.Money;
using Loam.Runs.Datasets;

namespace Loam.Runs.Reports;

/// <summary>The chapter on money: what each stage's rewrites cost, by style, and what a million accepted tokens came to.</summary>
static class CostSection
{
    public static Section? From(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (var (stage, dataset) in stages.Select(s => (s.Name, datasets[s.Name])))
        {
            if (RewriteCost.Of(dataset) is not { } all)
                continue;
            var styles = RewriteCost.ByStyle(dataset.Ledger, dataset.Manifest);
            rows.AddRange(styles.Select(s => Row(stage, s.Style, s.Cost)));
            if (styles.Count != 1)
                rows.Add(Row(stage, "all", all));
        }
        return rows.Count == 0 ? null : new("What it cost",
        [
            new Table(
                [new("Stage"), new("Style"), new("Requests", Align.End), new("US dollars", Align.End), new("Accepted tokens", Align.End), new("Dollars per million accepted", Align.End)],
                rows),
            new Prose("All answers that the data was made of, also those that were dropped afterwards; accepted are the tokens of the documents that came out of the stage. Tries without an answer are not in it: they are in the account beside the answer cache."),
        ]);
    }

    static IReadOnlyList<Cell> Row(string stage, string style, RewriteCost cost) =>
    [
        stage, style, NumberText.Count(cost.Requests), Dollars.Text(cost.Usd), NumberText.Count((long)cost.AcceptedTokens),
        cost.PerMillionAccepted is { } each ? Dollars.Text(each) : "-",
    ];
}
