using Loam.Documents;
using Loam.Text;

namespace Loam.Steps;

/// <summary>The one source of randomness: SplitMix64 (Steele, Lea, Flood 2014), a written-down generator whose stream follows from its seed alone.</summary>
/// <remarks>Not thread-safe; cheap enough to make one per document. Passes BigCrush; not for security.</remarks>
public sealed class SeededRandom(ulong seed)
{
    ulong state = seed;

    /// <summary>The generator of one document in one step: independent of the order in which documents are seen.</summary>
    public static SeededRandom For(ulong seed, string step, DocumentId id) =>
        new(StableHash.Of(id.Key, StableHash.Of(id.Source, StableHash.Of(step, seed))));

    /// <summary>The generator of a purpose that belongs to no document.</summary>
    public static SeededRandom For(ulong seed, string purpose) => new(StableHash.Of(purpose, seed));

    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => StableHash.Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>A whole number from 0 to below <paramref name="bound"/>, without bias worth the name (Lemire 2019, multiply-shift).</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(Next(), (ulong)bound, out _);
    }

    /// <summary>A number from 0 to below 1, with 53 random bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the items into a random order in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
