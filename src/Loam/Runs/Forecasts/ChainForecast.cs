using Loam.Blending;
using Loam.Rewriting;
using Loam.Runs.Execution;
using Loam.Runs.Judging;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs.Forecasts;

/// <summary>Sends the sample through one chain, in memory; requests are counted, not sent.</summary>
sealed class ChainForecast(ChainStage stage, ulong seed, ForecastOptions options, Func<bool> deadline)
{
    /// <summary>What its paid rewriting steps would ask, in order.</summary>
    public List<RequestTally> Asked { get; } = [];

    /// <summary>What its judges would be asked, in order.</summary>
    public List<QuestionTally> Judged { get; } = [];

    /// <summary>Names of filters that need the whole corpus and were left out, since the sample is only a part of it.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>Whether rewriting was not done, and so neither what comes behind it: what is dropped there is not known.</summary>
    public bool HasUnknownDrops { get; private set; }

    /// <summary>Seconds of processor time of the steps that were run, by strand and unit.</summary>
    public List<(Strand Strand, double[] Seconds)> Worked { get; } = [];

    /// <summary>The strands behind the chain.</summary>
    public async Task<IReadOnlyList<Strand>> RunAsync(IReadOnlyList<Strand> inputs, double survival, CancellationToken cancellation)
    {
        var strands = Head(inputs, cancellation);
        for (var next = 0; next < stage.Steps.Count;)
        {
            var start = next;
            if (stage.Steps[next] is RewriteStep { Engine.IsFree: false } rewrite)
            {
                var tally = new RequestTally(rewrite);
                Asked.Add(tally);
                strands = [.. strands.Select(s => tally.Count(s, seed, survival, cancellation))];
                tally.LookForAnswers(cancellation);
                HasUnknownDrops = true;
                next++;
                continue;
            }
            if (stage.Steps[next] is JudgeStep { Judge.Engine.IsFree: false } judge)
            {
                var tally = new QuestionTally(judge);
                Judged.Add(tally);
                strands = [.. strands.Select(s => tally.Count(s, seed, cancellation))];
                tally.LookForAnswers(cancellation);
                HasUnknownDrops = true;
                next++;
                continue;
            }
            while (next < stage.Steps.Count && !IsAsked(stage.Steps[next]))
                next++;
            PipelineStep[] steps = [.. stage.Steps.Skip(start).Take(next - start)];
            strands = [.. await Task.WhenAll(strands.Select(s => ThroughAsync(s, steps, cancellation))).ConfigureAwait(false)];
        }
        return strands;
    }

    static bool IsAsked(PipelineStep step) => step is RewriteStep { Engine.IsFree: false } or JudgeStep { Judge.Engine.IsFree: false };

    // The whole corpus can be judged when the sample is the whole corpus, and is in memory.
    IReadOnlyList<Strand> Head(IReadOnlyList<Strand> strands, CancellationToken cancellation)
    {
        if (stage.Head is not { } head)
            return strands;
        if (strands.Any(s => !s.Frame.IsWhole || s.HasUnwritten))
        {
            LeftOut.Add(head.Identity.Name);
            return strands;
        }
        var scratch = Directory.CreateTempSubdirectory("loam-plan-");
        try
        {
            var shards = strands.SelectMany(s => s.Items).Select(i => i ?? []).ToList();
            using var pass = head.Begin(shards.Count, scratch.FullName);
            for (var shard = 0; shard < shards.Count; shard++)
                for (var i = 0; i < shards[shard].Count; i++)
                    pass.Observe(new(shard, i), shards[shard][i].Document);
            pass.Conclude(cancellation);
            var offset = 0;
            return [.. strands.Select(Judge).ToList()];

            Strand Judge(Strand strand)
            {
                var first = offset;
                offset += strand.Items.Length;
                return strand with
                {
                    Items = [.. strand.Items.Select((items, u) => items is null ? null : (IReadOnlyList<Item>)[.. items.Where((item, i) => !pass.Judge(new(first + u, i), item.Document).Drops)])],
                };
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    async Task<Strand> ThroughAsync(Strand strand, PipelineStep[] steps, CancellationToken cancellation)
    {
        var items = new IReadOnlyList<Item>?[strand.Items.Length];
        var seconds = new double[items.Length];
        HasUnknownDrops |= strand.HasUnwritten && steps.Any(s => s is not (HeldOutSplit or FinishRewrite));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellation };
        await Parallel.ForAsync(0, items.Length, parallel, async (unit, token) =>
        {
            if (strand.Items[unit] is not { } input || unit >= Fewest && deadline())
                return;
            var start = options.Time.GetTimestamp();
            var output = new List<Item>();
            var chain = new StepChain(steps, seed, 1);
            await foreach (var document in chain.RunAsync(input.Where(i => i.IsWritten).Select(i => i.Document).ToAsyncEnumerable(), token).ConfigureAwait(false))
                output.Add(new(document, true));
            // Of rewrites that are not there yet only their page is known, which is enough to know the side of a split.
            output.AddRange(input.Where(i => !i.IsWritten && !steps.OfType<HeldOutSplit>().Any(split => split.Judge(i.Document).Drops)));
            items[unit] = output;
            seconds[unit] = options.Time.GetElapsedTime(start).TotalSeconds;
        }).ConfigureAwait(false);
        for (var unit = 0; unit < items.Length; unit++)
            if (items[unit] is null && strand.Items[unit] is not null)
                lock (strand.Frame)
                    strand.Frame.GiveUp(unit);
        var result = strand with { Items = items };
        lock (Worked)
            Worked.Add((result, seconds));
        return result;
    }

    /// <summary>However slow, so many units are worked on: fewer are no sample.</summary>
    const int Fewest = 10;
}
