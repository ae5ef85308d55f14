using System.Diagnostics.CodeAnalysis;
using Loam.Rewriting;
using Loam.Rewriting.Chat;
using Microsoft.Extensions.Time.Testing;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>Who goes where, and who waits for what, on a clock that stands until it is moved.</summary>
[SuppressMessage("Reliability", "CA2012", Justification = "Each is awaited once, by the helper that makes it a task.")]
public sealed class EndpointPoolTests : IDisposable
{
    static readonly ChatFailure Busy = ChatFailure.Of(429, new ServerError("slow down", "")) with { RetryAfter = TimeSpan.FromSeconds(40) };
    static readonly ChatFailure Gone = ChatFailure.Of(new HttpRequestException(HttpRequestError.ConnectionError, "connection refused"));

    readonly FakeTimeProvider time = new();
    EndpointPool? pool;

    EndpointPool Pool(int endpoints, EndpointOptions? options = null) =>
        pool = new(Enumerable.Range(1, endpoints).Select(i => new ServerAddress(new Uri($"http://s{i}/v1"), null)), options ?? new() { Concurrency = 8 }, time);

    Task<Lease?> Enter(Endpoint? avoid = null, CancellationToken cancellation = default) => pool!.EnterAsync(100, avoid, cancellation).AsTask();

    async Task<Lease> Entered(Endpoint? avoid = null) => (await Enter(avoid))!;

    async Task Break(int failures = 5)
    {
        for (var i = 0; i < failures; i++)
            (await Entered()).Failed(Gone);
    }

    public void Dispose() => pool?.Dispose();

    [Fact]
    public async Task Requests_go_where_fewest_are()
    {
        Pool(3);
        var leases = new List<Lease>();
        for (var i = 0; i < 6; i++)
            leases.Add(await Entered());
        Assert.Equal(["http://s1/v1", "http://s2/v1", "http://s3/v1", "http://s1/v1", "http://s2/v1", "http://s3/v1"], leases.Select(lease => lease.Endpoint.Name));
        leases[1].Answered(new RewriteAnswer { Text = "x" });
        Assert.Equal("http://s2/v1", (await Entered()).Endpoint.Name);
    }

    [Fact]
    public async Task A_server_that_answers_some_in_time_is_busy_and_not_away()
    {
        Pool(1, new() { Concurrency = 32 });
        var leases = new List<Lease>();
        for (var i = 0; i < 32; i++)
            leases.Add(await Entered());
        time.Advance(TimeSpan.FromSeconds(1));
        leases[0].Answered(new RewriteAnswer { Text = "x" });
        foreach (var lease in leases.Skip(1))
            lease.Failed(ChatFailure.TimedOut(TimeSpan.FromSeconds(5)));
        Assert.False(leases[0].Endpoint.Breaker.IsOpen);
        Assert.Equal(1, leases[0].Endpoint.Limit.Limit);
    }

    [Fact]
    public async Task Who_finds_no_room_waits_in_order_and_takes_the_next_place()
    {
        Pool(1, new() { Concurrency = 2 });
        var (first, second) = (await Entered(), await Entered());
        var waiting = new[] { Enter(), Enter() };
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        second.Dispose();
        await waiting[0];
        Assert.False(waiting[1].IsCompleted);
        first.Dispose();
        await waiting[1];
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_forgotten()
    {
        Pool(1, new() { Concurrency = 1 });
        var first = await Entered();
        using var stop = new CancellationTokenSource();
        var (given, patient) = (Enter(cancellation: stop.Token), Enter());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        first.Dispose();
        await patient;
    }

    [Fact]
    public async Task A_Retry_After_is_a_pause_for_all_and_says_so()
    {
        Pool(1);
        var (one, other) = (await Entered(), await Entered());
        one.Failed(Busy);
        var waiting = Enter();
        other.Answered(new RewriteAnswer { Text = "x" });
        Assert.False(waiting.IsCompleted);
        Assert.Contains("http://s1/v1 wants a pause of 40 s more (HTTP 429: slow down)", pool!.Status, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(39));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
        Assert.DoesNotContain("pause", pool.Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_of_one_server_is_none_of_another()
    {
        Pool(2);
        (await Entered()).Failed(Busy);
        for (var i = 0; i < 3; i++)
            Assert.Equal("http://s2/v1", (await Entered()).Endpoint.Name);
    }

    [Fact]
    public async Task A_stray_refusal_with_a_short_wish_stops_nobody_else_and_two_in_a_row_do()
    {
        Pool(1, new() { Concurrency = 32 });
        var leases = new List<Lease>();
        for (var i = 0; i < 16; i++)
            leases.Add(await Entered());
        var brief = Busy with { RetryAfter = TimeSpan.FromSeconds(2) };
        leases[0].Failed(brief);
        leases[9].Failed(brief);
        leases[15] = await Entered();
        leases[10].Failed(brief);
        Assert.False(Enter().IsCompleted);
    }

    [Fact]
    public async Task A_server_that_is_away_gets_a_probe_now_and_then_and_comes_back()
    {
        Pool(1);
        await Break();
        var waiting = new[] { Enter(), Enter(), Enter() };
        Assert.Contains("http://s1/v1 is away for 0 s (connection refused)", pool!.Status, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(1));
        var probe = (await waiting[0])!;
        Assert.True(probe.IsProbe);
        Assert.False(waiting[1].IsCompleted);
        probe.Failed(Gone);
        time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.False(waiting[1].IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.5));
        (await waiting[1])!.Answered(new RewriteAnswer { Text = "x" });
        Assert.False((await waiting[2])!.IsProbe);
    }

    [Fact]
    public async Task With_one_server_away_all_go_to_the_other()
    {
        Pool(2);
        for (var i = 0; i < 5; i++)
            (await Entered(avoid: null)).Failed(Gone); // The least loaded is the one that fails: always the first.
        for (var i = 0; i < 4; i++)
            Assert.Equal("http://s2/v1", (await Entered()).Endpoint.Name);
        Assert.True(pool!.HasOther((await Entered(null)).Endpoint) is false);
    }

    [Fact]
    public async Task Who_has_just_failed_somewhere_goes_elsewhere()
    {
        Pool(2);
        var first = await Entered();
        first.Failed(ChatFailure.Of(500, new ServerError("", "")));
        Assert.Equal("http://s2/v1", (await Entered(first.Endpoint)).Endpoint.Name);
        Assert.Equal("http://s1/v1", (await Entered()).Endpoint.Name);
    }

    [Fact]
    public async Task With_all_servers_away_patience_ends_one_day()
    {
        Pool(1, new() { Patience = TimeSpan.FromSeconds(100) });
        await Break();
        foreach (var pause in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            var probe = Enter();
            time.Advance(TimeSpan.FromSeconds(pause));
            (await probe)!.Failed(Gone);
        }
        var waiting = Enter();
        time.Advance(TimeSpan.FromSeconds(8));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await waiting);
        Assert.Contains("is away for 100 s", pool!.AwayWords, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(21));
        Assert.True((await Entered()).IsProbe); // Even then, who comes may look.
        Assert.Null(await Enter());
    }

    [Fact]
    public async Task Requests_per_minute_are_waited_for()
    {
        Pool(1, new() { Concurrency = 8, RequestsPerMinute = 6 });
        await Entered();
        var waiting = Enter();
        Assert.Contains("at its limit per minute", pool!.Status, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1.1));
        await waiting;
    }
}
