namespace Loam.Rewriting.Chat;

/// <summary>One request's stay at one endpoint. Whoever holds it says how it ended; disposing of it without a word means that the request was given up.</summary>
/// <param name="pool">Where it is from.</param>
/// <param name="endpoint">Where to ask.</param>
/// <param name="place">Its place under the limit.</param>
/// <param name="tokens">Most tokens that the request reads and writes.</param>
/// <param name="probe">Whether it is there to see whether the endpoint is back.</param>
sealed class Lease(EndpointPool pool, Endpoint endpoint, Place place, long tokens, bool probe) : IDisposable
{
    bool ended;

    /// <summary>Where to ask.</summary>
    internal Endpoint Endpoint => endpoint;

    /// <summary>Whether it is there to see whether the endpoint is back: its failure is no news about the request.</summary>
    internal bool IsProbe => probe;

    /// <summary>It was answered.</summary>
    internal void Answered(RewriteAnswer answer) => End(server =>
    {
        var written = answer.OutputTokens > 0 ? answer.OutputTokens : Math.Max(1, answer.Text.Length / 4);
        server.Limit.Answered(place, written);
        server.Breaker.Succeeded();
        server.Answered();
        server.First.Answered();
        server.Rate.Settle(tokens, answer.InputTokens > 0 ? answer.InputTokens + written : tokens);
        pool.CountAnswer();
    });

    /// <summary>It was answered with what cannot be used, by a server that is put aside: that does not bring it back.</summary>
    internal void Useless(RewriteAnswer answer) => End(server =>
    {
        server.Limit.Leave();
        server.Breaker.Failed(server.Aside ?? "its answers cannot be used", probe);
        server.Rate.Settle(tokens, answer.InputTokens > 0 ? answer.InputTokens + answer.OutputTokens : tokens);
    });

    /// <summary>It failed.</summary>
    internal void Failed(ChatFailure failure) => End(server =>
    {
        var busy = failure.Reason == RewriteReasons.TimedOut && server.Limit.TimedOut(place);
        if (failure.Consequence == Consequence.Overload)
        {
            server.Limit.Refused(place);
            server.Refused(failure.Words);
        }
        else if (failure.Reason != RewriteReasons.TimedOut)
            server.Limit.Leave();
        if ((failure.Unhealthy || server.Aside is not null) && !busy)
            server.Breaker.Failed(failure.Words, probe);
        else
            server.Breaker.Succeeded();
        if (server.Breaker.IsOpen)
            server.Limit.Interrupt();
        if (failure.RetryAfter is { } asked)
            server.PauseFor(asked, place, failure.Words);
        server.Rate.Settle(tokens, failure.MayBeBilled ? tokens : 0);
    });

    /// <inheritdoc/>
    public void Dispose() => End(server =>
    {
        server.Limit.Leave();
        server.Breaker.Abandoned(probe);
    });

    void End(Action<Endpoint> outcome)
    {
        if (ended)
            return;
        ended = true;
        pool.Leave(this, outcome);
    }
}
