using Loam.Rewriting;
using Loam.Steps;

namespace Loam.Runs.Forecasts;

/// <summary>What one style, or a judge, takes.</summary>
/// <param name="Name">The style.</param>
/// <param name="Pages">Pages, or rewrites to be judged.</param>
/// <param name="Requests">Requests that are still to be asked.</param>
/// <param name="Input">Tokens read.</param>
/// <param name="Output">Tokens written.</param>
/// <param name="Usd">US dollars; null where no price is known.</param>
/// <param name="Hours">Time; null where that cannot be told.</param>
/// <param name="Words">Words that it adds to the dataset.</param>
sealed record Taken(string Name, Quantity Pages, Quantity Requests, Quantity Input, Quantity Output, Quantity? Usd, Quantity? Hours, Quantity Words);

/// <summary>Money and time of an engine's answers, with what is known of earlier ones or assumed.</summary>
/// <param name="settings">What the user says about it.</param>
/// <param name="engine">The engine.</param>
/// <param name="options">A speed that the user knows.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="notes">Takes sentences on what the numbers rest on.</param>
sealed class EngineForecast(RewriteSettings settings, RewriteEngine engine, ForecastOptions options, ulong seed, Notes notes)
{
    /// <summary>What earlier answers were like.</summary>
    public PastAnswers Past { get; } = PastAnswers.Of(settings, engine);

    /// <summary>US dollars for tokens; null where no price is known.</summary>
    public Quantity? Usd(Quantity input, Quantity output)
    {
        if (Prices.Of(settings, engine.Model) is not { } price)
        {
            notes.Say($"no price of {engine.Model} is known; price_input and price_output set one");
            return null;
        }
        notes.Say(Prices.Say(price, engine.Model));
        return input * ((double)price.Input / 1e6) + output * ((double)price.Output / 1e6);
    }

    /// <summary>How long it takes; null where that cannot be told.</summary>
    public Quantity? Hours(Quantity requests, Quantity input, Quantity output)
    {
        if (Prices.IsBatch(settings))
        {
            notes.Say("a batch takes as long as its service takes, often up to 24 hours; no time is foretold");
            return null;
        }
        var servers = settings.Rewrite.Engine.Count;
        var hours = output / (Speed(servers) * 3600);
        if (settings.Endpoint.RequestsPerMinute is { } perMinute)
            hours = Quantity.Max(hours, requests * (1.0 / (perMinute * 60.0 * servers)));
        if (settings.Endpoint.TokensPerMinute is { } tokens)
            hours = Quantity.Max(hours, (input + output) * (1.0 / (tokens * 60.0 * servers)));
        return hours;
    }

    Quantity Speed(int servers)
    {
        if (options.Speed is { } speed)
        {
            notes.Say($"the engine writes {speed:N0} tokens a second, as --speed says");
            return Quantity.Exactly(speed);
        }
        var normals = Normals("speed", seed, engine.Identity);
        if (Past.Speed is { } one)
        {
            var all = one * settings.Endpoint.Concurrency;
            notes.Say($"the engine writes about {all:N0} tokens a second: {one:0.#} for each request, as in earlier answers, with {settings.Endpoint.Concurrency:N0} requests at once");
            return Quantity.LogNormal(all, 0.4, normals);
        }
        notes.Say($"each server writes {Literature.TokensPerSecond:N0} tokens a second, which may be a third or three times as much; --speed sets what yours writes in all");
        return Quantity.LogNormal(Literature.TokensPerSecond * servers, Literature.SpeedSigma, normals);
    }

    /// <summary>Draws of a normal number that belong to a purpose and an engine: the same in every stage and style, so that sums are as doubtful as their parts.</summary>
    /// <remarks>Box and Muller.</remarks>
    public static double[] Normals(string purpose, ulong seed, string engine)
    {
        var random = SeededRandom.For(seed, $"forecast.{purpose}.{engine}");
        return [.. Enumerable.Range(0, Quantity.Draws).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
