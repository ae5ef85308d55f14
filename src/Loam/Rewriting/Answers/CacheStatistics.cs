namespace Loam.Rewriting;

/// <summary>What the latest answers of an engine in a style were like: what a forecast is made of. Immutable.</summary>
/// <param name="Engine">The <see cref="RewriteEngine.Identity"/>.</param>
/// <param name="Style">The style's name; empty for rows that do not say.</param>
/// <param name="InputTokens">Tokens read.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="Seconds">From question to answer, retries included.</param>
/// <param name="Cut">How many of the answers were cut at their limit.</param>
public sealed record CacheStatistics(string Engine, string Style, Moments InputTokens, Moments OutputTokens, Moments Seconds, int Cut)
{
    /// <summary>How many answers that is.</summary>
    public int Answers => InputTokens.Count;

    /// <summary>Reads the end of a cache file, without locking or changing it: a run may be writing there.</summary>
    /// <param name="path">The file; one that does not exist has no answers.</param>
    /// <param name="latest">How many rows at most, all engines and styles together. Default: 2,000.</param>
    /// <returns>One entry per engine and style, in ordinal order.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<CacheStatistics> Read(string path, int latest = 2000)
    {
        if (!File.Exists(path))
            return [];
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var end = RandomAccess.GetLength(file);
        Queue<AnswerRow> rows = [];
        for (var window = 1L << 20; ; window *= 4)
        {
            rows.Clear();
            using var scan = new RowScan(file, path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase), Math.Max(0, end - window));
            while (scan.Next())
            {
                if (AnswerRow.TryRead(scan.Line) is not { } row)
                    continue;
                rows.Enqueue(row with { Answer = row.Answer with { Text = "" } });
                if (rows.Count > latest)
                    rows.Dequeue();
            }
            if (rows.Count == latest || window >= end)
                break;
        }
        return [.. rows.GroupBy(row => (row.Engine, row.Style)).OrderBy(group => group.Key.Engine, StringComparer.Ordinal).ThenBy(group => group.Key.Style, StringComparer.Ordinal).Select(group => new CacheStatistics(
            group.Key.Engine, group.Key.Style,
            Moments.Of([.. group.Select(row => (double)row.Answer.InputTokens)]),
            Moments.Of([.. group.Select(row => (double)row.Answer.OutputTokens)]),
            Moments.Of([.. group.Select(row => row.Answer.Seconds)]),
            group.Count(row => row.Answer.Finish == Finish.Length)))];
    }
}

/// <summary>Number, mean and variance of a sample.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; 0 for none.</param>
/// <param name="Variance">Their variance about it, with n - 1 (Bessel); 0 for fewer than two.</param>
public readonly record struct Moments(int Count, double Mean, double Variance)
{
    /// <summary>The moments of some values.</summary>
    public static Moments Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Count == 0 ? 0 : values.Average();
        return new(values.Count, mean, values.Count < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
