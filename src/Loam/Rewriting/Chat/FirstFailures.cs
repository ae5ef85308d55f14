using System.Text.RegularExpressions;

namespace Loam.Rewriting.Chat;

/// <summary>Watches one server for failures that all its requests share: the first ten that fail alike while none was answered, and later twenty in a row that are forbidden.</summary>
/// <remarks>
/// One server, not all: of two, one that works and is slow at first must not be given up for one that fails at once. Alike are words that differ in nothing but words
/// with digits: many gateways write the request's id into them. Thread-safe.
/// </remarks>
sealed partial class FirstFailures
{
    const int Enough = 10, EnoughForbidden = 20;

    readonly Lock gate = new();
    readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    int forbidden;
    bool answered;

    /// <summary>Whether it has ever answered a request.</summary>
    internal bool AnyAnswered => Volatile.Read(ref answered);

    /// <summary>A request was answered.</summary>
    internal void Answered()
    {
        Volatile.Write(ref answered, true);
        Volatile.Write(ref forbidden, 0);
    }

    /// <summary>A request was forbidden although others were answered: that may be its text, or the key has been revoked.</summary>
    /// <returns>What speaks against the server, from the twentieth in a row on; else null.</returns>
    internal string? Forbidden(string words) =>
        Interlocked.Increment(ref forbidden) >= EnoughForbidden ? $"{EnoughForbidden} requests in a row were refused: {words}" : null;

    /// <summary>A request failed, in whatever way.</summary>
    /// <param name="words">What it failed with.</param>
    /// <param name="made">How many requests were really sent, where others failed for these unsent; null: each was.</param>
    /// <returns>What speaks against the server, from the tenth failure of its kind on where it has answered nothing; else null.</returns>
    internal string? Failed(string words, long? made = null)
    {
        if (AnyAnswered)
            return null;
        lock (gate)
        {
            var kind = Particulars().Replace(words, "#");
            var count = alike[kind] = alike.GetValueOrDefault(kind) + 1;
            return count >= Enough ? $"the first {made ?? count} requests failed alike: {words}" : null;
        }
    }

    [GeneratedRegex(@"(?<!HTTP )(?<!\S)\S*\d\S*")]
    private static partial Regex Particulars();
}
