using Loam.Documents;
using Loam.Steps;
using Loam.Text;
using Loam.Tokens;
using Loam.Training.Proxies;

namespace Loam.Training.Trials;

/// <summary>The experiment at the centre of Loam: matched models on each arm, same budget, same seeds, judged on held-out organic text.</summary>
/// <remarks>
/// Thread-safe. The result depends on the documents and the options alone. Memory: the budget's tokens for every run, and one model
/// per thread.
/// </remarks>
/// <param name="options">Budget, seeds, proxy and margin.</param>
/// <param name="parallelism">Runs at a time. At least 1; changes nothing but time and memory.</param>
public sealed class Trial(TrialOptions options, int parallelism = 1)
{
    /// <summary>Trains every arm with every seed, scores the held-out documents, and compares each arm with the first.</summary>
    /// <param name="arms">Two or more; the first is the baseline.</param>
    /// <param name="heldOut">Organic documents that no arm has; those that an arm has, by family or copied, are left out and listed.</param>
    /// <param name="progress">Told how far the trial is, or null.</param>
    /// <param name="cancellation">Stops the trial soon.</param>
    /// <exception cref="RecipeException">Arms or held-out documents cannot make a trial; the message says what to change.</exception>
    public async Task<TrialResult> RunAsync(
        IReadOnlyList<TrialArm> arms, IReadOnlyList<Document> heldOut, IProgress<TrialProgress>? progress, CancellationToken cancellation)
    {
        Check(arms, heldOut);
        heldOut = Sample(heldOut);
        var seed = (ulong)options.Seed;
        var rarity = new WordRarity(heldOut);
        var leaks = new LeakCheck(heldOut);
        var surveys = new List<ArmSurvey>();
        foreach (var arm in arms)
        {
            progress?.Report(new(TrialPhase.Survey, surveys.Count, arms.Count));
            var survey = new ArmSurvey(options.TokenizerBytes / arms.Count, seed);
            await survey.ReadAsync(arm, leaks, surveys.Count == 0 ? rarity : null, cancellation).ConfigureAwait(false);
            surveys.Add(survey);
        }
        var tokenizer = TrainTokenizer(surveys, cancellation, out var sampleBytes);
        var held = new HeldOutSet(heldOut, leaks, tokenizer, rarity);

        var sizes = new List<ArmSize>();
        foreach (var arm in arms)
        {
            progress?.Report(new(TrialPhase.Count, sizes.Count, arms.Count));
            sizes.Add(await ArmTokens.CountAsync(arm, tokenizer, cancellation).ConfigureAwait(false));
        }
        var budget = Budget.Decide(options, arms, sizes);
        var draws = new List<SeedDraw>();
        for (var a = 0; a < arms.Count; a++)
        {
            progress?.Report(new(TrialPhase.Draw, a, arms.Count));
            var own = Enumerable.Range(0, options.Seeds).Select(s => new SeedDraw(seed, s, budget)).ToList();
            await ArmTokens.DrawAsync(arms[a], tokenizer, own, cancellation).ConfigureAwait(false);
            draws.AddRange(own);
        }
        var runs = await TrainAsync(draws, held, tokenizer, progress, cancellation).ConfigureAwait(false);

        var results = arms.Select((arm, a) => Result(arm, sizes[a], budget, held, runs[(a * options.Seeds)..((a + 1) * options.Seeds)])).ToList();
        var comparisons = new List<TrialComparison>();
        foreach (var other in results.Skip(1))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(TrialPhase.Judge, comparisons.Count, results.Count - 1));
            comparisons.Add(new Comparer(options, held, budget).Compare(results[0], other));
        }
        var facts = new TrialTokenizer(tokenizer.VocabularySize, sampleBytes, (double)sizes.Sum(s => s.Bytes) / sizes.Sum(s => s.Tokens));
        return new()
        {
            Options = options,
            TokensPerRun = budget,
            Tokenizer = facts,
            Arms = results,
            Comparisons = comparisons,
            Warnings = Warnings.Of(options, results, held, budget),
            LeftOut = held.LeftOut,
            HeldOut = held.Documents,
        };
    }

    static void Check(IReadOnlyList<TrialArm> arms, IReadOnlyList<Document> heldOut)
    {
        if (arms.Count < 2)
            throw new RecipeException($"a trial compares two arms or more, and there is {(arms.Count == 0 ? "none" : "one: " + arms[0].Name)}");
        var twice = arms.GroupBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new RecipeException($"two arms of the trial are called \"{twice.Key}\"; give each its own name");
        if (heldOut.Count == 0)
            throw new RecipeException("a trial needs held-out organic documents, and there are none; split some off before blending");
    }

    /// <summary>The held-out documents to score: the first by a seeded hash of their family, in a fixed order.</summary>
    List<Document> Sample(IReadOnlyList<Document> heldOut)
    {
        var order = StableHash.Of("held out", (ulong)options.Seed);
        return [.. heldOut.OrderBy(d => StableHash.Of(d.Family.Key, StableHash.Of(d.Family.Source, order)))
            .ThenBy(d => d.Id.Source, StringComparer.Ordinal).ThenBy(d => d.Id.Key, StringComparer.Ordinal)
            .Take(options.MaxHeldOutDocuments ?? int.MaxValue)];
    }

    /// <summary>Learns one vocabulary for all arms, from the same number of bytes of each, so that none is favoured.</summary>
    BpeTokenizer TrainTokenizer(List<ArmSurvey> surveys, CancellationToken cancellation, out long sampleBytes)
    {
        var equal = surveys.Where(s => s.Sample.Bytes > 0).Select(s => s.Sample.Bytes).DefaultIfEmpty().Min();
        var trainer = new BpeTrainer(new() { VocabularySize = options.Vocabulary, MaxBytes = null });
        foreach (var survey in surveys)
        {
            survey.Sample.ShrinkTo(equal);
            foreach (var text in survey.Sample.Texts)
                trainer.Add(text.Span);
        }
        sampleBytes = equal;
        return trainer.Train(cancellation);
    }

    async Task<TrialRun[]> TrainAsync(
        List<SeedDraw> draws, HeldOutSet held, BpeTokenizer tokenizer, IProgress<TrialProgress>? progress, CancellationToken cancellation)
    {
        var runs = new TrialRun[draws.Count];
        var done = 0;
        progress?.Report(new(TrialPhase.Train, 0, draws.Count));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        await Parallel.ForAsync(0, draws.Count, limits, (i, stop) =>
        {
            var documents = draws[i].Documents(out var different);
            var proxy = new KneserNeyModel(options.Order, tokenizer.VocabularySize, tokenizer.EndOfText);
            proxy.Train(documents, null, stop);
            var bits = Score(proxy, held, stop);
            runs[i] = new(draws[i].Number, different, documents.Sum(d => (long)d.Length), 0, bits.Sum() / held.Bytes, bits);
            progress?.Report(new(TrialPhase.Train, Interlocked.Increment(ref done), draws.Count));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return runs;
    }

    static double[] Score(Proxy proxy, HeldOutSet held, CancellationToken cancellation)
    {
        var bits = new double[held.Tokens.Count];
        var costs = Array.Empty<double>();
        for (var d = 0; d < bits.Length; d++)
        {
            cancellation.ThrowIfCancellationRequested();
            var tokens = held.Tokens[d];
            if (costs.Length < tokens.Length)
                costs = new double[tokens.Length];
            proxy.Score(tokens, costs);
            foreach (var cost in costs.AsSpan(0, tokens.Length))
                bits[d] += cost;
        }
        return bits;
    }

    static TrialArmResult Result(TrialArm arm, ArmSize size, long budget, HeldOutSet held, TrialRun[] runs) => new(
        arm.Name, size.Documents, size.Tokens, size.Bytes, runs.Average(r => r.BitsPerByte),
        [.. runs.Select(r => r with { Epochs = (double)budget / size.Tokens })]);
}
