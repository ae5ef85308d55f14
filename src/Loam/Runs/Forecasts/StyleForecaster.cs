using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Steps;

namespace Loam.Runs.Forecasts;

/// <summary>Turns counted requests into tokens, money and time, with what is known of earlier answers or assumed.</summary>
/// <param name="tally">The requests of the sample.</param>
/// <param name="past">What earlier answers were like.</param>
/// <param name="options">A speed that the user knows.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="notes">Takes sentences on what the numbers rest on.</param>
sealed class StyleForecaster(RequestTally tally, PastAnswers past, ForecastOptions options, ulong seed, Notes notes)
{
    readonly RewriteStep step = tally.Step;

    // Draws of one engine are the same in every stage and style, so that sums are as doubtful as their parts.
    readonly double[] common = Normals("model", seed, tally.Step.Engine.Identity);

    /// <summary>What one style takes.</summary>
    public sealed record Taken(RewriteStyle Style, Quantity Pages, Quantity Requests, Quantity Input, Quantity Output, Quantity? Usd, Quantity? Hours, Quantity Words);

    /// <summary>What each style takes, in the order of the styles.</summary>
    public IReadOnlyList<Taken> All() => [.. step.Styles.Select(Of)];

    Taken Of(RewriteStyle style)
    {
        var seen = past.Of(style.Name);
        var requests = Sum(style, u => Open(u).Count());
        var tokens = TokenFactor(style, seen);
        var input = Sum(style, u => Open(u).Sum(r => r.Tokens)) * tokens;
        var ratio = Ratio(style, seen);
        var output = Output(Open);
        var words = (tally.Answered.Count == 0 ? output : Output(u => u.Requests)) * (Sum(style, u => u.Words) / Sum(style, u => u.Tokens));
        return new(style, Sum(style, u => u.Pages), requests, input, output, Usd(input, output), Hours(requests, input, output), words);

        Quantity Output(Func<RequestTally.StyleUnit, IEnumerable<RequestTally.Request>> of) => Quantity.Sum(tally.Strands.Select(s =>
        {
            double[][] prompts = [.. s.Units[style].Select(u => of(u).Select(r => r.Tokens).ToArray())];
            var cap = (double)style.Sampling.MaxOutputTokens;
            return s.Strand.Frame.Total((unit, draw) =>
            {
                var perToken = draw < 0 ? ratio.Value * tokens.Value : ratio[draw] * tokens[draw];
                return prompts[unit].Sum(r => Math.Min(cap, r * perToken));
            });
        }));
    }

    /// <summary>Requests that no answer is remembered to.</summary>
    IEnumerable<RequestTally.Request> Open(RequestTally.StyleUnit unit) => unit.Requests.Where(r => !tally.Answered.Contains(r.Key));

    Quantity Sum(RewriteStyle style, Func<RequestTally.StyleUnit, double> of) =>
        Quantity.Sum(tally.Strands.Select(s => s.Strand.Frame.Total(unit => of(s.Units[style][unit]))));

    /// <summary>Real tokens per expected token.</summary>
    Quantity TokenFactor(RewriteStyle style, CacheStatistics? seen)
    {
        var expected = tally.Strands.SelectMany(s => s.Strand.Frame.Active.SelectMany(unit => s.Units[style][unit].Requests.Select(r => r.Tokens))).DefaultIfEmpty().Average();
        var normals = Normals("tokens", seed, step.Engine.Identity);
        // Earlier answers may have been of other pages: a factor that no tokenizer has says so.
        if (seen is not null && expected > 0 && seen.InputTokens.Mean / expected is > 0.6 and < 1.6)
        {
            notes.Say($"input tokens are calibrated by earlier answers of {step.Engine.Model}");
            return Quantity.LogNormal(seen.InputTokens.Mean / expected, Math.Max(0.02, PastAnswers.Doubt(seen.InputTokens)), normals);
        }
        if (step.CountsTokens)
            return Quantity.LogNormal(1, 0.01, normals);
        notes.Say("tokens are estimated from characters, as common tokenizers count them, a fifth either way; 'tokenizer' names the model's own");
        return Quantity.LogNormal(1, Literature.TokenSigma, normals);
    }

    /// <summary>Output tokens per input token.</summary>
    Quantity Ratio(RewriteStyle style, CacheStatistics? seen)
    {
        var own = Normals("ratio." + style.Name, seed, step.Engine.Identity);
        if (seen is not null)
        {
            notes.Say($"the length of answers in the style {style.Name} is that of {seen.Answers:N0} earlier ones");
            return Quantity.LogNormal(seen.OutputTokens.Mean / seen.InputTokens.Mean, 0.03 + PastAnswers.Doubt(seen.OutputTokens), own);
        }
        notes.Say($"the length of answers is what a study of rephrasing measured for the style ({style.Name}: {Literature.OutputPerInput(style.Name):0.00} tokens per prompt token), with a factor of 1.8 either way");
        double[] both = [.. own.Zip(common, (a, b) => Math.Sqrt(0.5) * (a + b))];
        return Quantity.LogNormal(Literature.OutputPerInput(style.Name), Literature.RatioSigma, both);
    }

    Quantity? Usd(Quantity input, Quantity output)
    {
        if (Prices.Of(step) is not { } price)
        {
            notes.Say($"no price of {step.Engine.Model} is known; price_input and price_output set one");
            return null;
        }
        notes.Say(Prices.Say(price, step.Engine.Model));
        return input * ((double)price.Input / 1e6) + output * ((double)price.Output / 1e6);
    }

    Quantity? Hours(Quantity requests, Quantity input, Quantity output)
    {
        var settings = step.Settings;
        if (Prices.IsBatch(step))
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
        var normals = Normals("speed", seed, step.Engine.Identity);
        if (past.Speed is { } one)
        {
            var all = one * step.Settings.Endpoint.Concurrency;
            notes.Say($"the engine writes about {all:N0} tokens a second: {one:0.#} for each request, as in earlier answers, with {step.Settings.Endpoint.Concurrency:N0} requests at once");
            return Quantity.LogNormal(all, 0.4, normals);
        }
        notes.Say($"each server writes {Literature.TokensPerSecond:N0} tokens a second, which may be a third or three times as much; --speed sets what yours writes in all");
        return Quantity.LogNormal(Literature.TokensPerSecond * servers, Literature.SpeedSigma, normals);
    }

    // Box and Muller.
    static double[] Normals(string purpose, ulong seed, string engine)
    {
        var random = SeededRandom.For(seed, $"forecast.{purpose}.{engine}");
        return [.. Enumerable.Range(0, Quantity.Draws).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
