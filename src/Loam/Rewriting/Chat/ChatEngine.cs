using System.Buffers;
using System.Collections.Concurrent;
using Loam.Rewriting.Money;

namespace Loam.Rewriting.Chat;

/// <summary>A language model behind one or several chat interfaces: vLLM, SGLang, llama.cpp, Ollama, or a hosted service.</summary>
/// <remarks>
/// Each request goes to the server that is least busy; how many are open at a server adapts to what it bears, at most <see cref="EndpointOptions.Concurrency"/> over all
/// servers and shards. Failures that may pass (5xx, broken answers, timeouts) are tried again, on another server where there is one, else after growing pauses with seeded
/// jitter. A refusal for too many requests (429, 503) makes the server's limit smaller, its Retry-After is a pause for all requests; such a refusal and a server that is
/// away cost no try, they are waited for with <see cref="EndpointOptions.Patience"/>. A request that the server refuses for good costs its row only. A wrong key, an
/// unknown model, or a certificate not to be trusted stop the run with the server's words, before more is spent. A server that refuses (403) before it has answered
/// anything, whose first ten requests fail alike, or whose last twenty answers in a style cannot be used, is put aside, and when all are, the run stops with the words of each. The most that a try can cost is set aside before it, and what it cost is booked behind it (<see cref="Budget"/>). Thread-safe.
/// </remarks>
public sealed class ChatEngine : RewriteEngine
{
    readonly EndpointOptions options;
    readonly TimeProvider time;
    readonly EndpointPool pool;
    readonly Budget budget;
    readonly FirstFailures nobody = new();
    readonly ConcurrentDictionary<string, RewriteRequest> good = new(StringComparer.Ordinal);
    readonly CancellationTokenSource closing = new();
    bool refused, useless;

    const string AfterUseless = "a model that does not follow the prompt shows in `loam rewrite --sample 5` or `loam try`; the same command asks again for its last unusable answers, and for nothing else that was answered";

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
    public override string? Status => string.Join("; ", new[] { budget.Status, pool.Status }.OfType<string>());

    /// <inheritdoc/>
    public override string? Bill => new[] { budget.Bill, pool.Remarks }.OfType<string>() is var said && said.Any() ? string.Join("; ", said) : null;

