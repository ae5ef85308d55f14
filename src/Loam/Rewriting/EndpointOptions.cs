namespace Loam.Rewriting;

/// <summary>Which model is asked, and how hard.</summary>
public sealed record EndpointOptions
{
    /// <summary>The server's model; needed with a server or a batch, and only there. Default: none.</summary>
    public string? Model { get; init; }

    /// <summary>The model's revision, where the server's name for it does not tell: another revision is asked anew. Default: none.</summary>
    public string? Revision { get; init; }

    /// <summary>Licence of the model and its output, for the data card, e.g. apache-2.0. Default: what is known of the model, else unknown.</summary>
    public string? ModelLicense { get; init; }

    /// <summary>What stands for the server's address in the addresses of answers: for servers whose host or port changes from run to run. Default: the first base URL.</summary>
    public string? EndpointName { get; init; }

    /// <summary>Most requests that wait for answers at once, over all servers; how many really do adapts to what the servers bear. Default: 512.</summary>
    public int Concurrency { get; init => field = value is >= 1 and <= 65536 ? value : throw new ArgumentOutOfRangeException(nameof(Concurrency), value, "concurrency is from 1 to 65536"); } = 512;

    /// <summary>Most requests a minute that a server allows; off: no limit. Default: off.</summary>
    public int? RequestsPerMinute { get; init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(RequestsPerMinute), value, "requests_per_minute is at least 1"); }

    /// <summary>Most tokens a minute, read and written, that a server allows; off: no limit. Default: off.</summary>
    public long? TokensPerMinute { get; init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(TokensPerMinute), value, "tokens_per_minute is at least 1"); }

    /// <summary>Longest wait for one answer, retries not included. Default: 2 minutes.</summary>
    public TimeSpan Timeout { get; init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(Timeout), value, "timeout is above 0, at most a day"); } = TimeSpan.FromMinutes(2);

    /// <summary>Tries after a failure that may pass (429, 5xx, no connection), with growing pauses. Default: 5.</summary>
    public int Retries { get; init => field = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(Retries), value, "retries are from 0 to 100"); } = 5;

    /// <summary>How long a server that is away is waited for before its requests count as unanswered. Default: 10 minutes.</summary>
    public TimeSpan Patience { get; init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(7) ? value : throw new ArgumentOutOfRangeException(nameof(Patience), value, "patience is from 0 to 7 days"); } = TimeSpan.FromMinutes(10);

    /// <summary>What stands for an engine in the addresses of answers.</summary>
    /// <param name="address">Where the model is asked.</param>
    /// <param name="model">Its name.</param>
    internal string IdentityOf(string address, string model) => $"{EndpointName ?? address}#{model}{(Revision is null ? "" : $"@{Revision}")}";
}
