using System.Collections.Immutable;
using Loam.Measuring;
using Loam.Reporting;
using Loam.Runs.Datasets;
using Loam.Steps;

namespace Loam.Runs.Stages;

/// <summary>What a recipe's <c>measure</c> says besides <see cref="MeasureOptions"/>.</summary>
public sealed record MeasureStageOptions
{
    /// <summary>The stage of the organic side. No default.</summary>
    public string Organic { get; init; } = "";

    /// <summary>The stage of the synthetic side. No default.</summary>
    public string Synthetic { get; init; } = "";

    /// <summary>Seed of samples and splits; null takes the run's. Default: null.</summary>
    public long? Seed { get; init; }
}

/// <summary>Measures synthetic against organic text and keeps the figures as <c>report.json</c>.</summary>
public sealed class MeasureStage : Stage
{
    /// <summary>The file's name in the stage's folder.</summary>
    public const string FileName = "report.json";

    readonly MeasureOptions options;

    /// <summary>A stage over the two sides named in the options.</summary>
    public MeasureStage(StageSite site, MeasureStageOptions stage, MeasureOptions options)
        : base(site.Name, [Side(site, stage.Organic, "organic"), Side(site, stage.Synthetic, "synthetic")])
    {
        this.options = options with { Seed = stage.Seed ?? (long)site.Seed };
        What = [$"measure/1 {CanonicalText.Of(this.options)}"];
    }

    static string Side(StageSite site, string stage, string side) => stage.Length > 0
        ? site.ResolveDocuments(stage)
        : throw site.At.Error($"'measure' needs both sides: {{ organic: STAGE, synthetic: STAGE }}; '{side}' is missing");

    /// <inheritdoc/>
    public override ImmutableArray<string> What { get; }

    /// <inheritdoc/>
    public override async Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation)
    {
        context.Observer.Started(Name, 0);
        var report = await Measurement.RunAsync(
            context.Inputs[Inputs[0]].ReadAsync(cancellation), context.Inputs[Inputs[1]].ReadAsync(cancellation), options, null, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(context.Folder, FileName), report.ToJson(), cancellation).ConfigureAwait(false);
        return StageOutput.OfFiles(FileName);
    }

    /// <inheritdoc/>
    public override IEnumerable<Section> Describe(Dataset dataset) =>
        [MeasureSection.From(MeasureReport.FromJson(File.ReadAllText(Path.Combine(dataset.Folder, FileName))))];
}
