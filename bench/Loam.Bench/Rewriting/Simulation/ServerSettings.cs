using System.Globalization;

namespace Loam.Bench.Rewriting.Simulation;

/// <summary>What a <see cref="SimulatedServer"/> is like. On the command line each is <c>--name value</c>, in lower case with dashes.</summary>
sealed record ServerSettings
{
    /// <summary>Requests in service at once: the batch of a continuously batching server.</summary>
    public double Slots { get; init; } = 256;

    /// <summary>Requests that may wait for a slot; beyond it 429 with Retry-After.</summary>
    public double Queue { get; init; } = 256;

    /// <summary>Milliseconds in a slot before the first token.</summary>
    public double FirstTokenMs { get; init; } = 200;

    /// <summary>Tokens per second of one slot.</summary>
    public double TokensPerSecond { get; init; } = 100;

    /// <summary>Median of the answers' lengths in tokens; lengths are log-normal, and below the request's limit.</summary>
    public double MedianTokens { get; init; } = 220;

    /// <summary>Standard deviation of the logarithm of the lengths.</summary>
    public double Spread { get; init; } = 0.35;

    /// <summary>Share of tries that get 429 with Retry-After of one second, at once.</summary>
    public double Refused { get; init; }

    /// <summary>Share of tries that get 500, at once.</summary>
    public double Errors { get; init; }

    /// <summary>Share of tries whose connection is reset in the middle of their service.</summary>
    public double Resets { get; init; }

    /// <summary>Share of tries whose answer ends after half of its bytes.</summary>
    public double Halves { get; init; }

    /// <summary>Share of requests that take <see cref="SlowFactor"/> times as long.</summary>
    public double Slow { get; init; }

    /// <summary>How much longer slow requests take.</summary>
    public double SlowFactor { get; init; } = 8;

    /// <summary>Decides lengths and faults, together with the request.</summary>
    public double Seed { get; init; } = 1;

    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <exception cref="ArgumentException">A name or value is none.</exception>
    public static ServerSettings Parse(IReadOnlyList<string> args)
    {
        var settings = new ServerSettings();
        for (var i = 0; i < args.Count; i += 2)
        {
            var property = typeof(ServerSettings).GetProperties().FirstOrDefault(p => Flag(p.Name) == args[i]) ?? throw new ArgumentException($"the simulated server has no {args[i]}");
            property.SetValue(settings, double.Parse(args[i + 1], CultureInfo.InvariantCulture));
        }
        return settings;
    }

    /// <summary>The arguments that <see cref="Parse"/> reads.</summary>
    public IEnumerable<string> Arguments() =>
        typeof(ServerSettings).GetProperties().SelectMany(p => new[] { Flag(p.Name), ((double)p.GetValue(this)!).ToString(CultureInfo.InvariantCulture) });

    static string Flag(string name) => "--" + string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
