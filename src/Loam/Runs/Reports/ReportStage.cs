using System.Collections.Immutable;
using Loam.Reporting;
using Loam.Runs.Judging;
using Loam.Steps;

namespace Loam.Runs.Reports;

/// <summary>What a recipe's <c>report</c> says.</summary>
public sealed record ReportStageOptions
{
    /// <summary>The headline; null takes the stage's run name. Default: null.</summary>
    public string? Title { get; init; }

    /// <summary>How many pages are shown beside their rewrites, 0 to 50. Default: 4.</summary>
    public int Samples
    {
        get;
        init => field = value is >= 0 and <= 50 ? value : throw new ArgumentOutOfRangeException(nameof(value), "samples is 0 to 50");
    } = 4;
}

/// <summary>One self-contained HTML file about everything that ran before it: a view over ledgers, plans and verdicts.</summary>
/// <remarks>Holds no times and no dates: the same run gives the same bytes.</remarks>
public sealed class ReportStage(StageSite site, ReportStageOptions options) : Stage(site.Name, [.. site.Earlier.Select(s => s.Name)])
{
    /// <summary>The file's name in the stage's folder.</summary>
    public const string FileName = "report.html";

    readonly IReadOnlyList<Stage> stages = [.. site.Earlier];

    /// <inheritdoc/>
    public override ImmutableArray<string> What { get; } = [$"report/1 {CanonicalText.Of(options)} {site.RunName}", .. site.Earlier.Select(s => s.Name)];

    /// <inheritdoc/>
    public override async Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation)
    {
        context.Observer.Started(Name, 0);
        var chapters = stages.Select(s => (Stage: s, Headline: s.Headline(context.Inputs[s.Name]).ToList(), Sections: s.Describe(context.Inputs[s.Name]).ToList())).ToList();
        // Two trials or two blends have chapters of one title: their stages' names tell them apart.
        var twice = chapters.SelectMany(c => c.Sections).CountBy(s => s.Title).Where(t => t.Value > 1).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var several = chapters.Count(c => c.Headline.Count > 0) > 1;
        IEnumerable<Section> Named(Stage stage, IEnumerable<Section> own) => own.Select(s => twice.Contains(s.Title) ? s with { Title = $"{s.Title} ({stage.Name})" } : s);
        List<Section> sections =
        [
            // The verdict comes first: everything else is how it came about.
            .. chapters.Where(c => c.Headline.Count > 0).SelectMany(c => Named(c.Stage, c.Sections)),
            FunnelSection.From(stages, context.Inputs),
            .. chapters.Where(c => c.Headline.Count == 0).SelectMany(c => Named(c.Stage, c.Sections)),
        ];
        if (CostSection.From(stages, context.Inputs) is { } costs)
            sections.Add(costs);
        if (DriftSection.From(stages, context.Inputs) is { } drift)
            sections.Add(drift);
        if (JudgeSection.From(stages.Select(s => context.Inputs[s.Name].Ledger)) is { } judging)
            sections.Add(judging);
        if (options.Samples > 0 && await SampleSection.FromAsync(context.Inputs, options.Samples, context.Seed, cancellation).ConfigureAwait(false) is { } samples)
            sections.Add(samples);
        if (DropSection.From(stages, context.Inputs) is { } drops)
            sections.Add(drops);
        sections.Add(MakingSection.From(stages, context.Inputs));
        var report = new Report(
            options.Title ?? site.RunName,
            "What came in, what stayed and why, what was written from it, and what it is worth.",
            [
                .. chapters.SelectMany(c => c.Headline.Select(b => several && b is Notice notice ? notice with { Headline = $"{c.Stage.Name}: {notice.Headline}" } : b)),
                RunFigures.Of(stages, context.Inputs)],
            sections)
        {
            Footer = [$"Made by loam; seed {context.Seed}, fingerprint {context.Fingerprint}."],
        };
        var path = Path.Combine(context.Folder, FileName);
        using (var stream = File.Create(path))
            ReportWriter.Write(report, stream);
        return StageOutput.OfFiles(FileName);
    }
}
