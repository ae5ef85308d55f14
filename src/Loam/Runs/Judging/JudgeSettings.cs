using Loam.Guarding.Judging;
using Loam.Rewriting;
using Loam.Runs.Options;
using Loam.Steps;

namespace Loam.Runs.Judging;

/// <summary>A model that decides on the sentences that the rules are in doubt about: who it is, what it is asked, and what that may cost.</summary>
public sealed record JudgeSettings
{
    /// <summary>The file of answers in a folder of answers: of its own, so that the cap of one is not spent by the other. Rewriting has answers.jsonl.zst.</summary>
    public const string CacheName = "judgements.jsonl.zst";

    /// <summary>Who judges, and how it is asked.</summary>
    [Beside]
    public JudgeOptions Options { get; init; } = new();

    /// <summary>Which sentences.</summary>
    [Beside]
    public JudgeScope Scope { get; init; } = new();

    /// <summary>Which model is asked, and how hard.</summary>
    [Beside]
    public EndpointOptions Endpoint { get; init; } = new();

    /// <summary>What it costs, and how much may be spent.</summary>
    [Beside]
    public MoneyOptions Money { get; init; } = new();

    /// <summary>The same as an engine is opened with, each file where it lies.</summary>
    /// <param name="baseFolder">The folder that relative paths start from.</param>
    /// <param name="cacheFolder">The folder for answers that cost money where the settings name no file.</param>
    /// <exception cref="RecipeException">No engine is named, or one that cannot judge.</exception>
    internal RewriteSettings Engine(string baseFolder, string cacheFolder)
    {
        if (Options.Engine.Count == 0)
            throw new RecipeException("name who judges: engine: http://localhost:8000/v1 (--judge URL)");
        if (Options.Engine.Any(engine => EngineSpec.Parse(engine) is EngineSpec.Extractive))
            throw new RecipeException("the embedded engine cannot judge; name a language model's server: engine: http://localhost:8000/v1 (--judge URL)");
        return new(
            new()
            {
                Engine = [.. Options.Engine.Select(engine => EngineSpec.InPlace(engine, baseFolder))],
                Cache = AnswerCache.RealPath(Path.Combine(baseFolder, Options.Cache ?? Path.Combine(cacheFolder, CacheName))),
                Tokenizer = Options.Tokenizer,
            },
            Endpoint, Money);
    }
}

/// <summary>What a recipe's <c>guard</c> says besides the rules.</summary>
public sealed record GuardJudgeOptions
{
    /// <summary>A model that decides on the sentences that the rules are in doubt about: engine, model, and more. Default: none.</summary>
    public JudgeSettings? Judge { get; init; }
}
