using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Blending;

/// <summary>All that a plan remembers of a document: 32 bytes.</summary>
/// <param name="Place">Shard and position, packed.</param>
/// <param name="Hash">Of seed and identity: the order of choice, the same for every budget, so a smaller blend is inside a larger one.</param>
/// <param name="Family">Hash of the family of a rewrite; 0 for organic documents.</param>
/// <param name="Tokens">Tokens, at least 1.</param>
readonly record struct Candidate(ulong Place, ulong Hash, ulong Family, int Tokens)
{
    public static Candidate Of(ShardPosition position, Document document, int tokens, ulong seed) => new(
        PlaceOf(position),
        HashOf(document.Id, seed),
        document.Provenance is Provenance.Synthetic ? StableHash.Of(document.Family.Key, StableHash.Of(document.Family.Source)) | 1 : 0,
        tokens);

    public static ulong HashOf(DocumentId id, ulong seed) => SeededRandom.For(seed, "blend", id).Next();

    public static ulong PlaceOf(ShardPosition position) => (uint)position.Shard < 1 << 24 && (ulong)position.Index < 1UL << 40
        ? ((ulong)position.Shard << 40) | (ulong)position.Index
        : throw new ArgumentOutOfRangeException(nameof(position), position, "a blend takes 2^24 shards of 2^40 documents each");

    /// <summary>Order of choice: independent of how documents lie in shards.</summary>
    public static int ByHash(Candidate left, Candidate right) =>
        (left.Hash, left.Tokens, left.Place).CompareTo((right.Hash, right.Tokens, right.Place));
}
