namespace Loam.Measuring;

/// <summary>All measures of one sample.</summary>
sealed record SampleFigures(double[] Values, double[] Curve)
{
    /// <summary>The measures that a sample has by itself, in report order.</summary>
    public static readonly Measure[] Measures =
    [
        Measure.CompressionRatio, Measure.NgramDiversity, Measure.SelfRepetition, Measure.TopOpening, Measure.SharedOpenings, Measure.DistinctWords,
        Measure.MovingTypeToken, Measure.TailKept, Measure.SharedTailKept, Measure.DocumentWords, Measure.SentenceWords, Measure.WordLength,
    ];

    public static SampleFigures Of(List<Slice> sample, Tail tail, Tail sharedTail, long[] curveAt, Scratch scratch)
    {
        var opening = sample.Where(slice => slice.Opens).Select(slice => slice.Text).ToList();
        var (top, shared) = Openings.Shares(opening);
        var words = sample.Sum(slice => (long)(slice.To - slice.From));
        var curve = Kernels.DistinctWords(sample, [.. curveAt, words], scratch);
        double[] values =
        [
            Kernels.CompressionRatio(sample),
            Kernels.NgramDiversity(sample, scratch),
            Kernels.SelfRepetition(sample, scratch),
            top,
            shared,
            words == 0 ? 0 : curve[^1],
            Kernels.MovingTypeToken(sample, scratch),
            Kernels.Kept(sample, tail.Words, tail.Size, scratch),
            Kernels.Kept(sample, sharedTail.Words, sharedTail.Size, scratch),
            Mean(opening.Sum(text => (long)text.Words.Length), opening.Count),
            Mean(opening.Sum(text => text.SentenceWords.Sum(count => (long)count)), opening.Sum(text => (long)text.SentenceWords.Length)),
            Mean(opening.Sum(text => text.WordCharacters), opening.Sum(text => (long)text.Words.Length)),
        ];
        return new SampleFigures(values, curve[..^1]);
    }

    static double Mean(long sum, long count) => count == 0 ? 0 : (double)sum / count;
}
