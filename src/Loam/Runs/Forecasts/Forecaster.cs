using System.Collections.Immutable;
using Loam.Formats;
using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Runs.Datasets;
using Loam.Runs.Stages;

namespace Loam.Runs.Forecasts;

/// <summary>Foretells what a run would do, from a sample: documents, requests, tokens, money, time. Sends nothing, spends nothing, writes nothing but scratch.</summary>
/// <remarks>
/// Stages that are complete are read from their manifests. For the others a sample of the files goes through the chains in memory; rewriting steps render their
/// requests and count them, except those whose engine is free, which do their work. Same recipe, seed and sample: same forecast, apart from times.
/// </remarks>
public sealed class Forecaster
{
    readonly RunPlan plan;
    readonly ForecastOptions options;
    readonly IReadOnlyDictionary<string, Dataset> complete;
    readonly string folder;
    readonly Notes notes = new();
    readonly List<string> warnings = [];
    readonly Dictionary<string, IReadOnlyList<Strand>> strands = new(StringComparer.Ordinal);
    readonly Dictionary<string, ChainForecast> chains = new(StringComparer.Ordinal);
    readonly long start;

    Forecaster(RunPlan plan, string folder, ForecastOptions options)
    {
        (this.plan, this.folder, this.options) = (plan, folder, options);
        complete = RunEngine.Find(plan, folder);
        start = options.Time.GetTimestamp();
    }

    /// <summary>Makes the forecast of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The run's folder, where finished stages and earlier answers are looked for. Need not exist.</param>
    /// <param name="options">Size of the sample, limits.</param>
    /// <param name="cancellation">Stops between records.</param>
    public static Task<Forecast> OfAsync(RunPlan plan, string folder, ForecastOptions options, CancellationToken cancellation) =>
        new Forecaster(plan, folder, options).ForecastAsync(cancellation);

    bool IsOver() => options.Time.GetElapsedTime(start) > options.Limit;

    /// <summary>Reading may take half of the time, or it would leave none to work on what was read.</summary>
    Func<bool> ReadingIsOver()
    {
        var begun = options.Time.GetTimestamp();
        var share = options.Limit / (2 * Math.Max(1, plan.Stages.Count(s => IsNeeded(s) && (s is ReadStage || complete.ContainsKey(s.Name)))));
        return () => options.Time.GetElapsedTime(begun) > share;
    }

    async Task<Forecast> ForecastAsync(CancellationToken cancellation)
    {
        // All of the sample goes through first: a unit that there is no time for must not count in any stage.
        foreach (var stage in plan.Stages)
            if (IsNeeded(stage))
                strands[stage.Name] = await StrandsAsync(stage, cancellation).ConfigureAwait(false);
        var stages = plan.Stages.Select(Foretell).ToList();
        var taken = stages.SelectMany(s => s.Taken).ToList();
        SayMore();
        return new(plan.Name, [.. stages.Select(s => s.Forecast)], taken.Count == 0 ? null : Say("all", taken), [.. warnings], notes.All);
    }

    // What only finished stages read need not be sampled.
    bool IsNeeded(Stage stage) => (stage is ReadStage or ChainStage || complete.ContainsKey(stage.Name))
        && plan.Stages.Any(s => s is ChainStage && !complete.ContainsKey(s.Name) && (s.Inputs.Contains(stage.Name) || s.Name == stage.Name));

    async Task<IReadOnlyList<Strand>> StrandsAsync(Stage stage, CancellationToken cancellation)
    {
        if (complete.TryGetValue(stage.Name, out var dataset) && stage is not ReadStage)
            return [await SampleAsync(stage.Name, [.. dataset.Shards.SelectMany(s => s.Files)], dataset.Manifest.Documents, cancellation).ConfigureAwait(false)];
        if (stage is ReadStage read)
            return [await SampleAsync(stage.Name, [.. read.Files], null, cancellation).ConfigureAwait(false)];
        var inputs = stage.Inputs.SelectMany(i => strands.GetValueOrDefault(i, [])).ToList();
        var chain = chains[stage.Name] = new((ChainStage)stage, plan.Seed, options, IsOver);
        return await chain.RunAsync(inputs, Survival.Of(Path.Combine(folder, stage.Name)) ?? 1, cancellation).ConfigureAwait(false);
    }