    /// <inheritdoc/>
    public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var body = new ArrayBufferWriter<byte>(request.System.Length + request.Message.Length + request.Message.Length / 8 + 256);
        ChatBody.Write(body, request, Model);
        var most = body.WrittenCount / 3 + request.Sampling.MaxOutputTokens;
        RetryPauses? pauses = null;
        Endpoint? avoid = null;
        HashSet<Endpoint>? failedAt = null;
        var doubted = false;
        for (var (tries, failures) = (0, 0); ; failures++)
        {
            using var lease = await pool.EnterAsync(most, avoid, cancellation).ConfigureAwait(false);
            if (lease is null)
                return Away(start);
            var server = lease.Endpoint;
            // With a place already: who waits for one must not keep money from those who have one. Given up on the way, it is forfeit.
            using var reservation = await budget.ReserveAsync(request, cancellation).ConfigureAwait(false);
            if (cancellation.IsCancellationRequested)
                reservation.Release(); // Nothing was sent.
            cancellation.ThrowIfCancellationRequested();
            var (answer, failure) = await AskAsync(lease, body.WrittenMemory, request.Sampling, reservation, cancellation).ConfigureAwait(false);
            if (answer is not null)
            {
                answer = Counted(server, answer, body.WrittenCount, request.Sampling);
                answer = answer with { Seconds = time.GetElapsedTime(start).TotalSeconds, Usd = reservation.Settle(answer.InputTokens, answer.OutputTokens) };
                if (await JudgeAsync(lease, request, answer, mayAskAnother: !doubted, cancellation).ConfigureAwait(false) is { } judged)
                    return judged;
                (doubted, avoid) = (true, server);
                continue;
            }
            if (!failure!.MayBeBilled)
                reservation.Release();
            else
                reservation.Forfeit();
            lease.Failed(failure);
            if (failure.Consequence == Consequence.Stop)
                throw Refusal($"{server.Name}: {failure.Words}", failure.Cause);
            var final = failure.Consequence is Consequence.Row or Consequence.StopAtFirst;
            var last = final || Counts(failure, lease, start) && tries++ == options.Retries;
            var anew = (failedAt ??= []).Add(server);
            if (IsEarlySign(failure) ? anew : last)
                Watch(server, failure);
            // One that has answered nothing, or forbids, may be the wrong one to ask: a row is not dropped before another has refused it as well.
            if (final && !doubted && (failure.Consequence == Consequence.StopAtFirst || !server.First.AnyAnswered) && pool.HasOther(server))
                (doubted, avoid) = (true, server);
            else if (last)
                return RewriteAnswer.Failed(failure.Reason, failure.Words) with { Seconds = time.GetElapsedTime(start).TotalSeconds };
            else
            {
                pauses ??= new RetryPauses(request.Hash(Identity));
                await PauseAsync(server, failure, failures, pauses.Next(failures), cancellation).ConfigureAwait(false);
                avoid = server;
            }
        }
    }

    /// <summary>Looks whether an answer can be used, and what it says about its server.</summary>
    /// <returns>The answer to give on; null where another server is to be asked.</returns>
    /// <exception cref="EngineException">No server is left.</exception>
    async Task<RewriteAnswer?> JudgeAsync(Lease lease, RewriteRequest request, RewriteAnswer answer, bool mayAskAnother, CancellationToken cancellation)
    {
        var (server, style) = (lease.Endpoint, request.Style);
        var verdict = request.Judge?.Invoke(answer) ?? default;
        if (!RewriteReasons.IsUnusable(verdict))
        {
            lease.Answered(answer);
            if (request.Judge is not null)
            {
                server.Styles.Of(style).Break();
                good[style] = request;
            }
            return answer;
        }
        if (pool.IsAside(server))
        {
            lease.Useless(answer);
            return pool.Verdict is { } none ? throw Refusal(none, null) : null;
        }
        lease.Answered(answer);
        var streak = server.Styles.Of(style);
        var count = streak.Add(verdict);
        if (count >= StyleWatch.Enough && await streak.CheckAsync(() => IsAtFaultAsync(server, style)).WaitAsync(cancellation).ConfigureAwait(false))
        {
            Volatile.Write(ref useless, true);
            var words = StyleWatch.Words(style, streak);
            streak.Prove();
            return pool.PutAside(server, words) is { } all ? throw Refusal(all, null) : null;
        }
        return mayAskAnother && StyleWatch.IsDoubtful(streak, count) && pool.HasOther(server) ? null : answer with { Streak = streak };
    }

    /// <summary>The answer without counts of tokens that it cannot have: a token has a byte of the request at least, and the limit bounds what is written. Four times as much may be a hidden prompt, or thoughts.</summary>
    static RewriteAnswer Counted(Endpoint server, RewriteAnswer answer, int bytes, Sampling sampling)
    {
        var read = answer.InputTokens > Absurd * (bytes + TemplateTokens);
        var written = sampling.OutputLimit is { } limit && !sampling.Body.Sets("n") && answer.OutputTokens > Absurd * Math.Min(limit, int.MaxValue);
        if (!read && !written)
            return answer;
        server.Miscounted(Math.Max(read ? answer.InputTokens : 0, written ? answer.OutputTokens : 0));
        return answer with { InputTokens = read ? 0 : answer.InputTokens, OutputTokens = written ? 0 : answer.OutputTokens };
    }

    const long Absurd = 4, TemplateTokens = 64;

    /// <summary>Whether unusable answers in a row are the server's fault: it is asked once more what was answered well before. Pages of one site in a row may be filtered, or have no table.</summary>
    async Task<bool> IsAtFaultAsync(Endpoint server, string style)
    {
        if (!good.TryGetValue(style, out var request))
            return true;
        using var reservation = await budget.ReserveAsync(request, closing.Token).ConfigureAwait(false);
        var body = new ArrayBufferWriter<byte>();
        ChatBody.Write(body, request, Model);
        var (answer, failure) = await server.Client.AskAsync(body.WrittenMemory, request.Sampling, closing.Token).ConfigureAwait(false);
        if (answer is not null)
            answer = Counted(server, answer, body.WrittenCount, request.Sampling);
        if (answer is not null)
            reservation.Settle(answer.InputTokens, answer.OutputTokens);
        else if (!failure!.MayBeBilled)
            reservation.Release();
        if (answer is null)
            return false; // Other faults have their own ends; the next unusable answer asks again.
        if (RewriteReasons.IsUnusable(request.Judge!(answer)))
            return true;
        server.Styles.Of(style).Clear();
        return false;
    }

    /// <summary>All servers are away, and patience is at an end; or none works.</summary>
    RewriteAnswer Away(long start)
    {
        if (pool.Verdict is { } all)
            throw Refusal(all, null);
        var words = pool.AwayWords;
        if (!pool.AnyAnswered && nobody.Failed(words, pool.Made) is { } verdict)
            throw Refusal($"{Identity}: {verdict}", null);
        return RewriteAnswer.Failed(RewriteReasons.Unavailable, words) with { Seconds = time.GetElapsedTime(start).TotalSeconds };
    }

    /// <summary>Puts a server aside whose requests all fail alike.</summary>
    /// <exception cref="EngineException">None is left.</exception>
    void Watch(Endpoint server, ChatFailure failure)
    {
        var verdict = failure.Consequence != Consequence.StopAtFirst ? server.First.Failed(failure.Words)
            : server.First.AnyAnswered ? server.First.Forbidden(failure.Words)
            : failure.Words;
        if (verdict is not null && pool.PutAside(server, verdict) is { } all)
            throw Refusal(all, failure.Cause);
    }

    /// <summary>The stop that a refusal for good is.</summary>
    EngineException Refusal(string words, Exception? cause)
    {
        Volatile.Write(ref refused, true);
        return new(Volatile.Read(ref useless) ? $"{words}; {AfterUseless}" : words, cause);
    }

    // What every retry only repeats at a cost: garbage, an error page. A timeout may be the load, a server that is away may come back.
    static bool IsEarlySign(ChatFailure failure) => failure.Consequence == Consequence.Retry && failure.Reason != RewriteReasons.TimedOut;

    /// <summary>One try. Where nothing was ever answered, what is broken off because another request was refused for good (a wrong key) costs nothing.</summary>
    async Task<(RewriteAnswer? Answer, ChatFailure? Failure)> AskAsync(Lease lease, ReadOnlyMemory<byte> body, Sampling sampling, Reservation reservation, CancellationToken cancellation)
    {
        try
        {
            return await lease.Endpoint.Client.AskAsync(body, sampling, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Volatile.Read(ref refused) && !pool.AnyAnswered)
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
        if (!closing.IsCancellationRequested)
            closing.Cancel();
        closing.Dispose();
        pool.Dispose();
        base.Dispose(disposing);
    }
}
