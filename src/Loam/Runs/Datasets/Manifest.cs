using System.Collections.Immutable;
using Loam.Formats;

namespace Loam.Runs.Datasets;

/// <summary>A shard of a dataset: a file in its folder, or files outside that a stage names.</summary>
/// <param name="Name">The file's name in the dataset's folder; for files outside, the name of the first.</param>
/// <param name="Documents">Documents in it; null where it was not read yet.</param>
/// <param name="Words">Words in it (see <see cref="Loam.Text.Words"/>); null where it was not read yet.</param>
/// <param name="Bytes">Size of its files.</param>
/// <param name="Sources">The files outside the dataset's folder; null for a shard inside.</param>
public sealed record ShardInfo(string Name, long? Documents, long? Words, long Bytes, ImmutableArray<SourceFile>? Sources = null);

/// <summary>A file that a run reads where the user has it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">Its name in document ids.</param>
/// <param name="Source">The corpus that its documents belong to.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Facts">What is known of a page that was saved as a file, or null.</param>
public sealed record SourceFile(string Path, string Name, string Source, InputKind Kind, long Bytes, PageFacts? Facts)
{
    /// <summary>A found file.</summary>
    public static SourceFile Of(InputFile file) => new(file.Path, file.Name, file.Source, file.Kind, file.Length, file.Facts);

    /// <summary>The file to read.</summary>
    public InputFile ToInput() => new(Path, Name, Kind, Bytes) { Source = Source, Facts = Facts };
}

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
/// <param name="Composition">How its documents were made; empty for a stage without documents.</param>
/// <param name="Ingredients">What it is made of: sources, models, prompts, licences; its inputs' and its own.</param>
public sealed record Manifest(
    string Stage,
    string Fingerprint,
    ImmutableArray<string> What,
    ImmutableSortedDictionary<string, string> Inputs,
    ImmutableArray<ShardInfo> Shards,
    ImmutableArray<ShardFailure> Failures,
    ImmutableArray<string> Files,
    ImmutableArray<CompositionRow> Composition,
    Ingredients Ingredients)
{
    /// <summary>The file's name in the dataset's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>All documents, or null when a shard is uncounted.</summary>
    public long? Documents => Shards.Any(s => s.Documents is null) ? null : Shards.Sum(s => s.Documents);

    /// <summary>All words, or null when a shard is uncounted.</summary>
    public long? Words => Shards.Any(s => s.Words is null) ? null : Shards.Sum(s => s.Words);
}
