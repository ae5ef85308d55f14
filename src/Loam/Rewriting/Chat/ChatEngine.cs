using System.Buffers;
using Loam.Rewriting.Money;

namespace Loam.Rewriting.Chat;

/// <summary>A language model behind one or several chat interfaces: vLLM, SGLang, llama.cpp, Ollama, or a hosted service.</summary>
/// <remarks>
/// Each request goes to the server that is least busy; how many are open at a server adapts to what it bears, at most <see cref="EndpointOptions.Concurrency"/> over all
/// servers and shards. Failures that may pass (5xx, broken answers, timeouts) are tried again, on another server where there is one, else after growing pauses with seeded
/// jitter. A refusal for too many requests (429, 503) makes the server's limit smaller, its Retry-After is a pause for all requests; such a refusal and a server that is
/// away cost no try, they are waited for with <see cref="EndpointOptions.Patience"/>. A request that the server refuses for good costs its row only. A wrong key, an
/// unknown model, a certificate not to be trusted, a refusal (403) before anything has succeeded, or ten first requests that fail alike stop the run with the server's
/// words, before more is spent. The most that a try can cost is set aside before it, and what it cost is booked behind it (<see cref="Budget"/>). Thread-safe.
/// </remarks>
public sealed class ChatEngine : RewriteEngine
{
    readonly EndpointOptions options;
    readonly TimeProvider time;
    readonly EndpointPool pool;
    readonly Budget budget;
    readonly FirstFailures first = new();

    /// <summary>An engine over servers of the same model.</summary>
    /// <param name="baseUrls">The servers' bases, e.g. <c>http://localhost:8000/v1</c>. The first stands for all in <see cref="Identity"/>, so that answers stay known when others come and go.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="key">The key; null for servers that need none.</param>
    /// <param name="options">Concurrency, limits, timeout, retries, patience.</param>
    /// <param name="time">The clock for pauses and timeouts; null is the system's.</param>
    /// <param name="budget">What may be spent; null counts nothing.</param>
    public ChatEngine(IReadOnlyList<Uri> baseUrls, string model, string? key, EndpointOptions options, TimeProvider? time = null, Budget? budget = null)
    {
        this.budget = budget ?? Budget.None;
        this.options = options;
        this.time = time ?? TimeProvider.System;
        Model = model;
        List<ServerAddress> addresses = [.. baseUrls.Select(url => new ServerAddress(url, key))];
        Identity = options.IdentityOf(addresses[0].Name, model);
        pool = new EndpointPool(addresses, options, this.time);
    }

    /// <inheritdoc/>
    public override string Model { get; }

    /// <summary>Name of the endpoint (the first base URL, without user, password and query), model and revision.</summary>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override int? Concurrency => options.Concurrency;

    /// <inheritdoc/>
    public override string? Status => string.Join("; ", new[] { pool.Status, budget.Status }.OfType<string>());

    /// <inheritdoc/>
    public override string? Bill => budget.Bill;

    /// <inheritdoc/>
    public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var body = new ArrayBufferWriter<byte>(request.System.Length + request.Message.Length + request.Message.Length / 8 + 256);
        ChatBody.Write(body, request, Model);
        var most = body.WrittenCount / 3 + request.Sampling.MaxOutputTokens;
        RetryPauses? pauses = null;
        Endpoint? avoid = null;
        for (var (tries, failures) = (0, 0); ; failures++)
        {
            using var lease = await pool.EnterAsync(most, avoid, cancellation).ConfigureAwait(false);
            if (lease is null)
                return Unanswered(new(RewriteReasons.Unavailable, pool.AwayWords, Consequence.Away), Identity);
            // With a place already: who waits for one must not keep money from those who have one. Given up on the way, it is forfeit.
            using var reservation = await budget.ReserveAsync(request, cancellation).ConfigureAwait(false);
            if (cancellation.IsCancellationRequested)
                reservation.Release(); // Nothing was sent.
            cancellation.ThrowIfCancellationRequested();
            var (answer, failure) = await AskAsync(lease, body.WrittenMemory, reservation, cancellation).ConfigureAwait(false);
            if (answer is not null)
            {
                lease.Answered(answer);
                first.Succeeded();
                return answer with { Seconds = time.GetElapsedTime(start).TotalSeconds, Usd = reservation.Settle(answer.InputTokens, answer.OutputTokens) };
            }
            if (!failure!.MayBeBilled)
                reservation.Release();
            else
                reservation.Forfeit();
            lease.Failed(failure);
            if (failure.Consequence == Consequence.Stop || failure.Consequence == Consequence.StopAtFirst && !first.AnySucceeded)
                throw first.Refusal($"{lease.Endpoint.Name}: {failure.Words}", failure.Cause);
            if (failure.Consequence == Consequence.StopAtFirst)
                first.Forbidden(failure.Words, lease.Endpoint.Name, failure.Cause);
            if (failures == 0 && IsEarlySign(failure))
                first.Failed(failure.Words, lease.Endpoint.Name, failure.Cause);
            if (failure.Consequence is Consequence.Row or Consequence.StopAtFirst || Counts(failure, lease, start) && tries++ == options.Retries)
                return Unanswered(failure, lease.Endpoint.Name);
            pauses ??= new RetryPauses(request.Hash(Identity));
            await PauseAsync(lease.Endpoint, failure, failures, pauses.Next(failures), cancellation).ConfigureAwait(false);
            avoid = lease.Endpoint;
        }

        RewriteAnswer Unanswered(ChatFailure failure, string server)
        {
            if (!IsEarlySign(failure))
                first.Failed(failure.Words, server, failure.Cause);
            return RewriteAnswer.Failed(failure.Reason, failure.Words) with { Seconds = time.GetElapsedTime(start).TotalSeconds };
        }
    }

    // What every retry only repeats at a cost: garbage, an error page. A timeout may be the load, a server that is away may come back.
    static bool IsEarlySign(ChatFailure failure) => failure.Consequence == Consequence.Retry && failure.Reason != RewriteReasons.TimedOut;

    /// <summary>One try. Where nothing was ever answered, what is broken off because another request was refused for good (a wrong key) costs nothing.</summary>
    async Task<(RewriteAnswer? Answer, ChatFailure? Failure)> AskAsync(Lease lease, ReadOnlyMemory<byte> body, Reservation reservation, CancellationToken cancellation)
    {
        try
        {
            return await lease.Endpoint.Client.AskAsync(body, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (first.Refused)
        {
            reservation.Release();
            throw;
        }
    }

    /// <summary>Whether a failure is one of the tries that a request has: not when the server was away or too busy, as long as there is patience.</summary>
    bool Counts(ChatFailure failure, Lease lease, long start) =>
        failure.Consequence == Consequence.Overload ? time.GetElapsedTime(start) >= options.Patience
        : failure.Consequence != Consequence.Away && !lease.IsProbe;

    /// <summary>Waits before the next try, without a place at the server; not where the pool waits anyway, and every other time not where another server can be asked at once.</summary>
    async Task PauseAsync(Endpoint failed, ChatFailure failure, int failures, TimeSpan pause, CancellationToken cancellation)
    {
        if (pool.IsWaitedFor(failed) || failures % 2 == 0 && pool.HasOther(failed))
            return;
        await Task.Delay(failure.RetryAfter is { } asked && asked > pause ? asked : pause, time, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        pool.Dispose();
        base.Dispose(disposing);
    }
}
