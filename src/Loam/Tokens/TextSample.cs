using Loam.Text;

namespace Loam.Tokens;

/// <summary>A random sample of texts that fits into a number of bytes and does not depend on the order in which the texts came.</summary>
/// <remarks>
/// Texts are ranked by a seeded hash of their content, and the sample is the longest run of lowest ranks that fits. A text that was once too
/// much sets a bar that no later text of a higher rank passes: that is what makes order irrelevant. Not thread-safe.
/// </remarks>
/// <param name="maxBytes">Bytes of UTF-8 that the sample may hold.</param>
/// <param name="seed">Chooses the sample.</param>
public sealed class TextSample(long maxBytes, ulong seed)
{
    readonly PriorityQueue<byte[], ulong> texts = new(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
    ulong bar = ulong.MaxValue;

    /// <summary>Bytes held now.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes of all texts that were offered.</summary>
    public long OfferedBytes { get; private set; }

    /// <summary>Offers a text; copied when it is taken.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        OfferedBytes += utf8.Length;
        var rank = StableHash.Of(utf8, seed);
        if (rank >= bar)
            return;
        texts.Enqueue(utf8.ToArray(), rank);
        Bytes += utf8.Length;
        Drain(maxBytes);
    }

    /// <summary>Makes the sample smaller. A sample that is smaller already stays as it is.</summary>
    public void ShrinkTo(long bytes) => Drain(Math.Min(bytes, maxBytes));

    /// <summary>The texts in the sample, in no particular order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Texts => texts.UnorderedItems.Select(item => (ReadOnlyMemory<byte>)item.Element);

    void Drain(long limit)
    {
        while (Bytes > limit && texts.TryDequeue(out var text, out var rank))
        {
            Bytes -= text.Length;
            bar = rank;
        }
    }
}
