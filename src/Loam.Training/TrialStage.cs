using System.Collections.Immutable;
using Loam.Documents;
using Loam.Reporting;
using Loam.Runs;
using Loam.Runs.Datasets;
using Loam.Steps;
using Loam.Training.Trials;

namespace Loam.Training;

/// <summary>What a recipe's <c>trial</c> says besides <see cref="TrialOptions"/>.</summary>
public sealed record TrialStageOptions
{
    /// <summary>Names of arms with their stages; the first is the baseline: <c>{ organic: organic, blend: blend }</c>. No default.</summary>
    public IReadOnlyDictionary<string, string> Arms { get; init; } = new OrderedDictionary<string, string>();

    /// <summary>The stage with the held-out text, organic as a rule; null takes the held-out side of every split above. Default: null.</summary>
    public string? Heldout { get; init; }

    /// <summary>Seed of draws and orders; null takes the run's. Default: null.</summary>
    public long? Seed { get; init; }
}

/// <summary>The trial as a stage of a recipe: trains the arms, keeps <c>verdict.json</c>, and heads the report with the verdict.</summary>
public sealed class TrialStage : Stage
{
    /// <summary>The file's name in the stage's folder.</summary>
    public const string FileName = "verdict.json";

    /// <summary>How recipes name it.</summary>
    public static StageKind Kind { get; } = new(
        "trial", "Trains matched small models on each arm and says which data helps or harms.",
        [typeof(TrialStageOptions), typeof(TrialOptions)], null, (o, site) => new TrialStage(site, (TrialStageOptions)o[0], (TrialOptions)o[1]));

    readonly TrialOptions options;
    readonly TrialStageOptions stage;
    readonly IReadOnlyList<string> heldout;

    TrialStage(StageSite site, TrialStageOptions stage, TrialOptions options)
        : base(site.Name, [.. stage.Arms.Values.Select(site.ResolveDocuments).Concat(HeldOut(site, stage)).Distinct()])
    {
        if (stage.Arms.Count < 2)
            throw site.At.Error("a trial compares two arms or more, e.g. arms: { organic: organic, blend: blend }");
        this.stage = stage;
        this.options = options with { Seed = stage.Seed ?? (long)site.Seed };
        heldout = [.. HeldOut(site, stage)];
        What = [
            $"trial/1 {CanonicalText.Of(this.options)}",
            // The order of arms matters: the first is the baseline.
            .. stage.Arms.Select(a => $"arm {a.Key} {a.Value}"), .. heldout.Select(h => $"heldout {h}")];
    }

    static IEnumerable<string> HeldOut(StageSite site, TrialStageOptions stage)
    {
        if (stage.Heldout is { } named)
            return [site.ResolveDocuments(named)];
        var splits = site.Earlier.Select(s => s.Name).Where(n => n.EndsWith(".heldout", StringComparison.Ordinal)).ToList();
        return splits.Count > 0 ? splits : throw site.At.Error(
            "a trial needs held-out organic text: give an earlier stage 'split: { heldout: 5% }', or name a stage with 'heldout'");
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> What { get; }

    /// <inheritdoc/>
    public override async Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation)
    {
        context.Observer.Started(Name, 0);
        var held = await DrawAsync(context, cancellation).ConfigureAwait(false);
        var arms = stage.Arms.Select(a => new TrialArm(a.Key, () => context.Inputs[a.Value].ReadAsync(cancellation))).ToList();
        var result = await new Trial(options, context.Workers)
            .RunAsync(arms, held, new Relay(context.Observer, Name), cancellation).ConfigureAwait(false);
        using (var stream = File.Create(Path.Combine(context.Folder, FileName)))
            result.Save(stream);
        return StageOutput.OfFiles(FileName);
    }

    // The documents with the smallest draws: the same ones whatever the shards.
    async Task<IReadOnlyList<Document>> DrawAsync(StageContext context, CancellationToken cancellation)
    {
        var chosen = new PriorityQueue<Document, ulong>();
        foreach (var name in heldout)
        {
            await foreach (var document in context.Inputs[name].ReadAsync(cancellation).ConfigureAwait(false))
            {
                chosen.Enqueue(document, ulong.MaxValue - SeededRandom.For((ulong)options.Seed, "heldout", document.Id).Next());
                if (chosen.Count > (options.MaxHeldOutDocuments ?? int.MaxValue))
                    chosen.Dequeue();
            }
        }
        return [.. chosen.UnorderedItems.Select(i => i.Element).OrderBy(d => d.Id.Source, StringComparer.Ordinal).ThenBy(d => d.Id.Key, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public override IEnumerable<Section> Describe(Dataset dataset) => [TrialSection.From(Load(dataset))];

    /// <inheritdoc/>
    public override IEnumerable<Block> Headline(Dataset dataset) => TrialSection.Notices(Load(dataset));

    /// <inheritdoc/>
    public override IEnumerable<string> Conclude(Dataset dataset) =>
        Load(dataset) is var result ? result.Comparisons.Select(c => $"{Name}: {c.Explanation}").Concat(result.Warnings.Select(w => $"note: {w}")) : [];

    static TrialResult Load(Dataset dataset)
    {
        var path = Path.Combine(dataset.Folder, FileName);
        using var stream = File.OpenRead(path);
        return TrialResult.Load(stream, path);
    }

    sealed class Relay(RunObserver observer, string stage) : IProgress<TrialProgress>
    {
        TrialPhase? last;

        public void Report(TrialProgress value)
        {
            if (value.Phase == TrialPhase.Train || value.Phase != last)
                observer.Noted(stage, $"{value.Phase.ToString().ToLowerInvariant()} {value.Done} of {value.Total}");
            last = value.Phase;
        }
    }
}
