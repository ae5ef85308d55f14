using System.Globalization;
using Loam.Steps;
using Loam.Text;

namespace Loam.Rewriting.Chat;

/// <summary>How long to wait before another try: twice as long each time, with jitter.</summary>
/// <remarks>Jitter (a factor from 0.5 to 1, "equal jitter") keeps requests that failed together from returning together. It is seeded by the request.</remarks>
sealed class RetryPauses(string requestHash)
{
    static readonly TimeSpan Base = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>A server that asks for more than this is asked again all the same: a typing error of an operator must not stop a run for a day.</summary>
    static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(10);

    readonly SeededRandom random = new(StableHash.Of(requestHash));

    /// <summary>The pause after so many failures, from 0.</summary>
    internal TimeSpan Next(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Base.TotalSeconds * Math.Pow(2, failures))) * (0.5 + 0.5 * random.NextDouble());

    /// <summary>What a Retry-After asks for: seconds, or a date. Null where it cannot be read or is over.</summary>
    internal static TimeSpan? Asked(string? retryAfter, DateTimeOffset now)
    {
        var asked = double.TryParse(retryAfter, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(seconds, LongestAsked.TotalSeconds))
            : DateTimeOffset.TryParse(retryAfter, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now
            : TimeSpan.Zero;
        return asked <= TimeSpan.Zero ? null : asked < LongestAsked ? asked : LongestAsked;
    }
}
