namespace Loam.Deduplicating;

/// <summary>What makes two documents with the same key duplicates. Not thread-safe.</summary>
/// <param name="spill">All documents.</param>
/// <param name="places">Each document's place.</param>
/// <param name="families">Each document's family when only documents of different families count, else null.</param>
/// <param name="similarity">Compares two signatures; null: the shared key is enough.</param>
/// <param name="minSimilarity">What <paramref name="similarity"/> must reach.</param>
/// <param name="signatureBytes">Length of a signature.</param>
sealed class BucketRule(
    DuplicateSpill spill, ulong[] places, ulong[]? families, Func<byte[], byte[], double>? similarity, double minSimilarity, int signatureBytes)
{
    /// <summary>
    /// With a threshold, each document is compared with those before it that started a cluster of their own in this bucket, at most so many:
    /// all pairs would be quadratic in a bucket of a million copies.
    /// </summary>
    const int MaxLeaders = 64;

    /// <summary>Joins the duplicates of one bucket.</summary>
    public void Join(ReadOnlySpan<int> bucket, DisjointSets sets)
    {
        if (similarity is not null)
            JoinSimilar(bucket, sets, similarity);
        else if (families is null || HasTwoFamilies(bucket, families))
        {
            foreach (var document in bucket[1..])
                sets.Union(bucket[0], document);
        }
    }

    /// <summary>Documents of two families share the key: then each has a duplicate in another family, and the bucket is one cluster.</summary>
    static bool HasTwoFamilies(ReadOnlySpan<int> bucket, ulong[] families)
    {
        foreach (var document in bucket)
        {
            if (families[document] != families[bucket[0]])
                return true;
        }
        return false;
    }

    void JoinSimilar(ReadOnlySpan<int> bucket, DisjointSets sets, Func<byte[], byte[], double> compare)
    {
        var documents = bucket.ToArray();
        Array.Sort(documents, (left, right) => places[left].CompareTo(places[right]));
        var leaders = new List<(int Document, byte[] Signature)>();
        foreach (var document in documents)
        {
            var signature = new byte[signatureBytes];
            spill.ReadSignature(document, signature);
            var joined = false;
            foreach (var leader in leaders)
            {
                var counts = families is null || families[leader.Document] != families[document];
                if (counts && compare(leader.Signature, signature) >= minSimilarity)
                {
                    sets.Union(leader.Document, document);
                    joined = true;
                }
            }
            if (!joined && leaders.Count < MaxLeaders)
                leaders.Add((document, signature));
        }
    }
}
