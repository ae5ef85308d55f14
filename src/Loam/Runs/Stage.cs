using System.Collections.Immutable;
using Loam.Runs.Datasets;

namespace Loam.Runs;

/// <summary>Reads datasets, writes one. What a recipe's stages become; a stage with a barrier inside becomes several.</summary>
/// <param name="name">The stage's name: its folder in the run.</param>
/// <param name="inputs">The stages whose datasets it reads, in order.</param>
public abstract class Stage(string name, IReadOnlyList<string> inputs)
{
    /// <summary>The stage's name.</summary>
    public string Name { get; } = name;

    /// <summary>The stages it reads.</summary>
    public IReadOnlyList<string> Inputs { get; } = inputs;

    /// <summary>Everything that decides the output besides the inputs and the seed, as canonical text: what fingerprints are made of.</summary>
    public abstract ImmutableArray<string> What { get; }

    /// <summary>Does the work: writes shards and files into the context's folder and says what it wrote.</summary>
    /// <remarks>Called again after a crash: shards that were finished are found by their <c>.done</c> files and are not made again.</remarks>
    public abstract Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation);

    /// <summary>What it puts into its dataset besides what its inputs are made of; nothing by default.</summary>
    public virtual Ingredients Adds => Ingredients.None;

    /// <summary>Whether a dataset with this stage's fingerprint is what the stage would make now. True by default.</summary>
    public virtual bool IsCurrent(Dataset dataset) => true;

    /// <summary>What the run's report says about this stage; none by default (the funnel shows every stage's ledger).</summary>
    public virtual IEnumerable<Reporting.Section> Describe(Dataset dataset) => [];

    /// <summary>What must stand at the top of the run's report: the verdict; nothing by default.</summary>
    public virtual IEnumerable<Reporting.Block> Headline(Dataset dataset) => [];

    /// <summary>What the command line says about this stage when a run is done, e.g. the verdict; nothing by default.</summary>
    public virtual IEnumerable<string> Conclude(Dataset dataset) => [];
}

/// <summary>What a stage wrote.</summary>
/// <param name="Shards">Shards in order.</param>
/// <param name="Ledger">The whole stage's account.</param>
/// <param name="Failures">Shards that failed while the others went on.</param>
/// <param name="Files">Other files, relative to the stage's folder.</param>
public sealed record StageOutput(
    ImmutableArray<ShardInfo> Shards, Ledger Ledger, ImmutableArray<ShardFailure> Failures, ImmutableArray<string> Files)
{
    /// <summary>How the documents were made. Default: empty, for a stage without documents.</summary>
    public ImmutableArray<CompositionRow> Composition { get; init; } = [];

    /// <summary>A stage that makes files but no shards.</summary>
    public static StageOutput OfFiles(params ImmutableArray<string> files) => new([], Ledger.Empty, [], files);
}

/// <summary>What a running stage is given. Thread-safe.</summary>
/// <param name="Folder">The stage's folder; it exists.</param>
/// <param name="Scratch">An empty folder for spilled data; deleted after the stage.</param>
/// <param name="Fingerprint">The stage's fingerprint.</param>
/// <param name="Inputs">The datasets of <see cref="Stage.Inputs"/>, by name.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Workers">How many threads to use, at least 1. Must not change the output.</param>
/// <param name="Observer">Where progress is reported.</param>
/// <param name="Time">The clock, for measurements that never reach the output.</param>
public sealed record StageContext(
    string Folder,
    string Scratch,
    string Fingerprint,
    IReadOnlyDictionary<string, Dataset> Inputs,
    ulong Seed,
    int Workers,
    RunObserver Observer,
    TimeProvider Time);
