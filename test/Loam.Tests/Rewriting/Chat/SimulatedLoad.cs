using Loam.Rewriting.Chat;
using Loam.Steps;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>A clock that stands until it is set.</summary>
sealed class StandingTime : TimeProvider
{
    internal double Seconds { get; set; }

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => (long)(Seconds * 1e9);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(Seconds);
}

/// <summary>How a simulated server behaves.</summary>
sealed record LoadedServer
{
    /// <summary>Requests in the batch at once.</summary>
    public int Slots { get; set; } = 256;

    /// <summary>Requests, in service or waiting, above which it refuses.</summary>
    public int Refuses { get; init; } = int.MaxValue;

    /// <summary>Seconds per token of a request that is alone.</summary>
    public double Pace { get; set; } = 0.01;

    /// <summary>How much slower each further request in the batch makes all tokens, as a share.</summary>
    public double Crowding { get; init; }

    /// <summary>Share of requests that are refused whatever the load.</summary>
    public double Stray { get; init; }

    /// <summary>Share of requests that take ten times as long.</summary>
    public double Stragglers { get; init; }
}

/// <summary>Limits against servers, without sockets and without waiting: a simulation by discrete events, the same on every machine.</summary>
/// <remarks>Tokens of a batch advance together: with b requests in service a token takes <c>pace * (1 + crowding * (b - 1))</c>. Lengths are log-normal, about 240 tokens.</remarks>
sealed class SimulatedLoad
{
    sealed class Side(LoadedServer server, AdaptiveLimit limit)
    {
        internal LoadedServer Server => server;
        internal AdaptiveLimit Limit => limit;
        internal PriorityQueue<(Place Place, double Tokens), double> Batch { get; } = new();
        internal Queue<(Place Place, double Work, double Tokens)> Queue { get; } = new();
        internal double Work { get; set; }
        internal double TokenSeconds => server.Pace * (1 + server.Crowding * Math.Max(0, Batch.Count - 1));
    }

    readonly StandingTime time = new();
    readonly SeededRandom random = new(7);
    readonly List<Side> sides;
    readonly PriorityQueue<double, double> returning = new();
    readonly int most;

    internal SimulatedLoad(int most, params LoadedServer[] servers)
    {
        this.most = most;
        sides = [.. servers.Select(server => new Side(server, new AdaptiveLimit(most, time)))];
    }

    internal IReadOnlyList<AdaptiveLimit> Limits => [.. sides.Select(side => side.Limit)];

    internal int Answered { get; private set; }

    internal int Refusals { get; private set; }

    internal double Seconds => time.Seconds;

    /// <summary>Tokens of all answers.</summary>
    internal double Tokens { get; private set; }

    /// <summary>Serves until so many more are answered; calls back at every answer.</summary>
    internal void Run(int answers, Action? each = null)
    {
        for (var end = Answered + answers; Answered < end;)
        {
            Send();
            var side = sides.MinBy(Ends)!;
            if (returning.TryPeek(out _, out var back) && back < Ends(side))
            {
                returning.Dequeue();
                Advance(back);
                continue;
            }
            Advance(Ends(side));
            Finish(side);
            each?.Invoke();
        }
    }

    double Ends(Side side) => side.Batch.TryPeek(out _, out var work) ? time.Seconds + Math.Max(0, work - side.Work) * side.TokenSeconds : double.PositiveInfinity;

    void Advance(double now)
    {
        foreach (var side in sides)
            side.Work += (now - time.Seconds) / side.TokenSeconds;
        time.Seconds = now;
    }

    void Finish(Side side)
    {
        var (place, tokens) = side.Batch.Dequeue();
        side.Limit.Answered(place, tokens);
        (Answered, Tokens) = (Answered + 1, Tokens + tokens);
        Fill(side);
    }

    static void Fill(Side side)
    {
        while (side.Batch.Count < side.Server.Slots && side.Queue.TryDequeue(out var next))
            side.Batch.Enqueue((next.Place, next.Tokens), side.Work + next.Work);
    }

    void Send()
    {
        while (sides.Sum(side => side.Limit.InFlight) < most && returning.Count < most && sides.Where(side => side.Limit.HasRoom).MinBy(side => side.Limit.Load) is { } side)
        {
            var place = side.Limit.Enter();
            if (side.Batch.Count + side.Queue.Count >= side.Server.Refuses || random.NextDouble() < side.Server.Stray)
            {
                Refusals++;
                side.Limit.Refused(place);
                var back = time.Seconds + 0.5 + 0.5 * random.NextDouble();
                returning.Enqueue(back, back);
                continue;
            }
            var tokens = Math.Ceiling(220 * Math.Exp(0.35 * Normal()));
            var work = (tokens + 20) * (random.NextDouble() < side.Server.Stragglers ? 10 : 1);
            side.Queue.Enqueue((place, work, tokens));
            Fill(side);
        }
    }

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
