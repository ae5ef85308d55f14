using Loam.Guarding.Corpus;
using Loam.Reporting;
using Loam.Reporting.Charts;
using Loam.Runs.Datasets;

namespace Loam.Runs.Reports;

/// <summary>The chapter on how many rewrites were dropped in the course of the run: a model that gets worse, a server with other weights, pages of another kind.</summary>
static class DriftSection
{
    /// <summary>The chapter; null when no step judged enough rewrites to draw a line.</summary>
    public static Section? From(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var blocks = new List<Block>();
        foreach (var stage in stages.Where(s => !s.Name.EndsWith(".heldout", StringComparison.Ordinal)))
        {
            foreach (var step in datasets[stage.Name].Ledger.Steps.Where(s => s.DroppedTotal > 0))
            {
                var series = step.Rejections.Where(r => r.Value.Asked.Length >= 4 && r.Value.Dropped.Sum() > 0).ToList();
                if (series.Count == 0)
                    continue;
                blocks.AddRange(series.Select(s => (Style: s.Key, Drift: RejectionDrift.In(s.Value))).Where(s => s.Drift is not null).Select(s => Warning(step.Step, s.Style, s.Drift!)));
                blocks.Add(new Figure($"{stage.Name}: what {step.Step.Replace('_', ' ')} dropped of each style, in the order of the dataset", new LineChart(
                    new Axis("Rewrites"), new Axis("Share dropped") { Form = NumberForm.Percent, Min = 0 }, [.. series.Select((s, i) => Line(s.Key, s.Value, (Ink)(i % 6)))])));
            }
        }
        return blocks.Count == 0 ? null : new("Rejections over the run", blocks) { Lead = "A level line is what a steady model on pages of one kind gives." };
    }

    static Notice Warning(string step, string style, RejectionDrift drift) => new(Tone.Caution, $"{style}: the share that {step} drops changed",
        $"From {NumberText.Percent(drift.Before)} of the first {NumberText.Count(drift.At)} rewrites to {NumberText.Percent(drift.After)} of the other {NumberText.Count(drift.Of - drift.At)}; by chance less than once in a thousand runs. "
        + "Look whether the model, its server or the kind of pages changed there.");

    static Line Line(string style, RejectionBlocks blocks, Ink ink)
    {
        var points = new List<Point>();
        var seen = 0;
        for (var i = 0; i < blocks.Asked.Length; i++)
        {
            points.Add(new(seen + blocks.Asked[i] / 2.0, blocks.Dropped[i] / (double)blocks.Asked[i]));
            seen += blocks.Asked[i];
        }
        return new(style, points, ink);
    }
}
