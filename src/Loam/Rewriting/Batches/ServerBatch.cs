using System.Text.Json;

namespace Loam.Rewriting.Batches;

/// <summary>How far a batch is at its server.</summary>
enum BatchPhase
{
    /// <summary>On its way: validating, in progress, finalizing, being cancelled, or anything that is not known here.</summary>
    Open,

    /// <summary>All requests were tried.</summary>
    Completed,

    /// <summary>The day is over; what was answered until then is there.</summary>
    Expired,

    /// <summary>Somebody cancelled it; what was answered until then is there.</summary>
    Cancelled,

    /// <summary>The server refused it as a whole, and answered nothing.</summary>
    Failed,
}

/// <summary>A batch as its server describes it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Phase">How far it is.</param>
sealed record ServerBatch(string Id, BatchPhase Phase)
{
    /// <summary>File of the answers; null where there are none.</summary>
    internal string? OutputFile { get; private init; }

    /// <summary>File of the failures; null where there are none.</summary>
    internal string? ErrorFile { get; private init; }

    /// <summary>How many requests were answered so far.</summary>
    internal long Completed { get; private init; }

    /// <summary>Seconds since 1970 when it was made; 0 where the server does not say.</summary>
    internal long Created { get; private init; }

    /// <summary>The name that Loam gave it; null where it is somebody else's.</summary>
    internal string? Mark { get; private init; }

    /// <summary>Why the server refused it, in its words; null where it did not.</summary>
    internal string? Words { get; private init; }

    /// <summary>Whether it was refused because too much is queued already: later, it may be taken.</summary>
    internal bool QueueFull { get; private init; }

    /// <summary>Reads the server's description.</summary>
    /// <exception cref="BatchServerException">It has no id.</exception>
    internal static ServerBatch Read(JsonElement json)
    {
        var errors = BatchAnswer.Member(BatchAnswer.Member(json, "errors"), "data") is { ValueKind: JsonValueKind.Array } data ? data.EnumerateArray().Take(3).ToList() : [];
        return new(BatchAnswer.Text(json, "id") ?? throw new BatchServerException("the server described a batch without an id") { Passing = true, Unknown = true }, PhaseOf(BatchAnswer.Text(json, "status")))
        {
            OutputFile = BatchAnswer.Text(json, "output_file_id"),
            ErrorFile = BatchAnswer.Text(json, "error_file_id"),
            Completed = BatchAnswer.Number(BatchAnswer.Member(json, "request_counts"), "completed") ?? 0,
            Created = BatchAnswer.Number(json, "created_at") ?? 0,
            Mark = BatchAnswer.Text(BatchAnswer.Member(json, "metadata"), BatchServer.Mark),
            Words = errors.Count == 0 ? null : string.Join("; ", errors.Select(error => BatchAnswer.Text(error, "message") ?? error.GetRawText())),
            QueueFull = errors.Any(error => BatchAnswer.Text(error, "code") is "token_limit_exceeded"),
        };
    }

    static BatchPhase PhaseOf(string? status) => status?.ToUpperInvariant() switch
    {
        "COMPLETED" => BatchPhase.Completed,
        "EXPIRED" => BatchPhase.Expired,
        "CANCELLED" => BatchPhase.Cancelled,
        "FAILED" => BatchPhase.Failed,
        _ => BatchPhase.Open,
    };
}
