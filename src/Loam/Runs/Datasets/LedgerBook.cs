using System.Collections.Immutable;
using Loam.Documents;
using Loam.Guarding.Corpus;

namespace Loam.Runs.Datasets;

/// <summary>Writes the account of one step on one shard. Not thread-safe: the shard's loop is its only writer, in the order of documents.</summary>
/// <param name="step">The step's name.</param>
/// <param name="rejected">Called for every drop, or null.</param>
/// <param name="followsRewrites">Whether to write down, by style, how many rewrites are dropped in the course of the shard.</param>
sealed class LedgerBook(string step, Action<string, Document, Verdict>? rejected = null, bool followsRewrites = false)
{
    const int ExcerptLength = 400;

    readonly SortedDictionary<string, long> dropped = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, double> measures = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, List<Reject>> rejects = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, List<Reject>> examples = new(StringComparer.Ordinal);
    long taken, passed;
    long documents = -1;

    readonly SortedDictionary<string, List<(int Asked, int Dropped)>> rejections = new(StringComparer.Ordinal);

    public void Pass(Document item)
    {
        taken++;
        passed++;
        Count(item, dropped: false);
    }

    public void Drop(Document item, Verdict verdict)
    {
        taken++;
        Count(item, dropped: true);
        var code = verdict.Reason!.Code;
        dropped[code] = dropped.GetValueOrDefault(code) + 1;
        rejected?.Invoke(step, item, verdict);
        Keep(rejects, code, item, verdict.Evidence!, item.Text);
    }

    /// <summary>Keeps an example of a kind, if there is room.</summary>
    public void Show(string kind, Document item, string evidence, string excerpt) => Keep(examples, kind, item, evidence, excerpt);

    static void Keep(SortedDictionary<string, List<Reject>> all, string kind, Document item, string evidence, string excerpt)
    {
        if (!all.TryGetValue(kind, out var kept))
            all[kind] = kept = [];
        if (kept.Count < StepLedger.SamplesPerReason)
            kept.Add(new(item.Id.ToString(), item.Url, Clip(evidence), Clip(excerpt)));
    }

    // The steps that judge rewrites drop more or less of them as the run goes on: RejectionDrift looks at it.
    void Count(Document item, bool dropped)
    {
        if (!followsRewrites || item.Provenance is not Provenance.Synthetic synthetic)
            return;
        if (!rejections.TryGetValue(synthetic.Style, out var blocks))
            rejections[synthetic.Style] = blocks = [];
        RejectionBlocks.Count(blocks, dropped);
    }

    /// <summary>Counts a document that a step with its own items took in. May be called by another thread than the rest.</summary>
    public void Take() => documents = Math.Max(0, documents) + 1;

    public void Add(string measure, double amount) => measures[measure] = measures.GetValueOrDefault(measure) + amount;

    public StepLedger Close() => new(
        step, taken, passed,
        dropped.ToImmutableSortedDictionary(StringComparer.Ordinal),
        (documents < 0 ? measures : measures.Append(new(StepLedger.Documents, documents))).ToImmutableSortedDictionary(StringComparer.Ordinal),
        rejections.ToImmutableSortedDictionary(r => r.Key, r => RejectionBlocks.Of(r.Value), StringComparer.Ordinal),
        Sorted(rejects))
    {
        Examples = Sorted(examples),
    };

    static ImmutableSortedDictionary<string, ImmutableArray<Reject>> Sorted(SortedDictionary<string, List<Reject>> examples) =>
        examples.ToImmutableSortedDictionary(r => r.Key, r => r.Value.ToImmutableArray(), StringComparer.Ordinal);

    // A cut through a surrogate pair would not survive UTF-8.
    static string Clip(string text) => text.Length <= ExcerptLength ? text
        : text[..(char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)];
}
