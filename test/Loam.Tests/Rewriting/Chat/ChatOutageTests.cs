using Loam.Rewriting;
using Loam.Rewriting.Chat;
using Loam.Rewriting.Styles;
using Microsoft.Extensions.Time.Testing;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>Bad hours of servers: nothing is lost while there is patience, and nobody is asked in vain.</summary>
public class ChatOutageTests
{
    static readonly EndpointOptions Options = new() { Retries = 2, Concurrency = 16 };

    readonly FakeTimeProvider time = new();

    static RewriteRequest Request(int number) => RewriteStyle.Find("wiki")!.Render(Pages.Page(key: "p" + number), $"Text Nummer {number}.", 0);

    /// <summary>Asks on a clock that moves while nothing else does: so an answer takes no time, and a pause no waiting.</summary>
    async Task<RewriteAnswer[]> Ask(int count, params Uri[] servers)
    {
        using var engine = new ChatEngine(servers, "m", null, Options, time);
        var answers = Task.WhenAll(Enumerable.Range(0, count).Select(i => engine.AnswerAsync(Request(i), default)));
        while (!answers.IsCompleted)
        {
            if (engine.Status!.StartsWith("0 of", StringComparison.Ordinal))
                time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }
        return await answers;
    }

    [Fact]
    public async Task A_server_that_dies_for_a_minute_costs_no_request()
    {
        var (start, asked) = (time.GetTimestamp(), 0);
        await using var server = new ChatServer((_, _) =>
        {
            if (Interlocked.Increment(ref asked) is > 20 && time.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
                return new Reply(0, "");
            return Reply.Says("da");
        });
        var answers = await Ask(100, server.BaseUrl);
        Assert.All(answers, answer => Assert.Equal("da", answer.Text));
        Assert.InRange(server.Requests, 100, 160);
    }

    [Theory]
    [InlineData("Retry-After: 3\r\n")]
    [InlineData("")]
    public async Task A_storm_of_429_costs_no_request(string header)
    {
        var start = time.GetTimestamp();
        await using var server = new ChatServer((i, _) => time.GetElapsedTime(start) < TimeSpan.FromSeconds(120) ? new Reply(429, "{}", header) : Reply.Says("da"));
        Assert.All(await Ask(60, server.BaseUrl), answer => Assert.Equal("da", answer.Text));
        Assert.InRange(server.Requests, 60, 1000);
    }

    [Fact]
    public async Task A_storm_of_429_without_end_leaves_requests_unanswered_when_patience_is_spent()
    {
        var start = time.GetTimestamp();
        await using var server = new ChatServer(new Reply(429, """{"error":{"message":"slow down"}}""", "Retry-After: 60\r\n"));
        var answer = Assert.Single(await Ask(1, server.BaseUrl));
        Assert.Same(RewriteReasons.Unavailable, answer.Failure.Reason);
        Assert.Equal("HTTP 429: slow down", answer.Failure.Evidence);
        Assert.InRange(time.GetElapsedTime(start).TotalMinutes, 10, 20); // The clock also runs on a little between a pause's end and the next try.
    }

    [Fact]
    public async Task A_server_that_only_fails_is_made_up_for_by_another()
    {
        await using var bad = new ChatServer(new Reply(500, "{}"));
        await using var good = new ChatServer(Reply.Says("da"));
        Assert.All(await Ask(200, bad.BaseUrl, good.BaseUrl), answer => Assert.Equal("da", answer.Text));
        Assert.Equal(200, good.Requests);
        Assert.InRange(bad.Requests, 1, 40);
    }

    [Fact]
    public async Task A_server_that_fails_at_once_does_not_stop_one_that_is_slow_at_first()
    {
        await using var bad = new ChatServer(new Reply(500, """{"error":{"message":"CUDA error"}}"""));
        await using var good = new ChatServer((i, _) => Reply.Says("da") with { Delay = TimeSpan.FromMilliseconds(i < 32 ? 2000 : 0) });
        using var engine = new ChatEngine([bad.BaseUrl, good.BaseUrl], "m", null, Options with { Concurrency = 64 });
        var answers = Task.WhenAll(Enumerable.Range(0, 300).Select(i => engine.AnswerAsync(Request(i), default)));
        while (!engine.Status!.Contains("put aside (the first 10 requests failed alike: HTTP 500: CUDA error)", StringComparison.Ordinal) && !answers.IsCompleted)
            await Task.Delay(1);
        Assert.False(answers.IsCompleted, "the bad server was not put aside");
        Assert.All(await answers, answer => Assert.Equal("da", answer.Text));
        Assert.InRange(bad.Requests, 10, 40);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(400)]
    public async Task The_run_stops_when_no_server_works_with_the_words_of_each(int status)
    {
        await using var one = new ChatServer(new Reply(status, """{"error":{"message":"out of memory"}}"""));
        await using var two = new ChatServer(new Reply(status, """{"error":{"message":"no such file"}}"""));
        var stop = await Assert.ThrowsAsync<EngineException>(() => Ask(200, one.BaseUrl, two.BaseUrl));
        foreach (var (server, words) in new[] { (one, "out of memory"), (two, "no such file") })
            Assert.Matches($"{server.BaseUrl}: the first 1[0-9] requests failed alike: HTTP {status}: {words}", stop.Message);
        Assert.InRange(one.Requests + two.Requests, 20, 80);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(302)]
    public async Task A_server_that_refuses_everything_costs_no_row_while_another_answers(int status)
    {
        await using var bad = new ChatServer(new Reply(status, """{"error":{"message":"unknown parameter top_k"}}"""));
        await using var good = new ChatServer(Reply.Says("da"));
        Assert.All(await Ask(200, bad.BaseUrl, good.BaseUrl), answer => Assert.Equal("da", answer.Text));
        Assert.Equal(200, good.Requests);
        Assert.InRange(bad.Requests, 1, 40);
    }

    [Fact]
    public async Task A_key_that_one_of_two_servers_no_longer_takes_costs_no_row()
    {
        await using var revoked = new ChatServer((i, _) => i < 20 ? Reply.Says("da") : new Reply(403, """{"error":{"message":"revoked"}}"""));
        await using var good = new ChatServer(Reply.Says("da"));
        Assert.All(await Ask(500, revoked.BaseUrl, good.BaseUrl), answer => Assert.Equal("da", answer.Text));
        Assert.InRange(revoked.Requests, 30, 80);
    }

    [Fact]
    public async Task A_server_that_was_put_aside_is_asked_again_when_it_works()
    {
        var start = time.GetTimestamp();
        await using var late = new ChatServer((_, _) => time.GetElapsedTime(start) < TimeSpan.FromSeconds(20) ? new Reply(502, "starting") : Reply.Says("late"));
        await using var busy = new ChatServer((_, _) => time.GetElapsedTime(start) < TimeSpan.FromSeconds(90) ? new Reply(429, "{}") : Reply.Says("da"));
        var answers = await Ask(60, late.BaseUrl, busy.BaseUrl);
        Assert.All(answers, answer => Assert.Equal(default, answer.Failure));
        Assert.Contains(answers, answer => answer.Text == "late");
    }

    [Fact]
    public async Task Answers_stay_known_when_a_second_server_comes_and_a_name_stands_for_an_address()
    {
        await using var server = new ChatServer(Reply.Says("da"));
        using var one = new ChatEngine([server.BaseUrl], "m", null, Options);
        using var two = new ChatEngine([server.BaseUrl, new Uri("http://other/v1")], "m", null, Options);
        using var named = new ChatEngine([server.BaseUrl], "m", null, Options with { EndpointName = "cluster", Revision = "r2" });
        Assert.Equal(one.Identity, two.Identity);
        Assert.Equal("cluster#m@r2", named.Identity);
    }
}
