using System.Collections.Immutable;

namespace Loam.Runs.Forecasts;

/// <summary>How a forecast is made. Immutable.</summary>
public sealed record ForecastOptions
{
    /// <summary>About how many records are drawn from the files of each dataset that a stage reads; fewer where there are fewer. Default: 500.</summary>
    public int Sample { get; init => field = value >= 20 ? value : throw new ArgumentOutOfRangeException(nameof(Sample), value, "a sample has at least 20 records"); } = 500;

    /// <summary>When the sample is cut short; what was seen by then counts. Default: 20 seconds.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Tokens a second that the engine writes, all servers and requests together; null: from earlier answers, else an assumption that is named. Default: null.</summary>
    public double? Speed { get; init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Speed), value, "a speed is above 0 tokens a second"); }

    /// <summary>Threads of the sample, and of the run whose time is foretold. Default: one per core.</summary>
    public int Workers { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Workers), value, "at least one worker is needed"); } = Environment.ProcessorCount;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>A foretold number with the interval that holds the true one in nine cases of ten.</summary>
/// <param name="Value">What is expected.</param>
/// <param name="Low">One in twenty is below.</param>
/// <param name="High">One in twenty is above.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>A number that is known.</summary>
    public static Estimate Exactly(double value) => new(value, value, value);

    /// <summary>True when there is no doubt about it.</summary>
    public bool IsExact => Low == Value && High == Value;
}

/// <summary>What a run would do: documents, requests, tokens, money and time, before any is spent. Immutable.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Stages">Every stage, in order.</param>
/// <param name="Totals">What all rewriting together takes; null where nothing is to be rewritten.</param>
/// <param name="Warnings">What a person should see before starting, e.g. that the cost will pass <c>max_cost</c>.</param>
/// <param name="Assumptions">What the numbers rest on, as sentences.</param>
public sealed record Forecast(
    string Name, ImmutableArray<StageForecast> Stages, StyleForecast? Totals, ImmutableArray<string> Warnings, ImmutableArray<string> Assumptions);

/// <summary>What is expected of one stage.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="IsComplete">True when a run would find it complete: the numbers are counts, and it takes no time.</param>
/// <param name="Steps">What it does, as step names.</param>
/// <param name="DocumentsIn">Documents that it reads; null where that cannot be told.</param>
/// <param name="DocumentsOut">Documents that it makes; null where that cannot be told.</param>
/// <param name="Words">Words of these; null where that cannot be told.</param>
/// <param name="Hours">How long it takes, apart from reading and writing files; null where that cannot be told.</param>
/// <param name="Styles">What it asks of a language model, by style; empty where it asks nothing.</param>
public sealed record StageForecast(
    string Stage, bool IsComplete, ImmutableArray<string> Steps, Estimate? DocumentsIn, Estimate? DocumentsOut, Estimate? Words, Estimate? Hours, ImmutableArray<StyleForecast> Styles);

/// <summary>What rewriting in one style takes.</summary>
/// <param name="Style">The style's name; <c>all</c> for a sum.</param>
/// <param name="Pages">Pages to rewrite.</param>
/// <param name="Requests">Requests: one per chunk of a page.</param>
/// <param name="InputTokens">Tokens that the model reads, prompts included.</param>
/// <param name="OutputTokens">Tokens that it writes.</param>
/// <param name="Usd">US dollars; null where no price is known.</param>
/// <param name="Hours">How long that takes; null where that cannot be told.</param>
public sealed record StyleForecast(string Style, Estimate Pages, Estimate Requests, Estimate InputTokens, Estimate OutputTokens, Estimate? Usd, Estimate? Hours);
