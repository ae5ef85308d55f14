using Loam.Rewriting;
using Loam.Rewriting.Styles;

namespace Loam.Runs.Forecasts;

/// <summary>Turns counted requests into tokens, money and time, with what is known of earlier answers or assumed.</summary>
/// <param name="tally">The requests of the sample.</param>
/// <param name="engine">Money and time of the engine that answers them.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="notes">Takes sentences on what the numbers rest on.</param>
sealed class StyleForecaster(RequestTally tally, EngineForecast engine, ulong seed, Notes notes)
{
    readonly RewriteStep step = tally.Step;

    // Draws of one engine are the same in every stage and style, so that sums are as doubtful as their parts.
    readonly double[] common = EngineForecast.Normals("model", seed, tally.Step.Engine.Identity);

    /// <summary>What each style takes, in the order of the styles.</summary>
    public IReadOnlyList<Taken> All() => [.. step.Styles.Select(Of)];

    Taken Of(RewriteStyle style)
    {
        var seen = engine.Past.Of(style.Name);
        var requests = Sum(style, u => Open(u).Count());
        var tokens = TokenFactor(style, seen);
        var input = Sum(style, u => Open(u).Sum(r => r.Tokens)) * tokens;
        var ratio = Ratio(style, seen);
        var output = Output(Open);
        var words = (tally.Answered.Count == 0 ? output : Output(u => u.Requests)) * (Sum(style, u => u.Words) / Sum(style, u => u.Tokens));
        return new(style.Name, Sum(style, u => u.Pages), requests, input, output, engine.Usd(input, output), engine.Hours(requests, input, output), words);

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
        var normals = EngineForecast.Normals("tokens", seed, step.Engine.Identity);
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
        var own = EngineForecast.Normals("ratio." + style.Name, seed, step.Engine.Identity);
        if (seen is not null)
        {
            notes.Say($"the length of answers in the style {style.Name} is that of {seen.Answers:N0} earlier ones");
            return Quantity.LogNormal(seen.OutputTokens.Mean / seen.InputTokens.Mean, 0.03 + PastAnswers.Doubt(seen.OutputTokens), own);
        }
        notes.Say($"the length of answers is what a study of rephrasing measured for the style ({style.Name}: {Literature.OutputPerInput(style.Name):0.00} tokens per prompt token), with a factor of 1.8 either way");
        double[] both = [.. own.Zip(common, (a, b) => Math.Sqrt(0.5) * (a + b))];
        return Quantity.LogNormal(Literature.OutputPerInput(style.Name), Literature.RatioSigma, both);
    }
}
