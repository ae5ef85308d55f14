namespace Loam.Measuring;

/// <summary>The figures of all repeats: two organic halves and a synthetic sample each.</summary>
sealed class Repeats(int count)
{
    readonly (SampleFigures HalfA, SampleFigures HalfB, SampleFigures Synthetic)[] results = new (SampleFigures, SampleFigures, SampleFigures)[count];

    public void Put(int repeat, SampleFigures halfA, SampleFigures halfB, SampleFigures synthetic) => results[repeat] = (halfA, halfB, synthetic);

    /// <summary>Mean and largest absolute value.</summary>
    public static (double Mean, double Max) NoiseOf(IReadOnlyList<double> differences) =>
        differences.Count == 0 ? (0, 0) : (differences.Average(Math.Abs), differences.Max(Math.Abs));

    public IEnumerable<MeasuredFigure> Figures()
    {
        for (var m = 0; m < SampleFigures.Measures.Length; m++)
        {
            var measure = SampleFigures.Measures[m];
            var organic = results.Average(result => (result.HalfA.Values[m] + result.HalfB.Values[m]) / 2);
            var synthetic = results.Average(result => result.Synthetic.Values[m]);
            var (mean, max) = NoiseOf([.. results.Select(result => result.HalfA.Values[m] - result.HalfB.Values[m])]);
            var difference = synthetic - organic;
            double? relative = organic == 0 ? null : difference / organic;
            var signal = Math.Abs(difference) <= max ? Signal.WithinNoise : difference > 0 ? Signal.Higher : Signal.Lower;
            yield return new MeasuredFigure(measure, organic, synthetic, difference, relative, mean, max, signal,
                Catalog.Reading(measure, difference, relative, signal));
        }
    }

    public IEnumerable<TypeTokenCurve> Curves(long[] at)
    {
        yield return new TypeTokenCurve("organic", Points(at, Mean(at.Length, result => [result.HalfA.Curve, result.HalfB.Curve])));
        yield return new TypeTokenCurve("synthetic", Points(at, Mean(at.Length, result => [result.Synthetic.Curve])));
    }

    /// <summary>The points that were reached.</summary>
    public static List<CurvePoint> Points(long[] at, double[] types) =>
        [.. at.Zip(types, (words, count) => new CurvePoint(words, count)).Where(point => !double.IsNaN(point.Types))];

    double[] Mean(int length, Func<(SampleFigures HalfA, SampleFigures HalfB, SampleFigures Synthetic), double[][]> curves)
    {
        var all = results.SelectMany(curves).ToList();
        return [.. Enumerable.Range(0, length).Select(i => all.Average(curve => curve[i]))];
    }
}
