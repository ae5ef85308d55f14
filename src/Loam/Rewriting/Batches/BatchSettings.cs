using Loam.Rewriting.Money;

namespace Loam.Rewriting.Batches;

/// <summary>What a <see cref="BatchEngine"/> is made of.</summary>
/// <param name="Folder">Where files of requests lie; created when the first request is written down.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Endpoint">The model's revision, the address's name, the retries, how long a server that is away is waited for.</param>
/// <param name="Cache">Where answers go.</param>
public sealed record BatchSettings(string Folder, string Model, EndpointOptions Endpoint, Func<AnswerCache> Cache)
{
    /// <summary>How large a file of requests may be. Default: as large as the OpenAI Batch API takes them.</summary>
    public BatchLimits Limits { get; init; } = new();

    /// <summary>What may be spent, at the price of a batch. Default: nothing is counted.</summary>
    public Budget Budget { get; init; } = Budget.None;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
