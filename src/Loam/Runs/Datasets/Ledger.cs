using System.Collections.Immutable;
using Loam.Guarding.Corpus;

namespace Loam.Runs.Datasets;

/// <summary>One dropped document, kept as an example of its reason.</summary>
/// <param name="Id">Source and key.</param>
/// <param name="Url">The page's address, or null.</param>
/// <param name="Evidence">The measured value or offending span.</param>
/// <param name="Excerpt">The text's beginning, at most 400 characters.</param>
public sealed record Reject(string Id, string? Url, string Evidence, string Excerpt);

/// <summary>What one step did: always <c>In = Out + Dropped</c>. Immutable.</summary>
/// <param name="Step">The step's name, e.g. <c>gopher_quality</c>.</param>
/// <param name="In">Items it decided on.</param>
/// <param name="Out">Items it passed on.</param>
/// <param name="Dropped">Items it dropped, by reason code, in ordinal order.</param>
/// <param name="Measures">Named totals, e.g. <c>requests</c>.</param>
/// <param name="Rejections">By style of rewrite: how many were dropped in the course of the run; empty for steps that saw no rewrite.</param>
/// <param name="Rejects">At most <see cref="SamplesPerReason"/> examples by reason: the first ones in the order of the dataset.</param>
public sealed record StepLedger(
    string Step,
    long In,
    long Out,
    ImmutableSortedDictionary<string, long> Dropped,
    ImmutableSortedDictionary<string, double> Measures,
    ImmutableSortedDictionary<string, RejectionBlocks> Rejections,
    ImmutableSortedDictionary<string, ImmutableArray<Reject>> Rejects)
{
    /// <summary>How many examples are kept of each reason.</summary>
    public const int SamplesPerReason = 5;

    /// <summary>At most <see cref="SamplesPerReason"/> examples of what is worth showing besides drops, by kind, e.g. sentences of which the guard's rules and its judge differ: the first ones in the order of the dataset. Default: none.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<Reject>> Examples { get => field ?? NoExamples; init; }

    static readonly ImmutableSortedDictionary<string, ImmutableArray<Reject>> NoExamples = ImmutableSortedDictionary.Create<string, ImmutableArray<Reject>>(StringComparer.Ordinal);

    /// <summary>The measure of documents taken in by a step that makes several items of one.</summary>
    public const string Documents = "documents";

    /// <summary>A step that has seen nothing.</summary>
    public static StepLedger Empty(string step) => new(
        step, 0, 0,
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, RejectionBlocks>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, ImmutableArray<Reject>>(StringComparer.Ordinal));

    /// <summary>All drops together.</summary>
    public long DroppedTotal => Dropped.Values.Sum();

    /// <summary>The sum of two shards' ledgers of the same step.</summary>
    public StepLedger Plus(StepLedger other) => this with
    {
        In = In + other.In,
        Out = Out + other.Out,
        Dropped = other.Dropped.Aggregate(Dropped, (sum, d) => sum.SetItem(d.Key, sum.GetValueOrDefault(d.Key) + d.Value)),
        Measures = other.Measures.Aggregate(Measures, (sum, m) => sum.SetItem(m.Key, sum.GetValueOrDefault(m.Key) + m.Value)),
        Rejections = other.Rejections.Aggregate(Rejections, (all, r) => all.SetItem(r.Key, all.GetValueOrDefault(r.Key, RejectionBlocks.Empty).Plus(r.Value))),
        Rejects = Joined(Rejects, other.Rejects),
        Examples = Joined(Examples, other.Examples),
    };

    static ImmutableSortedDictionary<string, ImmutableArray<Reject>> Joined(ImmutableSortedDictionary<string, ImmutableArray<Reject>> some, ImmutableSortedDictionary<string, ImmutableArray<Reject>> others) =>
        others.Aggregate(some, (all, r) => all.SetItem(r.Key, [.. all.GetValueOrDefault(r.Key, []).Concat(r.Value).Take(SamplesPerReason)]));
}

/// <summary>The account of a stage or of one of its shards: one <see cref="StepLedger"/> per step, in order.</summary>
public sealed record Ledger(ImmutableArray<StepLedger> Steps)
{
    /// <summary>A ledger without steps.</summary>
    public static Ledger Empty { get; } = new([]);

    /// <summary>The sum over shards; steps are matched by position.</summary>
    public Ledger Plus(Ledger other) => Steps.Length == 0 ? other
        : other.Steps.Length == 0 ? this
        : new([.. Steps.Zip(other.Steps, (a, b) => a.Plus(b))]);

    /// <summary>What does not add up, or null: every step's <c>in = out + dropped</c>, and one step's in is the out of the step before.</summary>
    /// <remarks>A step that makes several items of one (rewriting) counts the items it makes, and says so with the measure <see cref="StepLedger.Documents"/>.</remarks>
    public string? Imbalance()
    {
        for (var i = 0; i < Steps.Length; i++)
        {
            var step = Steps[i];
            if (step.In != step.Out + step.DroppedTotal)
                return $"{step.Step}: in {step.In}, but out {step.Out} + dropped {step.DroppedTotal}";
            var taken = (long)step.Measures.GetValueOrDefault(StepLedger.Documents, step.In);
            if (i > 0 && taken != Steps[i - 1].Out)
                return $"{step.Step}: took {taken}, but {Steps[i - 1].Step} passed on {Steps[i - 1].Out}";
        }
        return null;
    }
}
