using System.Collections.Immutable;

namespace Loam.Runs.Datasets;

/// <summary>One file of a dataset.</summary>
/// <param name="Name">The file's name in the dataset's folder; for a dataset that is read from outside, the name used in ids.</param>
/// <param name="Path">The full path of a file outside the dataset's folder, or null for one inside.</param>
/// <param name="Documents">Documents in it; null where it was not read yet.</param>
/// <param name="Words">Words in it (see <see cref="Loam.Text.Words"/>); null where it was not read yet.</param>
/// <param name="Bytes">The file's size.</param>
public sealed record ShardInfo(string Name, string? Path, long? Documents, long? Words, long Bytes);

/// <summary>A shard that could not be read or written, and why.</summary>
public sealed record ShardFailure(string Name, string Message);

/// <summary>What a stage made. Written last and atomically: that it exists means that the stage is complete.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Fingerprint">Hash of what was done, with which options, to which inputs.</param>
/// <param name="What">The steps and options in canonical text: what the fingerprint was made of.</param>
/// <param name="Inputs">Fingerprints of the stages it read.</param>
/// <param name="Shards">Its files in order.</param>
/// <param name="Failures">Shards that are missing; the next run tries them again.</param>
/// <param name="Files">Other files it made, e.g. <c>report.html</c>.</param>
public sealed record Manifest(
    string Stage,
    string Fingerprint,
    ImmutableArray<string> What,
    ImmutableSortedDictionary<string, string> Inputs,
    ImmutableArray<ShardInfo> Shards,
    ImmutableArray<ShardFailure> Failures,
    ImmutableArray<string> Files)
{
    /// <summary>The file's name in the dataset's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>All documents, or null when a shard is uncounted.</summary>
    public long? Documents => Shards.Any(s => s.Documents is null) ? null : Shards.Sum(s => s.Documents);

    /// <summary>All words, or null when a shard is uncounted.</summary>
    public long? Words => Shards.Any(s => s.Words is null) ? null : Shards.Sum(s => s.Words);
}
