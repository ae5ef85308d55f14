namespace Loam.Rewriting.Chat;

/// <summary>The servers of an engine: gives each request a place at the least loaded one that is there, and lets it wait where none has room. Thread-safe.</summary>
/// <remarks>Who waits longest goes first. A wait costs no thread; one timer wakes the pool when a pause, a limit per minute or a breaker's pause is over.</remarks>
sealed class EndpointPool : IDisposable
{
    readonly List<Endpoint> endpoints;
    readonly EndpointOptions options;
    readonly TimeProvider time;
    readonly Lock gate = new();
    readonly LinkedList<Waiter> waiters = new();
    readonly AnswerRate rate;
    ITimer? timer;
    long alarm;
    int open;
    long made;

    /// <summary>How many requests were sent, to all endpoints.</summary>
    internal long Made => Interlocked.Read(ref made);

    /// <summary>What a person should know of the servers when a run ends: who counts nonsense, who is put aside; null: nothing.</summary>
    internal string? Remarks
    {
        get
        {
            lock (gate)
            {
                var aside = IsNoneLeft ? [] : endpoints.Where(endpoint => endpoint.Aside is not null).Select(endpoint => endpoint.Trouble);
                return string.Join("; ", [.. endpoints.Select(endpoint => endpoint.Nonsense).OfType<string>(), .. aside]) is { Length: > 0 } said ? said : null;
            }
        }
    }

    internal EndpointPool(IEnumerable<ServerAddress> addresses, EndpointOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        rate = new AnswerRate(time);
        endpoints = [.. addresses.Select(address => new Endpoint(address, options, time))];
    }

    sealed class Waiter(long tokens, Endpoint? avoid) : TaskCompletionSource<Lease?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        internal long Tokens => tokens;
        internal Endpoint? Avoid => avoid;
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="tokens">Most tokens that the request reads and writes.</param>
    /// <param name="avoid">Where it has just failed: it goes elsewhere, as long as another endpoint is there.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when all endpoints are away and patience is at an end, or all are put aside.</returns>
    internal async ValueTask<Lease?> EnterAsync(long tokens, Endpoint? avoid, CancellationToken cancellation)
    {
        var waiter = new Waiter(tokens, avoid);
        LinkedListNode<Waiter> node;
        lock (gate)
        {
            node = waiters.AddLast(waiter);
            Dispatch();
        }
        if (waiter.Task.IsCompleted)
            return await waiter.Task.ConfigureAwait(false);
        await using var giveUp = cancellation.UnsafeRegister(_ => Forget(node, cancellation), null).ConfigureAwait(false);
        return await waiter.Task.ConfigureAwait(false);
    }

