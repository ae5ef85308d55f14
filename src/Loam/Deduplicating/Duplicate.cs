using Loam.Documents;

namespace Loam.Deduplicating;

/// <summary>One dropped document and the document that stays for it.</summary>
/// <param name="Kept">The document that stays: the cluster's leader by the <see cref="KeepRule"/>.</param>
/// <param name="Dropped">The document that goes.</param>
/// <param name="Similarity">
/// Share of equal min-hashes, an unbiased estimate of the Jaccard similarity of the two sets of shingles, 0 to 1; 1 for exact duplicates.
/// Clusters are chains: two members need not be as similar as any two neighbours in the chain.
/// </param>
/// <param name="Reason">Which rule found it.</param>
public sealed record Duplicate(DocumentId Kept, DocumentId Dropped, double Similarity, Reason Reason);

/// <summary>Which document of a cluster of duplicates stays.</summary>
public enum KeepRule
{
    /// <summary>The first in the order of shards and positions.</summary>
    First,

    /// <summary>The one with the most UTF-16 code units; among equals the first.</summary>
    Longest,
}

/// <summary>Why deduplication drops a document.</summary>
public static class DuplicateReasons
{
    /// <summary>The same text, after normalisation, as the document that stays.</summary>
    public static readonly Reason Exact = new("dedup.exact", "The same text as another document.");

    /// <summary>Nearly the same word n-grams as the document that stays.</summary>
    public static readonly Reason Near = new("dedup.near", "Nearly the same text as another document.");
}