    async Task<Strand> SampleAsync(string stage, IReadOnlyList<InputFile> files, long? known, CancellationToken cancellation)
    {
        var sampler = new Sampler(stage, files, options, plan.Seed);
        var frame = await sampler.DrawAsync(known, ReadingIsOver(), cancellation).ConfigureAwait(false);
        if (sampler.WasCut)
            notes.Say($"there was time or memory for a part of the sample of {stage} only");
        if (sampler.FromBeginnings && !frame.IsWhole)
            notes.Say($"files of {stage} that are compressed as one piece were read from their beginnings, not all over");
        return Strand.Of(frame);
    }

    sealed record Foretold(StageForecast Forecast, IReadOnlyList<Taken> Taken);

    Foretold Foretell(Stage stage)
    {
        ImmutableArray<string> steps = [.. (stage is ChainStage ? stage.What.SkipLast(1) : stage.What.Take(1)).Select(w => w.Split(' ', '/')[0])];
        if (complete.TryGetValue(stage.Name, out var dataset) && !(stage is ReadStage && strands.ContainsKey(stage.Name)))
            return new(Counted(stage, steps, dataset), []);
        if (!strands.TryGetValue(stage.Name, out var made))
            return new(new(stage.Name, false, steps, Reads(stage)?.Interval(), null, null, null, []), []);
        var documents = Quantity.Sum(made.Select(s => s.Documents));
        if (!chains.TryGetValue(stage.Name, out var chain))
            return new(new(stage.Name, complete.ContainsKey(stage.Name), steps, null, documents.Interval(), null, null, []), []);
        var taken = new List<Taken>();
        warnings.AddRange(((ChainStage)stage).Steps.OfType<RewriteStep>().SelectMany(step => ScoreWords.Of(step.Scores)).Select(words => $"{stage.Name}: {words}"));
        foreach (var tally in chain.Asked)
            taken.AddRange(Warned(stage.Name, tally.Step.Settings, new StyleForecaster(tally, new(tally.Step.Settings, tally.Step.Engine, options, plan.Seed, notes), plan.Seed, notes).All()));
        foreach (var tally in chain.Judged)
        {
            var (settings, engine) = (tally.Step.Judge.EngineSettings, tally.Step.Judge.Engine);
            taken.AddRange(Warned($"{stage.Name}'s judge", settings, [new JudgeForecaster(tally, new(settings, engine, options, plan.Seed, notes), plan.Seed, notes).Take()]));
        }
        var worked = Quantity.Sum(chain.Worked.Select(w => w.Strand.Frame.Total(unit => w.Seconds[unit]))) * (1.0 / options.Workers / 3600);
        var hours = taken.Any(t => t.Hours is null) ? null : Quantity.Sum(taken.Select(t => t.Hours!)) + worked;
        var words = made.Any(s => s.HasUnwritten) && taken.Count == 0 ? null : Quantity.Sum(made.Select(s => s.Words)) + Quantity.Sum(taken.Select(t => t.Words)) * (made.Count > 0 ? made[0].Survival : 1);
        var forecast = new StageForecast(stage.Name, false, steps, Reads(stage)?.Interval(), documents.Interval(), words?.Interval(), hours?.Interval(), [.. taken.Select(t => Say(t.Name, [t]))]);
        return new(forecast, taken);
    }

    Quantity? Reads(Stage stage)
    {
        var parts = stage.Inputs.Select(i => strands.TryGetValue(i, out var made) ? Quantity.Sum(made.Select(s => s.Documents))
            : complete.TryGetValue(i, out var dataset) && dataset.Manifest.Documents is { } count ? Quantity.Exactly(count) : null).ToList();
        return parts.Count == 0 || parts.Contains(null) ? null : Quantity.Sum(parts!);
    }

    StageForecast Counted(Stage stage, ImmutableArray<string> steps, Dataset dataset)
    {
        Estimate? Exactly(double? count) => count is { } known ? Estimate.Exactly(known) : null;
        var read = dataset.Ledger.Steps is [var first, ..] ? first.Measures.GetValueOrDefault(StepLedger.Documents, first.In) : (double?)null;
        var shards = dataset.Shards.Count > 0;
        return new(stage.Name, true, steps, Exactly(read), shards ? Exactly(dataset.Manifest.Documents) : null, shards ? Exactly(dataset.Manifest.Words) : null, Estimate.Exactly(0), []);
    }

