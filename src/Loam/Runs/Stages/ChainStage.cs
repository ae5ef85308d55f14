using System.Collections.Immutable;
using Loam.Blending;
using Loam.Guarding.Corpus;
using Loam.Rewriting;
using Loam.Runs.Datasets;
using Loam.Runs.Execution;
using Loam.Steps;

namespace Loam.Runs.Stages;

/// <summary>What a chain's <c>split</c> holds back.</summary>
public sealed record SplitOptions
{
    /// <summary>The share of families that is held out for evaluation, above 0 and below 1. Default: 5%.</summary>
    public double Heldout
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "the held-out share lies above 0% and below 100%");
    } = 0.05;
}

/// <summary>How a chain writes its shards.</summary>
public sealed record ShardFormat
{
    /// <summary>The ending of shards: <c>.jsonl</c>, <c>.jsonl.gz</c> or <c>.jsonl.zst</c>. Default: <c>.jsonl.zst</c>.</summary>
    public string Ending { get; init; } = ".jsonl.zst";

    /// <summary>Whether everything that is dropped is written, too, beside each shard. Default: false; the ledger keeps examples.</summary>
    public bool KeepRejects { get; init; }
}

/// <summary>A chain of steps over one or more datasets, with at most one corpus-wide filter, at its head.</summary>
public sealed class ChainStage : Stage
{
    readonly ShardFormat format;

    ChainStage(string name, IReadOnlyList<string> inputs, CorpusFilter? head, IReadOnlyList<PipelineStep> steps, ShardFormat format, Ingredients adds)
        : base(name, inputs)
    {
        Adds = adds;
        Head = head;
        Steps = steps;
        this.format = format;
        var identities = steps.Select(s => s.Identity);
        What = [.. (head is null ? identities : identities.Prepend(head.Identity)).Select(i => $"{i.Name}/{i.Version} {i.Options}"), CanonicalText.Of(format)];
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> What { get; }

    /// <summary>The filter that sees the whole corpus before anything passes, or null.</summary>
    internal CorpusFilter? Head { get; }

    /// <summary>The streaming steps, in order.</summary>
    internal IReadOnlyList<PipelineStep> Steps { get; }

    /// <inheritdoc/>
    public override Ingredients Adds { get; }

    /// <summary>The stages that a chain becomes: one per barrier, and one per side of a split.</summary>
    /// <param name="name">The name of the last one, and the stem of the others.</param>
    /// <param name="inputs">What the first one reads.</param>
    /// <param name="parts">The links.</param>
    /// <param name="split">What to hold out, or null.</param>
    /// <param name="seed">The run's seed: decides who is held out.</param>
    /// <param name="format">How the last one writes its shards. Default: zstd, without rejects.</param>
    public static List<Stage> Chain(
        string name, IReadOnlyList<string> inputs, IReadOnlyList<Part> parts, SplitOptions? split, ulong seed, ShardFormat? format = null)
    {
        format ??= new();
        parts = Finished(parts, seed);
        var segments = new List<(CorpusFilter? Head, List<PipelineStep> Steps)>();
        foreach (var part in parts)
        {
            if (part is Part.CorpusWide corpus)
                segments.Add((corpus.Filter, []));
            else if (segments.Count == 0)
                segments.Add((null, [((Part.Streaming)part).Step]));
            else
                segments[^1].Steps.Add(((Part.Streaming)part).Step);
        }
        if (segments.Count == 0)
            segments.Add((null, []));
        // Each stage of the chain names only what is found in its texts: nothing before the rewriting is.
        var adds = parts.Aggregate(Ingredients.None, (sum, part) => sum.Plus(part.Adds));
        var stages = new List<Stage>();
        for (var i = 0; i < segments.Count; i++)
        {
            var last = i == segments.Count - 1 && split is null;
            var stage = new ChainStage(last ? name : $"{name}.{i + 1}", inputs, segments[i].Head, segments[i].Steps, last ? format : format with { Ending = new ShardFormat().Ending }, adds);
            stages.Add(stage);
            inputs = [stage.Name];
        }
        if (split is not null)
        {
            stages.Add(new ChainStage(name, inputs, null, [Side(SplitSide.Train)], format, Ingredients.None));
            stages.Add(new ChainStage($"{name}.heldout", inputs, null, [Side(SplitSide.HeldOut)], format, Ingredients.None));
        }
        return stages;

        HeldOutSplit Side(SplitSide side) => new(new() { Share = split.Heldout, Keep = side, Seed = (long)seed });
    }

    /// <summary>The links with a <see cref="FinishRewrite"/> behind each guard (its last step is a <see cref="CorpusStep"/>), and behind each rewriting that no guard follows.</summary>
    static List<Part> Finished(IReadOnlyList<Part> parts, ulong seed)
    {
        var finished = new List<Part>(parts.Count + 1);
        RewriteStep? open = null;
        foreach (var part in parts)
        {
            if (open is not null && StepOf(part) is RewriteStep)
                Finish(open);
            finished.Add(part);
            if (StepOf(part) is RewriteStep rewrite)
                open = rewrite;
            else if (StepOf(part) is CorpusStep)
                Finish(open);
        }
        if (open is not null)
            Finish(open);
        return finished;

        void Finish(RewriteStep? rewriting)
        {
            finished.Add(rewriting?.Finisher(seed) ?? new FinishRewrite([], seed));
            open = null;
        }
    }

    static PipelineStep? StepOf(Part part) => (part as Part.Streaming)?.Step;

    /// <inheritdoc/>
    public override Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation) =>
        new ShardLoop(context, Name, Inputs, Head, Steps, format).RunAsync(cancellation);
}
