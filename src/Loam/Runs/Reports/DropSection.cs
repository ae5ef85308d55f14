using Loam.Reporting;
using Loam.Runs.Datasets;

namespace Loam.Runs.Reports;

/// <summary>The chapter on what was dropped: every reason with its count and an example, to judge the rules by.</summary>
static class DropSection
{
    const int ExcerptLength = 220;

    public static Section? From(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var blocks = new List<Block>();
        foreach (var stage in stages.Where(s => !s.Name.EndsWith(".heldout", StringComparison.Ordinal)))
        {
            var rows = (
                from step in datasets[stage.Name].Ledger.Steps
                from drop in step.Dropped.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal)
                let example = step.Rejects[drop.Key][0]
                select (IReadOnlyList<Cell>)[
                    new Cell(drop.Key) { Note = step.Step },
                    new Cell(NumberText.Count(drop.Value)) { Bar = (double)drop.Value / step.In },
                    new Cell(example.Evidence) { Note = example.Url ?? example.Id },
                    Clip(example.Excerpt)]).ToList();
            if (rows.Count > 0)
                blocks.Add(new Fold(
                    $"{stage.Name}: {rows.Count} {(rows.Count == 1 ? "reason" : "reasons")}", new Table([new("Reason"), new("Dropped", Align.End), new("Example: evidence"), new("Example: text")], rows)));
        }
        return blocks.Count == 0 ? null : new("What was dropped", blocks) { Lead = "Each reason with an example. More of them stand in the ledgers of the run's folder." };
    }

    static string Clip(string text) => text.Length <= ExcerptLength ? text : text[..ExcerptLength] + " …";
}
