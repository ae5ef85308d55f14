using Loam.Runs.Judging;

namespace Loam.Runs.Forecasts;

/// <summary>Turns counted and expected questions into tokens, money and time.</summary>
/// <param name="tally">The questions of the sample.</param>
/// <param name="engine">Money and time of the engine that answers them.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="notes">Takes sentences on what the numbers rest on.</param>
sealed class JudgeForecaster(QuestionTally tally, EngineForecast engine, ulong seed, Notes notes)
{
    readonly Judge judge = tally.Step.Judge;

    /// <summary>What the judge takes.</summary>
    public Taken Take()
    {
        var each = PerUnwritten();
        var requests = Sum(unit => Open(unit).Count()) + Sum(unit => unit.Unwritten) * each;
        var input = (Sum(unit => Open(unit).Sum(request => request.Tokens)) + Sum(unit => unit.UnwrittenTokens) * each) * TokenFactor();
        var output = requests * PerAnswer();
        return new(Hearing.Style, Sum(unit => unit.Rewrites), requests, input, output, engine.Usd(input, output), engine.Hours(requests, input, output), Quantity.Zero);
    }

    IEnumerable<RequestTally.Request> Open(QuestionTally.QuestionUnit unit) => unit.Requests.Where(request => !tally.Answered.Contains(request.Key));

    Quantity Sum(Func<QuestionTally.QuestionUnit, double> of) => Quantity.Sum(tally.Strands.Select(s => s.Strand.Frame.Total(unit => of(s.Units[unit]))));

    /// <summary>Questions about a rewrite that is not written yet.</summary>
    Quantity PerUnwritten()
    {
        if (!tally.HasUnwritten)
            return Quantity.Zero;
        var scope = judge.Settings.Scope;
        var doubtful = Math.Min(scope.PerRewrite, Literature.DoubtfulPerRewrite(scope.Floor));
        notes.Say($"what a judge is asked about rewrites that are not written yet is a guess: {doubtful:0.##} doubtful sentences each, a third to three times as many, and {scope.Audit:0.#%} of about {Literature.SentencesPerRewrite:0} more");
        if (scope.Rescue)
            notes.Say("rescue makes the judge be asked more often than that");
        return Quantity.LogNormal(doubtful, Literature.DoubtfulSigma, Draws("doubtful"))
            + Quantity.LogNormal(scope.Audit * Literature.SentencesPerRewrite, Literature.SentencesSigma, Draws("sentences"));
    }

    Quantity TokenFactor() => Quantity.LogNormal(1, judge.CountsTokens ? 0.01 : Literature.TokenSigma, Draws("tokens"));

    Quantity PerAnswer()
    {
        if (engine.Past.Of(Hearing.Style) is { } seen)
            return Quantity.LogNormal(seen.OutputTokens.Mean, 0.03 + PastAnswers.Doubt(seen.OutputTokens), Draws("answer"));
        notes.Say($"a judge's answer has about {Literature.JudgeAnswerTokens} tokens, with a factor of 1.8 either way");
        return Quantity.LogNormal(Math.Min(judge.Settings.Options.MaxOutputTokens, Literature.JudgeAnswerTokens), Literature.RatioSigma, Draws("answer"));
    }

    double[] Draws(string purpose) => EngineForecast.Normals("judge." + purpose, seed, judge.Engine.Identity);
}
