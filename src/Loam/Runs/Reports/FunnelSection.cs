using Loam.Reporting;
using Loam.Reporting.Charts;
using Loam.Runs.Datasets;

namespace Loam.Runs.Reports;

/// <summary>The chapter on the way from pages to training text: what each step kept, and why the rest went.</summary>
static class FunnelSection
{
    public static Section From(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var steps = new List<FunnelStep>();
        foreach (var stage in stages.Where(s => !s.Name.EndsWith(".heldout", StringComparison.Ordinal)))
        {
            var lane = stage.Name.Split('.')[0];
            foreach (var step in datasets[stage.Name].Ledger.Steps)
            {
                // Steps that only look or edit keep everything: the chart shows where something goes.
                if (step.DroppedTotal == 0 && step.Step != "read" && step.Step != "rewrite" && step.Step != "blend")
                    continue;
                steps.Add(new(step.Step.Replace('_', ' '), step.In, step.Out, [.. step.Dropped.Select(d => new FunnelDrop(d.Key, d.Value))])
                {
                    Lane = lane,
                    Ink = step.Step is "rewrite" or "guard" ? Ink.Synthetic : step.Step == "blend" ? Ink.Blend : Ink.Organic,
                });
            }
        }
        var read = steps.FirstOrDefault();
        return new("From pages to training text", [new Figure("What each step kept, and why the rest went", new FunnelChart(steps),
            "Every drop has a reason, and the books balance at every step: in = out + dropped. Steps that dropped nothing are left out. Rewriting counts one item per page and style.")])
        {
            Lead = read is null ? null : $"Of {NumberText.Count(read.In)} records, {NumberText.Count(Organic(stages, datasets))} documents became training text.",
        };
    }

    // Documents of the organic chains that no other organic chain goes on from.
    static long Organic(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var organic = stages.Where(s => s is Stages.ChainStage && !IsSynthetic(s)).ToList();
        var continued = organic.SelectMany(s => s.Inputs).ToHashSet(StringComparer.Ordinal);
        return organic.Where(s => !continued.Contains(s.Name) && !s.Name.EndsWith(".heldout", StringComparison.Ordinal)).Sum(s => datasets[s.Name].Manifest.Documents ?? 0);

        bool IsSynthetic(Stage stage) => datasets[stage.Name].Ledger.Steps.Any(l => l.Step == "rewrite")
            || stage.Inputs.Any(i => IsSynthetic(stages.First(s => s.Name == i)));
    }
}
