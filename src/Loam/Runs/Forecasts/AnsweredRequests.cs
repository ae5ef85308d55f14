using Loam.Rewriting;

namespace Loam.Runs.Forecasts;

/// <summary>Which requests an answer cache has answers to: they are not sent, and not paid, again.</summary>
static class AnsweredRequests
{
    /// <summary>So much of the end of a cache is gone through: some hundred thousand answers, a few seconds.</summary>
    const long MostBytes = 256L << 20;

    /// <summary>Looks for keys without opening the cache for writing or locking it; a row that a run is just writing is passed over.</summary>
    /// <param name="path">The cache. One that is not there, or cannot be read, has none.</param>
    /// <param name="keys">The requests' hashes.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>Those that have an answer, and whether the whole cache was gone through.</returns>
    public static (IReadOnlySet<string> Keys, bool WasWhole) Find(string? path, IReadOnlySet<string> keys, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (path is null || keys.Count == 0 || !File.Exists(path))
            return (found, true);
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var from = Math.Max(0, RandomAccess.GetLength(file) - MostBytes);
            using var scan = new RowScan(file, path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase), from);
            while (scan.Next())
            {
                cancellation.ThrowIfCancellationRequested();
                if (AnswerRow.TryRead(scan.Line) is not { } row || !keys.Contains(row.Key))
                    continue;
                if (row.Withdrawn)
                    found.Remove(row.Key);
                else
                    found.Add(row.Key);
            }
            return (found, from == 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (found, false);
        }
    }
}
