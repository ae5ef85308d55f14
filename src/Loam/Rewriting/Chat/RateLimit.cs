namespace Loam.Rewriting.Chat;

/// <summary>Keeps below the requests and tokens a minute that a server allows: two token buckets (Turner 1986).</summary>
/// <remarks>
/// A bucket holds one second's worth, at least one request: servers count over parts of a minute, too. A request may overdraw the tokens' bucket, and the next one
/// waits until the debt is paid; so a request larger than the bucket is not stuck. It pays for its output limit beforehand and gets back what it did not use.
/// Not thread-safe: the pool's lock guards it.
/// </remarks>
/// <param name="requestsPerMinute">Null: no limit.</param>
/// <param name="tokensPerMinute">Read and written; null: no limit.</param>
/// <param name="time">The clock.</param>
sealed class RateLimit(int? requestsPerMinute, long? tokensPerMinute, TimeProvider time)
{
    readonly double requestRate = requestsPerMinute / 60.0 ?? double.PositiveInfinity, tokenRate = tokensPerMinute / 60.0 ?? double.PositiveInfinity;
    double requests = Math.Max(1, requestsPerMinute / 60.0 ?? 1), tokens = tokensPerMinute / 60.0 ?? 1;
    long filled = time.GetTimestamp();

    /// <summary>How long until a request may go; zero when now.</summary>
    internal TimeSpan Wait
    {
        get
        {
            Fill();
            // A hair more than computed, so that a timer that fires on time finds the bucket full.
            var seconds = Math.Max(requests >= 1 ? 0 : (1 - requests) / requestRate, tokens > 0 ? 0 : (1 - tokens) / tokenRate);
            return seconds > 0 ? TimeSpan.FromSeconds(seconds) + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
        }
    }

    /// <summary>A request goes, with at most so many tokens.</summary>
    internal void Take(long most)
    {
        Fill();
        requests -= 1;
        tokens -= most;
    }

    /// <summary>Gives back what was not used; zero used for a request that was refused.</summary>
    internal void Settle(long most, long used)
    {
        Fill();
        tokens += most - used;
    }

    void Fill()
    {
        var now = time.GetTimestamp();
        var seconds = time.GetElapsedTime(filled, now).TotalSeconds;
        filled = now;
        requests = double.IsPositiveInfinity(requestRate) ? 1 : Math.Min(Math.Max(1, requestRate), requests + seconds * requestRate);
        tokens = double.IsPositiveInfinity(tokenRate) ? 1 : Math.Min(tokenRate, tokens + seconds * tokenRate);
    }
}
