using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Loam.Text;

namespace Loam.Deduplicating;

/// <summary>Reads a text as a stream of 64-bit hashes, one per word n-gram, without allocating.</summary>
/// <remarks>
/// Each word is hashed once, in lower case; an n-gram is the polynomial of its word hashes, rolled forward by one word at a time, then mixed.
/// The alternative, hashing the joined characters of every n-gram, reads each character n times.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="ring">Room for the last n word hashes; its length is the n.</param>
ref struct Shingles(ReadOnlySpan<char> text, Span<ulong> ring)
{
    readonly ReadOnlySpan<char> text = text;
    readonly Span<ulong> ring = ring;
    readonly ulong leaving = Power(ring.Length);
    WordEnumerator words = Words.In(text);
    ulong rolled;
    long seen;
    int next;

    /// <summary>Fills <paramref name="hashes"/> as far as the text goes; 0 at its end.</summary>
    public int Read(Span<ulong> hashes)
    {
        var filled = 0;
        while (filled < hashes.Length)
        {
            if (!words.MoveNext())
                return filled + Rest(hashes[filled..]);
            var word = words.Current;
            var hash = HashWord(text, word.Start, word.Length);
            rolled = (rolled * Base) + hash - (seen >= ring.Length ? ring[next] * leaving : 0);
            ring[next] = hash;
            next = next + 1 == ring.Length ? 0 : next + 1;
            if (++seen >= ring.Length)
                hashes[filled++] = StableHash.Mix(rolled);
        }
        return filled;
    }

    /// <summary>A text shorter than one n-gram is one shingle, once.</summary>
    int Rest(Span<ulong> hashes)
    {
        if (seen == 0 || seen >= ring.Length)
            return 0;
        seen = ring.Length;
        hashes[0] = StableHash.Mix(rolled);
        return 1;
    }

    /// <summary>Hash of a word in lower case: sixteen characters at a time as four lanes, folded in pairs by full products (wyhash, Wang 2019).</summary>
    /// <remarks>
    /// Nearly every word is one step without a branch that depends on its length; a loop over characters mispredicts the end of each.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong HashWord(ReadOnlySpan<char> text, int start, int length)
    {
        if (length <= Lanes && start + Lanes <= text.Length)
        {
            var sixteen = Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)start)
                & Vector256.LessThan(Vector256<ushort>.Indices, Vector256.Create((ushort)length));
            if (Vector256.LessThanOrEqualAll(sixteen, Vector256.Create((ushort)0xFF)))
                return Fold(LowerLatin1(sixteen).AsUInt64(), (ulong)length * Base);
        }
        return HashAnyWord(text.Slice(start, length));
    }

    /// <summary>A word that is long, not all Latin-1, or at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static ulong HashAnyWord(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length * Base;
        Span<ushort> lower = stackalloc ushort[Lanes];
        for (; word.Length > 0; word = word[Math.Min(Lanes, word.Length)..])
        {
            lower.Clear();
            for (var i = 0; i < Lanes && i < word.Length; i++)
                lower[i] = char.ToLowerInvariant(word[i]);
            hash = Fold(Vector256.Create<ushort>(lower).AsUInt64(), hash);
        }
        return hash;
    }

    static ulong Fold(Vector256<ulong> word, ulong hash) =>
        Fold(word.GetElement(0) ^ hash, word.GetElement(1) ^ Key1) ^ Fold(word.GetElement(2) ^ hash ^ Key2, word.GetElement(3) ^ Key3);

    static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    static Vector256<ushort> LowerLatin1(Vector256<ushort> c)
    {
        var ascii = Vector256.LessThanOrEqual(c - Vector256.Create((ushort)'A'), Vector256.Create((ushort)25));
        // À to Þ, but for the sign ×.
        var latin = Vector256.LessThanOrEqual(c - Vector256.Create((ushort)0xC0), Vector256.Create((ushort)0x1E));
        var upper = ascii | (latin & ~Vector256.Equals(c, Vector256.Create((ushort)0xD7)));
        return c | (upper & Vector256.Create((ushort)0x20));
    }

    static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power *= Base;
        return power;
    }

    internal const ulong Base = 0x9E3779B97F4A7C15;

    const int Lanes = 16;

    /// <summary>wyhash's odd constants with balanced bits.</summary>
    internal const ulong Key1 = 0xE7037ED1A0B428DB, Key2 = 0x8EBC6AF09C88C6E3, Key3 = 0x589965CC75374CC3;
}
