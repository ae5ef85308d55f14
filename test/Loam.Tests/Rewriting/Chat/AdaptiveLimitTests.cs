namespace Loam.Tests.Rewriting.Chat;

public class AdaptiveLimitTests
{
    const double Pace = 0.01;

    /// <summary>Tokens a second of so many slots that are never idle; an answer is its tokens and the time of 20 more.</summary>
    static double Ceiling(int slots, double pace = Pace)
    {
        var tokens = 220 * Math.Exp(0.35 * 0.35 / 2) + 0.5;
        return slots * tokens / ((tokens + 20) * pace);
    }

    static SimulatedLoad Served(int answers, int most, params LoadedServer[] servers)
    {
        var load = new SimulatedLoad(most, servers);
        load.Run(answers);
        return load;
    }

    /// <summary>Tokens a second of the next answers.</summary>
    static double Throughput(SimulatedLoad load, int answers)
    {
        var (tokens, seconds) = (load.Tokens, load.Seconds);
        load.Run(answers);
        return (load.Tokens - tokens) / (load.Seconds - seconds);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(512)]
    [InlineData(4096)]
    public void Twenty_thousand_requests_reach_97_percent_of_256_slots(int most)
    {
        var load = Served(20_000, most, new LoadedServer());
        Assert.InRange(load.Tokens / load.Seconds / Ceiling(256), 0.97, 1.0);
        Assert.InRange(load.Limits[0].Limit, 250, 700);
    }

    [Fact]
    public void Stray_refusals_and_stragglers_are_no_congestion()
    {
        Assert.InRange(Throughput(Served(20_000, 1024, new LoadedServer { Stray = 0.01 }), 5_000) / Ceiling(256), 0.97, 1.03);
        Assert.InRange(Served(20_000, 1024, new LoadedServer { Stragglers = 0.01 }).Limits[0].Limit, 250, 700);
    }

    [Fact]
    public void A_server_that_refuses_above_64_is_kept_busy_and_hardly_bothered()
    {
        var load = Served(20_000, 512, new LoadedServer { Slots = 64, Refuses = 64 });
        Assert.InRange(load.Tokens / load.Seconds / Ceiling(64), 0.93, 1.0);
        Assert.InRange(load.Refusals, 1, 400);
        Assert.InRange(load.Limits[0].Limit, 48, 72);
    }

    [Fact]
    public void A_queue_that_doubles_the_latency_makes_the_limit_go_back()
    {
        var highest = 0;
        var load = new SimulatedLoad(2048, new LoadedServer());
        load.Run(20_000, () => highest = Math.Max(highest, load.Limits[0].Limit));
        Assert.InRange(highest, 513, 2048);
        Assert.InRange(load.Limits[0].Limit, 250, 550);
    }

    [Fact]
    public void A_server_that_loses_three_quarters_of_its_slots_is_followed_down_and_up_again()
    {
        var server = new LoadedServer();
        var load = Served(10_000, 1024, server);
        server.Slots = 64;
        load.Run(10_000);
        Assert.InRange(load.Limits[0].Limit, 64, 130);
        Assert.InRange(Throughput(load, 2_000) / Ceiling(64), 0.97, 1.03);
        server.Slots = 256;
        load.Run(5_000);
        Assert.InRange(Throughput(load, 5_000) / Ceiling(256), 0.97, 1.03);
    }

    [Fact]
    public void Tokens_that_become_slow_are_no_queue()
    {
        var server = new LoadedServer();
        var load = Served(10_000, 1024, server);
        server.Pace = 4 * Pace;
        load.Run(10_000);
        Assert.InRange(Throughput(load, 5_000) / Ceiling(256, 4 * Pace), 0.96, 1.03);
        server.Pace = Pace;
        load.Run(5_000);
        Assert.InRange(Throughput(load, 5_000) / Ceiling(256), 0.97, 1.03);
    }

    [Fact]
    public void A_batch_that_slows_itself_down_is_filled_as_long_as_it_pays()
    {
        const double Crowding = 1 / 128.0;
        var load = Served(20_000, 2048, new LoadedServer { Crowding = Crowding });
        Assert.InRange(load.Tokens / load.Seconds / Ceiling(256, Pace * (1 + 255 * Crowding)), 0.97, 1.03);
    }

    [Fact]
    public void One_slot_is_not_buried() => Assert.InRange(Served(600, 512, new LoadedServer { Slots = 1 }).Limits[0].Limit, 1, 20);

    [Theory]
    [InlineData(7, 3)]
    [InlineData(1, 1)]
    public void Timeouts_beside_answers_cut_the_limit_to_what_comes_in_time(int answered, int limit)
    {
        var time = new StandingTime();
        var small = new Loam.Rewriting.Chat.AdaptiveLimit(512, time);
        var places = Enumerable.Range(0, 32).Select(_ => small.Enter()).ToList();
        for (var i = 0; i < answered; i++)
        {
            time.Seconds += 0.7;
            small.Answered(places[i], 100);
        }
        time.Seconds = 5;
        Assert.All(places.Skip(answered), place => Assert.True(small.TimedOut(place)));
        Assert.Equal((limit, 0), (small.Limit, small.InFlight));
    }

    [Fact]
    public void A_straggler_that_times_out_says_nothing_and_one_alone_is_no_sign_of_load()
    {
        var time = new StandingTime();
        var limit = new Loam.Rewriting.Chat.AdaptiveLimit(512, time);
        var straggler = limit.Enter();
        for (var i = 0; i < 200; i++)
        {
            time.Seconds += 0.1;
            limit.Answered(limit.Enter(), 100);
        }
        var before = limit.Limit;
        Assert.True(limit.TimedOut(straggler));
        Assert.Equal(before, limit.Limit);
        Assert.False(limit.TimedOut(limit.Enter()));
    }

    [Theory]
    [InlineData(512, 0.97)]
    [InlineData(256, 0.95)]
    public void Two_unequal_endpoints_give_their_sum(int most, double share)
    {
        var load = Served(20_000, most, new LoadedServer { Slots = 192 }, new LoadedServer { Slots = 64 });
        Assert.InRange(load.Tokens / load.Seconds / Ceiling(256), share, 1.0);
    }

    [Fact]
    public void A_slow_endpoint_beside_a_fast_one_gives_what_it_has()
    {
        var load = Served(20_000, 512, new LoadedServer { Slots = 128 }, new LoadedServer { Slots = 128, Pace = 3 * Pace });
        Assert.InRange(load.Tokens / load.Seconds / (Ceiling(128) + Ceiling(128, 3 * Pace)), 0.95, 1.0);
    }
}
