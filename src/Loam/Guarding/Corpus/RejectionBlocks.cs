using System.Collections.Immutable;

namespace Loam.Guarding.Corpus;

/// <summary>How many of a style's rewrites were dropped in the course of a run: blocks of consecutive rewrites, in order. Immutable.</summary>
/// <param name="Asked">Rewrites of each block.</param>
/// <param name="Dropped">How many of them were dropped.</param>
public sealed record RejectionBlocks(ImmutableArray<int> Asked, ImmutableArray<int> Dropped)
{
    /// <summary>At most so many blocks: neighbours are put together when there are more.</summary>
    public const int Most = 128;

    /// <summary>Rewrites of a first, unmerged block.</summary>
    public const int Size = 25;

    /// <summary>Nothing yet.</summary>
    public static RejectionBlocks Empty { get; } = new([], []);

    /// <summary>One more rewrite at the end.</summary>
    public static void Count(List<(int Asked, int Dropped)> blocks, bool dropped)
    {
        if (blocks.Count == 0 || blocks[^1].Asked >= Size)
            blocks.Add(default);
        var (asked, drops) = blocks[^1];
        blocks[^1] = (asked + 1, drops + (dropped ? 1 : 0));
    }

    /// <summary>Blocks as they were counted.</summary>
    public static RejectionBlocks Of(IReadOnlyList<(int Asked, int Dropped)> blocks) => Merged([.. blocks.Select(b => b.Asked)], [.. blocks.Select(b => b.Dropped)]);

    /// <summary>These blocks and then those of a later shard.</summary>
    public RejectionBlocks Plus(RejectionBlocks later) => Merged(Asked.AddRange(later.Asked), Dropped.AddRange(later.Dropped));

    // The two neighbours that are smallest together become one: all blocks stay about as large. Halving all of them would leave the early ones huge.
    static RejectionBlocks Merged(ImmutableArray<int> asked, ImmutableArray<int> dropped)
    {
        if (asked.Length <= Most)
            return new(asked, dropped);
        var (sizes, drops) = (asked.ToList(), dropped.ToList());
        while (sizes.Count > Most)
        {
            var at = 0;
            for (var i = 1; i + 1 < sizes.Count; i++)
                at = sizes[i] + sizes[i + 1] < sizes[at] + sizes[at + 1] ? i : at;
            sizes[at] += sizes[at + 1];
            drops[at] += drops[at + 1];
            sizes.RemoveAt(at + 1);
            drops.RemoveAt(at + 1);
        }
        return new([.. sizes], [.. drops]);
    }

    /// <inheritdoc/>
    public bool Equals(RejectionBlocks? other) => other is not null && Asked.SequenceEqual(other.Asked) && Dropped.SequenceEqual(other.Dropped);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Asked.Length, Asked.Sum(), Dropped.Sum());
}
