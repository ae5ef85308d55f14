using System.Runtime.InteropServices;

namespace Loam.Deduplicating;

/// <summary>Finds the documents that share a key, one band at a time, and joins them into clusters.</summary>
/// <remarks>
/// A band is sorted in memory in slices of the key range of about <paramref name="sliceRows"/> rows (12 bytes each); each slice reads the
/// band's file once, in order. A merge sort on disk, the alternative, writes the keys a second time.
/// </remarks>
/// <param name="spill">All documents.</param>
/// <param name="rule">What joins two documents of a bucket.</param>
/// <param name="sliceRows">Rows sorted at once.</param>
sealed class BandJoin(DuplicateSpill spill, BucketRule rule, int sliceRows)
{
    readonly List<ulong> keys = [];
    readonly List<int> documents = [];
    readonly DisjointSets sets = new(spill.Count);

    /// <summary>The clusters over all bands.</summary>
    public DisjointSets Run(int bands, CancellationToken cancellation)
    {
        var slices = (ulong)(((long)spill.Count + sliceRows - 1) / sliceRows);
        for (var band = 0; band < bands; band++)
        {
            for (var slice = 0UL; slice < slices; slice++)
            {
                keys.Clear();
                documents.Clear();
                Load(band, slice, slices, cancellation);
                CollectionsMarshal.AsSpan(keys).Sort(CollectionsMarshal.AsSpan(documents));
                JoinBuckets(CollectionsMarshal.AsSpan(keys), CollectionsMarshal.AsSpan(documents), cancellation);
            }
        }
        return sets;
    }

    void Load(int band, ulong slice, ulong slices, CancellationToken cancellation)
    {
        var piece = new ulong[8192];
        for (var first = 0; first < spill.Count; first += piece.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var some = piece.AsSpan(0, Math.Min(piece.Length, spill.Count - first));
            spill.ReadKeys(band, first, some);
            for (var i = 0; i < some.Length; i++)
            {
                if (Math.BigMul(some[i], slices, out _) != slice)
                    continue;
                keys.Add(some[i]);
                documents.Add(first + i);
            }
        }
    }

    void JoinBuckets(ReadOnlySpan<ulong> sorted, ReadOnlySpan<int> rows, CancellationToken cancellation)
    {
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (end - start > 1)
            {
                cancellation.ThrowIfCancellationRequested();
                rule.Join(rows[start..end], sets);
            }
            start = end;
        }
    }
}
