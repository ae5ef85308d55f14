using Loam.Rewriting.Chat;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>Requests and tokens per minute, breakers, and what a Retry-After asks for.</summary>
public class LimitsTests
{
    readonly StandingTime time = new();

    int Sent(RateLimit limit, double seconds, long most, long used)
    {
        var sent = 0;
        for (var end = time.Seconds + seconds; ;)
        {
            if (limit.Wait is var wait && wait > TimeSpan.Zero)
                time.Seconds += wait.TotalSeconds;
            if (time.Seconds >= end)
                return sent;
            limit.Take(most);
            limit.Settle(most, used);
            sent++;
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(60, 60)]
    [InlineData(6000, 6000)]
    public void Requests_stay_below_their_limit_and_close_to_it(int perMinute, int expected) =>
        Assert.InRange(Sent(new RateLimit(perMinute, null, time), 60, 1000, 1000), expected * 0.95, expected * 1.02 + 1);

    [Fact]
    public void Tokens_stay_below_their_limit_and_what_was_not_used_comes_back()
    {
        Assert.InRange(Sent(new RateLimit(null, 100_000, time), 60, 1000, 1000), 98, 103);
        Assert.InRange(Sent(new RateLimit(null, 100_000, time), 60, 1000, 250), 390, 410);
    }

    [Fact]
    public void A_request_larger_than_the_bucket_is_not_stuck() => Assert.InRange(Sent(new RateLimit(null, 600, time), 600, 3000, 3000), 2, 3);

    [Fact]
    public void Without_limits_nobody_waits() => Assert.Equal(TimeSpan.Zero, new RateLimit(null, null, time).Wait);

    [Fact]
    public void A_breaker_opens_after_five_failures_in_a_row_and_probes_at_growing_pauses()
    {
        var breaker = new CircuitBreaker(time);
        for (var i = 0; i < 4; i++)
            breaker.Failed("weg", breaker.Enter());
        breaker.Succeeded();
        for (var i = 0; i < 5; i++)
        {
            Assert.False(breaker.IsOpen);
            breaker.Failed("weg", breaker.Enter());
        }
        var pauses = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            pauses.Add(breaker.Wait!.Value.TotalSeconds);
            time.Seconds += breaker.Wait.Value.TotalSeconds;
            Assert.True(breaker.Enter());
            Assert.Null(breaker.Wait);
            breaker.Failed("immer noch weg", probe: false); // A straggler from before is no news.
            Assert.Null(breaker.Wait);
            breaker.Failed("immer noch weg", probe: true);
        }
        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], pauses);
        Assert.Equal((121, "immer noch weg"), (breaker.Away.TotalSeconds, breaker.Words));
        time.Seconds += 30;
        Assert.True(breaker.Enter());
        breaker.Succeeded();
        Assert.False(breaker.IsOpen);
        Assert.False(breaker.Enter());
    }

    [Fact]
    public void A_probe_that_is_given_up_lets_another_one_go()
    {
        var breaker = new CircuitBreaker(time);
        for (var i = 0; i < 5; i++)
            breaker.Failed("weg", breaker.Enter());
        time.Seconds += 1;
        breaker.Abandoned(breaker.Enter());
        Assert.Equal(TimeSpan.Zero, breaker.Wait);
    }

    [Theory]
    [InlineData("17", 17.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("86400", 600.0)]
    [InlineData("Thu, 01 Jan 1970 00:00:40 GMT", 40.0)]
    [InlineData("Thu, 01 Jan 1970 23:00:00 GMT", 600.0)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", 600.0)]
    [InlineData("Wed, 31 Dec 1969 23:00:00 GMT", null)]
    [InlineData(null, null)]
    public void A_server_asks_for_a_pause_in_seconds_or_by_date(string? header, double? seconds) =>
        Assert.Equal(seconds, RetryPauses.Asked(header, time.GetUtcNow())?.TotalSeconds);
}
