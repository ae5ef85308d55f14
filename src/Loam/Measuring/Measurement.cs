using Loam.Documents;

namespace Loam.Measuring;

/// <summary>Measures synthetic text against organic text.</summary>
/// <remarks>
/// Most measures of diversity depend on how much text they see, so every figure is taken on samples of the same number of tokens n. In
/// each repeat the organic side gives two random halves of n tokens and the synthetic side a sample of n tokens. The difference reported
/// is between the means; the noise floor is how far the two organic halves differ, the largest of all repeats.
/// </remarks>
public static class Measurement
{
    const int CurvePoints = 20;

    /// <summary>Reads both sides once and measures. Deterministic: neither the order of documents nor the number of threads changes the report.</summary>
    /// <param name="organic">Organic documents.</param>
    /// <param name="synthetic">Synthetic documents; their families lead to their pages.</param>
    /// <param name="options">How; the defaults suit.</param>
    /// <param name="countTokens">Tokens of a text (thread-safe); null counts words.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<MeasureReport> RunAsync(
        IAsyncEnumerable<Document> organic, IAsyncEnumerable<Document> synthetic, MeasureOptions options, Func<string, int>? countTokens, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(organic);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentNullException.ThrowIfNull(options);
        var seed = (ulong)options.Seed;
        var (organicSide, syntheticSide) = (new HeldSide(options.MaxTokens, seed, countTokens), new HeldSide(options.MaxTokens, seed, countTokens));
        await organicSide.ReadAsync(organic, cancellation).ConfigureAwait(false);
        await syntheticSide.ReadAsync(synthetic, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Compare(organicSide, syntheticSide, options, cancellation), cancellation).ConfigureAwait(false);
    }

    static MeasureReport Compare(HeldSide organicSide, HeldSide syntheticSide, MeasureOptions options, CancellationToken cancellation)
    {
        var numbering = new Vocabulary(options.OpeningWords);
        var organic = numbering.Take(organicSide.InOrder(), cancellation);
        var synthetic = numbering.Take(syntheticSide.InOrder(), cancellation);
        var vocabulary = numbering.Close();
        var tokens = Math.Min(options.Tokens ?? long.MaxValue, Math.Min(syntheticSide.Size.HeldTokens, organicSide.Size.HeldTokens / 2));
        var scratch = new Scratch(vocabulary);
        var facts = FactsKept.Of(organic, synthetic, scratch);
        var figures = new List<MeasuredFigure>();
        var curves = new List<TypeTokenCurve>();
        if (tokens > 0)
        {
            var at = CurveAt(tokens, organic, synthetic);
            var repeats = RunRepeats(organic, synthetic, tokens, at, vocabulary, options, cancellation);
            figures.AddRange(repeats.Figures());
            figures.InsertRange(9, KeptFigures(facts, options));
            curves.AddRange(repeats.Curves(at));
            curves.AddRange(StyleCurves(synthetic, at, options, scratch));
        }
        return new MeasureReport
        {
            TokensPerSample = tokens,
            TokensAreWords = organicSide.TokensAreWords,
            Repeats = options.Repeats,
            OpeningWords = options.OpeningWords,
            Organic = organicSide.Size,
            Synthetic = syntheticSide.Size,
            Figures = figures,
            Curves = curves,
            Lengths = Lengths.Of(organic, synthetic),
            OrganicOpenings = Openings.Top(organic, options.OpeningWords),
            SyntheticOpenings = Openings.Top(synthetic, options.OpeningWords),
            Groups = Groups.Of(organic, synthetic, scratch),
            Notes = Notes(organicSide.Size, syntheticSide.Size, tokens, facts),
        };
    }

    static Repeats RunRepeats(
        List<MeasuredText> organic, List<MeasuredText> synthetic, long tokens, long[] at, VocabularySize vocabulary, MeasureOptions options, CancellationToken cancellation)
    {
        var seed = (ulong)options.Seed;
        var (tail, sharedTail) = (Tail.RarestHalf(organic, 1, vocabulary.Words), Tail.RarestHalf(organic, 2, vocabulary.Words));
        var results = new Repeats(options.Repeats);
        // More threads would only need more working memory: repeats are few.
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) };
        Parallel.For(0, options.Repeats, parallel, () => new Scratch(vocabulary), (repeat, _, scratch) =>
        {
            var halves = Sample.Cut(Sample.Order(organic, seed, repeat), tokens, 2);
            var other = Sample.Cut(Sample.Order(synthetic, seed, repeat), tokens, 1);
            results.Put(repeat, SampleFigures.Of(halves[0], tail, sharedTail, at, scratch), SampleFigures.Of(halves[1], tail, sharedTail, at, scratch),
                SampleFigures.Of(other[0], tail, sharedTail, at, scratch));
            return scratch;
        }, _ => { });
        return results;
    }

    static IEnumerable<MeasuredFigure> KeptFigures(FactsKept facts, MeasureOptions options)
    {
        var noise = Repeats.NoiseOf(facts.HalfDifferences(tally => tally.NumberShare, (ulong)options.Seed, options.Repeats));
        if (facts.Total.NumberShare is { } numbers)
            yield return Kept(Measure.NumbersKept, numbers, facts.ByChance.NumberShare ?? 0, noise, "numbers");
        noise = Repeats.NoiseOf(facts.HalfDifferences(tally => tally.NameShare, (ulong)options.Seed, options.Repeats));
        if (facts.Total.NameShare is { } names)
            yield return Kept(Measure.NamesKept, names, facts.ByChance.NameShare ?? 0, noise, "names");
    }

    static MeasuredFigure Kept(Measure measure, double share, double chance, (double Mean, double Max) noise, string what) =>
        new(measure, 1, share, share - 1, share - 1, noise.Mean, noise.Max, 1 - share > noise.Max ? Signal.Lower : Signal.WithinNoise,
            Catalog.KeptReading(what, share, chance))
        { ByChance = chance };

    // Points at equal numbers of words, which every sample reaches.
    static long[] CurveAt(long tokens, List<MeasuredText> organic, List<MeasuredText> synthetic)
    {
        var words = (long)(tokens * Math.Min(WordsPerToken(organic), WordsPerToken(synthetic)));
        return [.. Enumerable.Range(1, CurvePoints).Select(i => words * i / CurvePoints).Where(at => at > 0).Distinct()];
    }

    static double WordsPerToken(List<MeasuredText> texts) =>
        (double)texts.Sum(text => (long)text.Words.Length) / Math.Max(1, texts.Sum(text => (long)text.Tokens));

    static IEnumerable<TypeTokenCurve> StyleCurves(List<MeasuredText> synthetic, long[] at, MeasureOptions options, Scratch scratch)
    {
        var styles = synthetic.Where(text => text.Style is not null).GroupBy(text => text.Style!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (styles.Count < 2)
            yield break;
        foreach (var style in styles)
        {
            var ordered = Sample.Order([.. style], (ulong)options.Seed, 0);
            var types = Kernels.DistinctWords([.. ordered.Select(text => new Slice(text, 0, text.Words.Length))], at, scratch);
            yield return new TypeTokenCurve(style.Key, Repeats.Points(at, types));
        }
    }

    static List<string> Notes(SideSize organic, SideSize synthetic, long tokens, FactsKept facts)
    {
        var notes = new List<string>();
        if (organic.Tokens == 0 || synthetic.Tokens == 0)
            notes.Add($"The {(organic.Tokens == 0 ? "organic" : "synthetic")} side has no text: there is nothing to compare.");
        else if (tokens < 20_000)
            notes.Add($"Samples of {tokens:#,0} tokens are small: only large differences can be told from chance.");
        if (organic.HeldDocuments is > 0 and < 20 && tokens > 0)
            notes.Add($"The organic side has only {organic.HeldDocuments} documents: its two halves say little about chance.");
        if (synthetic.Tokens > 0 && facts.Pages == 0)
            notes.Add("No synthetic document names an organic document of this comparison as its page: numbers and names kept cannot be measured.");
        if (organic.HeldDocuments < organic.Documents || synthetic.HeldDocuments < synthetic.Documents)
            notes.Add($"Measured on a random sample: {organic.HeldTokens:#,0} of {organic.Tokens:#,0} organic and {synthetic.HeldTokens:#,0} of {synthetic.Tokens:#,0} synthetic tokens.");
        return notes;
    }
}
