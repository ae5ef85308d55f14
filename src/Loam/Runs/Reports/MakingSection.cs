using Loam.Reporting;
using Loam.Runs.Datasets;

namespace Loam.Runs.Reports;

/// <summary>The chapter on how it was made: every stage with what decides its output, so that the run can be made again.</summary>
static class MakingSection
{
    public static Section From(IReadOnlyList<Stage> stages, IReadOnlyDictionary<string, Dataset> datasets)
    {
        var rows = stages.Select(s => (IReadOnlyList<Cell>)[
            s.Name,
            string.Join(", ", s.Inputs),
            NumberText.Count(datasets[s.Name].Manifest.Documents ?? 0),
            datasets[s.Name].Manifest.Fingerprint[..12]]);
        var what = string.Join("\n\n", stages.Select(s => $"{s.Name}\n{string.Join('\n', s.What.Take(40).Select(w => "  " + w))}{(s.What.Length > 40 ? $"\n  … and {s.What.Length - 40} more" : "")}"));
        return new("How it was made",
        [
            new Table([new("Stage"), new("Reads"), new("Documents", Align.End), new("Fingerprint")], [.. rows]),
            new Fold("Steps and options of every stage", new Listing(what)),
        ]);
    }
}