    static StyleForecast Say(string name, IReadOnlyList<Taken> taken) => new(
        name,
        Sum(taken, t => t.Pages)!.Value, Sum(taken, t => t.Requests)!.Value, Sum(taken, t => t.Input)!.Value, Sum(taken, t => t.Output)!.Value, Sum(taken, t => t.Usd), Sum(taken, t => t.Hours));

    static Estimate? Sum(IReadOnlyList<Taken> taken, Func<Taken, Quantity?> of) =>
        taken.Select(of).Contains(null) ? null : Quantity.Sum(taken.Select(t => of(t)!)).Interval();

    IReadOnlyList<Taken> Warned(string name, RewriteSettings settings, IReadOnlyList<Taken> taken)
    {
        if (settings.Money.MaxCost is not { } cap || Sum(taken, t => t.Usd) is not { } usd)
            return taken;
        var spent = settings.Rewrite.Cache is { } cache ? (double)Account.SpentFor(cache) : 0;
        if (usd.High + spent <= cap)
            return taken;
        var words = usd.Value + spent > cap ? "is expected to cost more than its cap" : "may cost more than its cap";
        var before = spent > 0 ? $" after {Dollars.Text(spent)} that are spent" : "";
        warnings.Add($"{name} {words}: {Dollars.Text(usd.Value)} ({Dollars.Text(usd.Low)} to {Dollars.Text(usd.High)}){before}, max_cost is {Dollars.Text(cap)}; the run would stop there, and go on with a higher one");
        return taken;
    }

    void SayMore()
    {
        foreach (var (name, made) in strands.Where(s => !chains.ContainsKey(s.Key)))
        {
            foreach (var frame in made.Select(s => s.Frame))
            {
                long documents = frame.Active.Sum(u => (long)frame.Units[u].Documents.Count), unreadable = frame.Active.Sum(u => (long)frame.Units[u].Unreadable);
                if (frame.IsWhole)
                    notes.Say($"{name} was read whole: {documents:N0} documents");
                else
                    notes.Say($"{name}: a sample of {documents:N0} documents, {frame.Fraction:0.0%} of its bytes, {(frame.Known is null ? "scaled up by bytes" : "scaled up to the number of its documents")}");
                if (unreadable > 0)
                    notes.Say($"{unreadable:N0} records of the sample of {name} cannot be read or are no pages");
            }
        }
        foreach (var (name, chain) in chains)
        {
            if (chain.LeftOut.Count > 0)
                notes.Say($"{name}: duplicates are not taken off ({string.Join(", ", chain.LeftOut)}): how many there are shows only in the whole");
            if (chain.HasUnknownDrops)
                notes.Say(strands[name].Any(s => s.Survival < 1)
                    ? $"{name}: of the rewrites {strands[name][0].Survival:0%} are left, as in what is there of an earlier run"
                    : $"{name}: what post-processing and the guard will drop of the rewrites is not known; documents from there on are the most there can be");
            foreach (var asked in chain.Asked.Where(a => a.AnsweredShare > 0))
                notes.Say($"{name}: {asked.AnsweredShare:0.#%} of the requests are answered in the cache; the numbers are of what is still to be asked");
            foreach (var judged in chain.Judged.Where(j => j.Answered.Count > 0))
                notes.Say($"{name}: {judged.Answered.Count:N0} questions of the sample are answered in the judge's cache; the numbers are of what is still to be asked");
            if (chain.Asked.Any(a => !a.KnowsAllAnswers))
                notes.Say($"{name}: only the end of the answer cache was looked at; more may be answered");
            if (chain.Asked.Any(a => a.Unforeseen > 0))
                notes.Say($"{name} rewrites rewrites that are not written yet: what that takes is not in the numbers");
        }
        if (strands.Values.Any(made => made.Any(s => s.Frame.HasGivenUp)))
            notes.Say($"the sample was cut short after {options.Limit.TotalSeconds:0} seconds");
    }
}
