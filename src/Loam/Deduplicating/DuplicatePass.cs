using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Deduplicating;

/// <summary>What the two kinds of deduplication tell their common pass.</summary>
/// <param name="Bands">Keys per document: documents that share one meet.</param>
/// <param name="SignatureBytes">Bytes by which two that meet are compared.</param>
/// <param name="Keep">Which document of a cluster stays.</param>
/// <param name="AcrossFamiliesOnly">Whether documents of one family never count as duplicates of each other.</param>
/// <param name="MinSimilarity">Similarity of signatures that a pair must reach; null: to meet is enough.</param>
public sealed record DuplicateRules(int Bands, int SignatureBytes, KeepRule Keep, bool AcrossFamiliesOnly, double? MinSimilarity);

/// <summary>One deduplication of one corpus: keys on disk, joined band by band into clusters, all but one document of each dropped.</summary>
/// <remarks>
/// Memory at the barrier, per million documents: 16 MB, plus 12 MB while a band is sorted (about 50 MB at most, since larger bands are
/// sorted in slices, except that all copies of one key are sorted together), plus 8 MB across families, 4 MB to keep the longest, and
/// 16 MB per million dropped. At most 2^24 shards of 2^40 documents, and 2 billion documents. Where only duplicates across families count, a cluster's leader stays and so does its whole family.
/// </remarks>
public abstract class DuplicatePass : CorpusPass
{
    const int IndexBits = 40, SliceRows = 1 << 22;

    readonly DuplicateSpill spill;
    readonly DuplicateRules rules;
    readonly Reason reason;

    // Dropped documents in order of place: where, which row, for which row.
    ulong[] droppedPlaces = [];
    int[] dropped = [], kept = [];

    private protected DuplicatePass(string scratch, DuplicateRules rules, Reason reason)
    {
        (this.rules, this.reason) = (rules, reason);
        spill = new DuplicateSpill(scratch, rules.Bands, rules.SignatureBytes);
    }

    /// <summary>Writes a document's keys and signature; false when it can have no duplicates.</summary>
    protected abstract bool Sign(Document document, Span<ulong> keys, Span<byte> signature);

    /// <summary>How similar two documents are by their signatures, 0 to 1.</summary>
    protected abstract double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right);

    /// <summary>What the verdict says.</summary>
    protected abstract string Evidence(DocumentId kept, double similarity);

    /// <inheritdoc/>
    /// <exception cref="IOException">The scratch folder's disk is full.</exception>
    public sealed override void Observe(ShardPosition position, Document document)
    {
        Span<ulong> keys = stackalloc ulong[rules.Bands];
        var signature = rules.SignatureBytes <= 4096 ? stackalloc byte[rules.SignatureBytes] : new byte[rules.SignatureBytes];
        if (Sign(document, keys, signature))
            spill.Add(Place(position), document, StableHash.Of(document.Family.Key, StableHash.Of(document.Family.Source)), keys, signature);
    }

    /// <inheritdoc/>
    public sealed override void Conclude(CancellationToken cancellation)
    {
        spill.Flush();
        var places = spill.ReadPlaces();
        var families = rules.AcrossFamiliesOnly ? spill.ReadFamilies() : null;
        Func<byte[], byte[], double>? similarity = rules.MinSimilarity is null ? null : (left, right) => Similarity(left, right);
        var rule = new BucketRule(spill, places, families, similarity, rules.MinSimilarity ?? 0, rules.SignatureBytes);
        var sets = new BandJoin(spill, rule, SliceRows).Run(rules.Bands, cancellation);
        Decide(sets, places, families, Leaders(sets, places));
    }

    /// <inheritdoc/>
    public sealed override Verdict Judge(ShardPosition position, Document document)
    {
        var at = Array.BinarySearch(droppedPlaces, Place(position));
        return at < 0 ? Verdict.Keep : Verdict.Drop(reason, Evidence(spill.ReadId(kept[at]), Similarity(at)));
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Save(string folder, CancellationToken cancellation)
    {
        using var stream = File.Create(Path.Combine(folder, ClustersFile.Name));
        ClustersFile.Write(stream, Duplicates(), cancellation);
        return [ClustersFile.Name];
    }

    /// <summary>After <see cref="Conclude"/>: every dropped document with the one that stays for it, in order of shard and position.</summary>
    public IEnumerable<Duplicate> Duplicates()
    {
        for (var at = 0; at < dropped.Length; at++)
            yield return new(spill.ReadId(kept[at]), spill.ReadId(dropped[at]), Similarity(at), reason);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            spill.Dispose();
        base.Dispose(disposing);
    }

    int[] Leaders(DisjointSets sets, ulong[] places)
    {
        var lengths = rules.Keep == KeepRule.Longest ? spill.ReadLengths() : null;
        var leaders = new int[places.Length];
        Array.Fill(leaders, -1);
        for (var document = 0; document < leaders.Length; document++)
        {
            ref var leader = ref leaders[sets.Find(document)];
            if (leader < 0 || GoesBefore(document, leader, places, lengths))
                leader = document;
        }
        return leaders;
    }

    static bool GoesBefore(int document, int other, ulong[] places, int[]? lengths) => lengths is null || lengths[document] == lengths[other]
        ? places[document] < places[other]
        : lengths[document] > lengths[other];

    void Decide(DisjointSets sets, ulong[] places, ulong[]? families, int[] leaders)
    {
        var rows = new List<int>();
        for (var document = 0; document < places.Length; document++)
        {
            var leader = leaders[sets.Find(document)];
            // A shard that was tried twice was observed twice; a document is not its own duplicate.
            if (places[leader] != places[document] && (families is null || families[leader] != families[document]))
                rows.Add(document);
        }
        dropped = [.. rows];
        droppedPlaces = Array.ConvertAll(dropped, document => places[document]);
        Array.Sort(droppedPlaces, dropped);
        kept = Array.ConvertAll(dropped, document => leaders[sets.Find(document)]);
    }

    double Similarity(int at)
    {
        byte[] left = new byte[rules.SignatureBytes], right = new byte[rules.SignatureBytes];
        spill.ReadSignature(dropped[at], left);
        spill.ReadSignature(kept[at], right);
        return Similarity(left, right);
    }

    static ulong Place(ShardPosition position) =>
        (uint)position.Shard < 1 << (64 - IndexBits) && (ulong)position.Index < 1UL << IndexBits
            ? ((ulong)position.Shard << IndexBits) | (ulong)position.Index
            : throw new ArgumentOutOfRangeException(nameof(position), position, "deduplication takes 2^24 shards of 2^40 documents each");
}
