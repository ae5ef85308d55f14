namespace Loam.Rewriting;

/// <summary>What to write, with what.</summary>
public sealed record RewriteOptions
{
    /// <summary>Styles to write of every page, by name: qa, wiki. Default: wiki.</summary>
    public IReadOnlyList<string> Styles { get; init; } = ["wiki"];

    /// <summary>extractive, the base URL of an OpenAI-compatible server, or recorded:FILE. Default: extractive.</summary>
    public string Engine { get; init; } = "extractive";

    /// <summary>The server's model; needed with a server, and only there. Default: none.</summary>
    public string? Model { get; init; }

    /// <summary>Requests that wait for the server at once. Default: 8.</summary>
    public int Concurrency { get; init => field = value is >= 1 and <= 4096 ? value : throw new ArgumentOutOfRangeException(nameof(Concurrency), value, "concurrency is from 1 to 4096"); } = 8;

    /// <summary>Longest wait for one answer, retries not included. Default: 2 minutes.</summary>
    public TimeSpan Timeout { get; init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Timeout), value, "timeout is above 0"); } = TimeSpan.FromMinutes(2);

    /// <summary>Tries after a failure that may pass (429, 5xx, no connection), with growing pauses. Default: 5.</summary>
    public int Retries { get; init => field = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(Retries), value, "retries are from 0 to 100"); } = 5;

    /// <summary>Most tokens of page text in one request; off: the style's own (wiki 512, qa 1000). Default: off.</summary>
    public int? ChunkTokens { get; init => field = value is null or >= 16 ? value : throw new ArgumentOutOfRangeException(nameof(ChunkTokens), value, "chunk_tokens is at least 16"); }

    /// <summary>Most tokens of one answer; off: the style's own (wiki 512, qa 600). Default: off.</summary>
    public int? MaxOutputTokens { get; init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxOutputTokens), value, "max_output_tokens is at least 1"); }

    /// <summary>Deepest rewrite allowed: 1 rewrites organic pages only, 2 also rewrites of them. Default: 1.</summary>
    public int MaxDepth { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxDepth), value, "max_depth is at least 1"); } = 1;

    /// <summary>Whether a request that the server left unanswered after all retries drops its page; else the shard fails, and the next run asks again. Default: false.</summary>
    public bool DropUnanswered { get; init; }

    /// <summary>File that remembers every paid answer, relative to the recipe. Default: answers.jsonl in the run's folder cache.</summary>
    public string? Cache { get; init; }
}
