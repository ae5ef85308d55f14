namespace Loam.Rewriting.Batches;

/// <summary>How large one file of requests may be.</summary>
/// <remarks>The defaults are those of the OpenAI Batch API (<c>platform.openai.com/docs/api-reference/batch/create</c>).</remarks>
public sealed record BatchLimits
{
    /// <summary>Most requests of one file, at least 1. Default: 50,000.</summary>
    public int Requests { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Requests), value, "a file holds at least 1 request"); } = 50_000;

    /// <summary>Most bytes of one file; a single row may be longer. Default: 200,000,000.</summary>
    public long Bytes { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Bytes), value, "a file holds at least 1 byte"); } = 200_000_000;
}
