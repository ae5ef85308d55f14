namespace Loam.Measuring;

/// <summary>Length distributions of both sides, in bins they share.</summary>
static class Lengths
{
    const int LongestSentence = 60, SentenceBin = 4;

    public static List<LengthDistribution> Of(IReadOnlyList<MeasuredText> organic, IReadOnlyList<MeasuredText> synthetic) =>
        [Documents(organic, synthetic), Sentences(organic, synthetic), Words(organic, synthetic)];

    public static double Median(List<int> values)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2.0;
    }

    // Documents span orders of magnitude: bins of equal ratio, two per doubling, from 8 words up.
    static LengthDistribution Documents(IReadOnlyList<MeasuredText> organic, IReadOnlyList<MeasuredText> synthetic)
    {
        List<int> a = [.. organic.Select(text => text.Words.Length)], b = [.. synthetic.Select(text => text.Words.Length)];
        var longest = Math.Clamp(a.Concat(b).DefaultIfEmpty(0).Max(), 16, 1 << 20);
        var bins = (int)Math.Ceiling(2 * Math.Log2(longest / 8.0));
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => Math.Round(8 * Math.Pow(2, i / 2.0)))];
        return Binned(LengthOf.Documents, edges, a, b);
    }

    static LengthDistribution Sentences(IReadOnlyList<MeasuredText> organic, IReadOnlyList<MeasuredText> synthetic)
    {
        double[] edges = [.. Enumerable.Range(0, (LongestSentence / SentenceBin) + 1).Select(i => (double)i * SentenceBin)];
        return Binned(LengthOf.Sentences, edges, [.. organic.SelectMany(text => text.SentenceWords)], [.. synthetic.SelectMany(text => text.SentenceWords)]);
    }

    static LengthDistribution Words(IReadOnlyList<MeasuredText> organic, IReadOnlyList<MeasuredText> synthetic)
    {
        double[] edges = [.. Enumerable.Range(1, Vocabulary.LongestWord + 1).Select(i => (double)i)];
        var (a, b) = (WordLengths(organic), WordLengths(synthetic));
        return new LengthDistribution(LengthOf.Words, edges, Shares(a[1..]), Shares(b[1..]), MedianOf(a), MedianOf(b));
    }

    static LengthDistribution Binned(LengthOf of, double[] edges, List<int> organic, List<int> synthetic) =>
        new(of, edges, Shares(Histogram(edges, organic)), Shares(Histogram(edges, synthetic)), Median(organic), Median(synthetic));

    static long[] Histogram(double[] edges, List<int> values)
    {
        var counts = new long[edges.Length - 1];
        foreach (var value in values)
        {
            var bin = Array.BinarySearch(edges, value);
            counts[Math.Clamp(bin < 0 ? ~bin - 1 : bin, 0, counts.Length - 1)]++;
        }
        return counts;
    }

    static long[] WordLengths(IReadOnlyList<MeasuredText> texts)
    {
        var counts = new long[Vocabulary.LongestWord + 1];
        foreach (var text in texts)
            for (var i = 0; i < counts.Length; i++)
                counts[i] += text.WordLengths[i];
        return counts;
    }

    static double MedianOf(long[] counts)
    {
        var (half, seen) = ((counts.Sum() + 1) / 2, 0L);
        for (var i = 0; i < counts.Length; i++)
            if ((seen += counts[i]) >= half && half > 0)
                return i;
        return 0;
    }

    static double[] Shares(long[] counts)
    {
        var all = Math.Max(1, counts.Sum());
        return [.. counts.Select(count => (double)count / all)];
    }
}
