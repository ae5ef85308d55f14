using Loam.Reporting;
using Loam.Runs.Datasets;

namespace Loam.Runs.Reports;

/// <summary>The run in five numbers, each beside what it is a part of.</summary>
static class RunFigures
{
    public static KeyFigures Of(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var figures = new List<KeyFigure>();
        var steps = stages.SelectMany(s => datasets[s.Name].Ledger.Steps).ToList();
        if (steps.FirstOrDefault(s => s.Step == "read") is { } read)
            figures.Add(new("Records read", NumberText.Count(read.In), read.DroppedTotal > 0 ? $"{NumberText.Count(read.DroppedTotal)} of them no readable page" : "all readable pages"));
        foreach (var stage in stages.Where(s => s is Stages.ChainStage && !s.Name.Contains('.', StringComparison.Ordinal)))
        {
            var (manifest, ledger) = (datasets[stage.Name].Manifest, datasets[stage.Name].Ledger);
            var words = $"{NumberText.Count(manifest.Words ?? 0)} words";
            figures.Add(ledger.Steps.FirstOrDefault(s => s.Step == "rewrite") is { } rewrite
                ? new($"Rewrites in {stage.Name}", NumberText.Count(manifest.Documents ?? 0), $"of {NumberText.Count(rewrite.In)} asked for; {words}")
                : new($"Documents in {stage.Name}", NumberText.Count(manifest.Documents ?? 0), words));
        }
        foreach (var blend in steps.Where(s => s.Step == "blend"))
            figures.Add(new("Tokens in the blend", NumberText.Count((long)blend.Measures.GetValueOrDefault("tokens")), "exactly counted"));
        return new([.. figures.Take(1), .. figures.Skip(1).TakeLast(5)]);
    }
}
