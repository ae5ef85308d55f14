namespace Loam.Rewriting.Chat;

/// <summary>One server of an engine: its client, and all that decides whether a request may go there now. Its state is guarded by the pool's lock.</summary>
/// <param name="address">Where it is.</param>
/// <param name="options">Limits and timeout.</param>
/// <param name="time">The clock.</param>
sealed class Endpoint(ServerAddress address, EndpointOptions options, TimeProvider time) : IDisposable
{
    /// <summary>A stray refusal asks for less, an account whose minute is spent for more.</summary>
    static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);

    const int Neighbours = 4;

    TimeSpan pause;
    long refused = -Neighbours - 1;
    long pausedAt;
    string pausedFor = "", refusal = "";
    int refusals;
    long miscounts, miscounted;

    /// <summary>Its base URL as it may be shown.</summary>
    internal string Name => address.Name;

    /// <summary>Asks it over HTTP.</summary>
    internal ChatClient Client { get; } = new(address, options.Timeout, time);

    /// <summary>How many requests it bears.</summary>
    internal AdaptiveLimit Limit { get; } = new(options.Concurrency, time);

    /// <summary>Whether it is there.</summary>
    internal CircuitBreaker Breaker { get; } = new(time);

    /// <summary>Whether its requests all fail alike.</summary>
    internal FirstFailures First { get; } = new();

    /// <summary>Whether its answers can be used.</summary>
    internal StyleWatch Styles { get; } = new();

    /// <summary>Why nothing goes there but a look now and then: its requests all failed alike, or its answers cannot be used. Null where they can; an answer that can be used ends it.</summary>
    internal string? Aside { get; private set; }

    /// <summary>What it allows in a minute.</summary>
    internal RateLimit Rate { get; } = new(options.RequestsPerMinute, options.TokensPerMinute, time);

    /// <summary>How long until its pause is over; zero when it makes none.</summary>
    internal TimeSpan Pause => pause > TimeSpan.Zero && pause - time.GetElapsedTime(pausedAt) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>How long until a request may go there; zero when now, null when something else must happen first (an answer, a probe's end).</summary>
    internal TimeSpan? Wait
    {
        get
        {
            if (Breaker.IsOpen)
                return Breaker.Wait is { } probe ? Max(probe, Pause) : null;
            return Limit.HasRoom ? Max(Rate.Wait, Pause) : null;
        }
    }

    static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The server wants to be left alone: nothing more goes there for so long.</summary>
    /// <remarks>
    /// But for a short wish at a refusal that stands alone among its neighbours: that one concerns its own request. Some gateways refuse one request in a hundred
    /// with a second's pause while they serve the rest; a pause of all for each would leave them idle. Two close to each other are meant for all.
    /// </remarks>
    internal void PauseFor(TimeSpan asked, Place place, string words)
    {
        var alone = Math.Abs(place.Number - refused) > Neighbours && asked <= LongPause;
        refused = place.Number;
        if (alone || asked <= Pause)
            return;
        (pause, pausedAt, pausedFor) = (asked, time.GetTimestamp(), words);
        Limit.Interrupt();
    }

    /// <summary>It refused a request for its load; so many without an answer between them are a storm that a person should hear of.</summary>
    internal void Refused(string words) => (refusals, refusal) = (refusals + 1, words);

    /// <summary>It answered.</summary>
    internal void Answered() => (refusals, Aside) = (0, null);

    /// <summary>It counted more tokens for an answer than that can have.</summary>
    internal void Miscounted(long tokens)
    {
        Interlocked.Increment(ref miscounts);
        Interlocked.Exchange(ref miscounted, tokens);
    }

    /// <summary>What it counted that cannot be, for people; null where nothing.</summary>
    internal string? Nonsense => Interlocked.Read(ref miscounts) is > 0 and var count
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} counted {Interlocked.Read(ref miscounted):N0} tokens for an answer that cannot have so many, {count:N0} such answers in all: what was set aside for each is counted")
        : null;

    /// <summary>It works for no request: nothing goes there but one now and then.</summary>
    /// <param name="verdict">What speaks against it.</param>
    internal void PutAside(string verdict)
    {
        if (Aside is not null)
            return;
        Aside = verdict;
        Breaker.Open(verdict);
        Limit.Interrupt();
    }

    /// <summary>What it waits for, for people; null when it works.</summary>
    internal string? Trouble => Aside is not null ? $"{Name} is put aside ({Aside})"
        : Breaker.IsOpen ? $"{Name} is away for {Seconds(Breaker.Away)} ({Breaker.Words})"
        : Pause > TimeSpan.Zero ? $"{Name} wants a pause of {Seconds(Pause)} more ({pausedFor})"
        : refusals > Neighbours ? $"{Name} has refused {refusals} requests since its last answer ({refusal})"
        : Rate.Wait > TimeSpan.FromSeconds(1) ? $"{Name} is at its limit per minute"
        : null;

    static string Seconds(TimeSpan time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s");

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
