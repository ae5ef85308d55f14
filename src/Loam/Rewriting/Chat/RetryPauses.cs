using System.Globalization;
using Loam.Steps;
using Loam.Text;

namespace Loam.Rewriting.Chat;

/// <summary>How long to wait before another try: twice as long each time, with jitter, or as long as the server asks.</summary>
/// <remarks>Jitter (a factor from 0.5 to 1, "equal jitter") keeps requests that failed together from returning together. It is seeded by the request.</remarks>
sealed class RetryPauses(string requestHash, TimeProvider time)
{
    static readonly TimeSpan Base = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>A server that asks for more than this is not obeyed further: the row fails in the end, and a later run resumes.</summary>
    static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(10);

    readonly SeededRandom random = new(StableHash.Of(requestHash));

    internal TimeSpan Next(int attempt, string? retryAfter)
    {
        var growing = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Base.TotalSeconds * Math.Pow(2, attempt)));
        var pause = growing * (0.5 + 0.5 * random.NextDouble());
        var asked = Asked(retryAfter);
        return asked > pause ? asked : pause;
    }

    TimeSpan Asked(string? retryAfter)
    {
        if (retryAfter is null)
            return TimeSpan.Zero;
        var asked = double.TryParse(retryAfter, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, LongestAsked.TotalSeconds))
            : DateTimeOffset.TryParse(retryAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - time.GetUtcNow()
            : TimeSpan.Zero;
        return asked < LongestAsked ? asked : LongestAsked;
    }
}

/// <summary>Watches the first requests: when ten fail alike and none has succeeded, the rest would, too.</summary>
sealed class FirstFailures
{
    const int Enough = 10;

    readonly Lock gate = new();
    readonly Dictionary<string, int> alike = new(StringComparer.Ordinal);
    bool succeeded;

    internal bool AnySucceeded => Volatile.Read(ref succeeded);

    internal void Succeeded() => Volatile.Write(ref succeeded, true);

    /// <exception cref="EngineException">This was the tenth failure of its kind, and nothing has succeeded.</exception>
    internal void Failed(string words, string engine, Exception cause)
    {
        if (AnySucceeded)
            return;
        lock (gate)
        {
            var count = alike[words] = alike.GetValueOrDefault(words) + 1;
            if (count >= Enough)
                throw new EngineException($"{engine}: the first {count} requests failed alike: {words}", cause);
        }
    }
}