    void Forget(LinkedListNode<Waiter> node, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (node.List is null)
                return; // It has its place.
            waiters.Remove(node);
        }
        node.Value.TrySetCanceled(cancellation);
    }

    /// <summary>Whether another endpoint than that one is there.</summary>
    internal bool HasOther(Endpoint than)
    {
        lock (gate)
            return endpoints.Exists(endpoint => endpoint != than && !endpoint.Breaker.IsOpen);
    }

    /// <summary>Whether an endpoint is away or makes a pause: who was there waits for it in the pool.</summary>
    internal bool IsWaitedFor(Endpoint endpoint)
    {
        lock (gate)
            return endpoint.Breaker.IsOpen || endpoint.Pause > TimeSpan.Zero;
    }

    /// <summary>Whether an endpoint is put aside.</summary>
    internal bool IsAside(Endpoint endpoint)
    {
        lock (gate)
            return endpoint.Aside is not null;
    }

    /// <summary>Whether any endpoint has ever answered.</summary>
    internal bool AnyAnswered => endpoints.Exists(endpoint => endpoint.First.AnyAnswered);

    /// <summary>Takes an endpoint that works for no request out of service; those who wait go to the others.</summary>
    /// <param name="endpoint">Which.</param>
    /// <param name="verdict">What speaks against it.</param>
    /// <returns>What speaks against each, when none is left; else null.</returns>
    internal string? PutAside(Endpoint endpoint, string verdict)
    {
        lock (gate)
        {
            endpoint.PutAside(verdict);
            Dispatch();
            return Verdict;
        }
    }

    /// <summary>What speaks against each endpoint when all are put aside: nobody need wait any longer. Null while one is not.</summary>
    internal string? Verdict => IsNoneLeft ? string.Join("; ", endpoints.Select(each => $"{each.Name}: {each.Aside}")) : null;

    bool IsNoneLeft => endpoints.TrueForAll(each => each.Aside is not null);

    /// <summary>Requests under way, what the servers bear, who waits, and what for.</summary>
    internal string Status
    {
        get
        {
            lock (gate)
            {
                var limit = Math.Min(options.Concurrency, endpoints.Where(endpoint => !endpoint.Breaker.IsOpen).Sum(endpoint => endpoint.Limit.Limit));
                var work = FormattableString.Invariant($"{open:N0} of {limit:N0} requests open, {rate.PerSecond:0.#} answers/s");
                return string.Join("; ", endpoints.Select(endpoint => endpoint.Trouble).OfType<string>().Prepend(work));
            }
        }
    }

    /// <summary>Why nobody answers, when all are away.</summary>
    internal string AwayWords
    {
        get
        {
            lock (gate)
                return string.Join("; ", endpoints.Select(endpoint => endpoint.Trouble).OfType<string>());
        }
    }

    /// <summary>Ends a request's stay.</summary>
    internal void Leave(Lease lease, Action<Endpoint> outcome)
    {
        lock (gate)
        {
            open--;
            outcome(lease.Endpoint);
            Dispatch();
        }
    }

    /// <summary>Counts an answer for the rate in the status. Under the lock.</summary>
    internal void CountAnswer() => rate.Count();

    /// <summary>Gives places to those who wait, and sets the alarm for the rest.</summary>
    void Dispatch()
    {
        var expired = IsPatienceSpent();
        for (var node = waiters.First; node is not null;)
        {
            var (waiter, next) = (node.Value, node.Next);
            if (Choose(waiter.Avoid) is { } endpoint)
            {
                waiters.Remove(node);
                waiter.SetResult(Admit(endpoint, waiter.Tokens));
            }
            else if (expired)
            {
                waiters.Remove(node);
                waiter.SetResult(null);
            }
            else if (waiter.Avoid is null)
            {
                break; // Nobody has room, or only the one that those behind may avoid.
            }
            node = next;
        }
        if (waiters.Count > 0)
            SetAlarm();
    }

    Endpoint? Choose(Endpoint? avoid)
    {
        if (open >= options.Concurrency)
            return null;
        Endpoint? best = null;
        var othersThere = avoid is not null && endpoints.Exists(endpoint => endpoint != avoid && !endpoint.Breaker.IsOpen);
        foreach (var endpoint in endpoints)
        {
            // Those that are there before those that may be back: a probe is worth a try, not the row.
            if (endpoint == avoid && othersThere || endpoint.Wait != TimeSpan.Zero)
                continue;
            if (best is null || (endpoint.Breaker.IsOpen, endpoint.Limit.Load).CompareTo((best.Breaker.IsOpen, best.Limit.Load)) < 0)
                best = endpoint;
        }
        return best;
    }

    Lease Admit(Endpoint endpoint, long tokens)
    {
        open++;
        Interlocked.Increment(ref made);
        endpoint.Rate.Take(tokens);
        return new Lease(this, endpoint, endpoint.Limit.Enter(), tokens, endpoint.Breaker.Enter());
    }

    bool IsPatienceSpent() => IsNoneLeft || endpoints.TrueForAll(endpoint => endpoint.Breaker.IsOpen) && endpoints.Min(endpoint => endpoint.Breaker.Away) >= options.Patience;

    void SetAlarm()
    {
        var wake = TimeSpan.MaxValue;
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Wait is { } wait && wait > TimeSpan.Zero && wait < wake)
                wake = wait;
        }
        if (endpoints.TrueForAll(endpoint => endpoint.Breaker.IsOpen) && options.Patience - endpoints.Min(endpoint => endpoint.Breaker.Away) is var left && left > TimeSpan.Zero && left < wake)
            wake = left;
        if (wake == TimeSpan.MaxValue)
            return; // An answer will wake it.
        var at = time.GetTimestamp() + (long)(wake.TotalSeconds * time.TimestampFrequency);
        if (timer is not null && alarm <= at)
            return;
        timer?.Dispose();
        alarm = at;
        timer = time.CreateTimer(_ => Ring(at), null, wake, System.Threading.Timeout.InfiniteTimeSpan);
    }

    void Ring(long at)
    {
        lock (gate)
        {
            if (alarm != at)
                return;
            timer?.Dispose();
            timer = null;
            Dispatch();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
            endpoints.ForEach(endpoint => endpoint.Dispose());
        }
    }
}
