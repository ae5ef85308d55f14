using System.Runtime.InteropServices;
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

    /// <summary>Four lower-case characters at a time, each folded in by a full 64 x 64 bit product (the scheme of wyhash, Wang 2019).</summary>
    internal static ulong HashWord(ReadOnlySpan<char> text, int start, int length)
    {
        var hash = (ulong)length * Base;
        for (; length > 0; start += 4, length -= 4)
        {
            var high = Math.BigMul(hash ^ Lower(Four(text, start, length)), Multiplier, out var low);
            hash = high ^ low;
        }
        return hash;
    }

    static ulong Four(ReadOnlySpan<char> text, int start, int length)
    {
        if (start + 4 <= text.Length)
        {
            var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(start, 4)));
            return length >= 4 ? four : four & ((1UL << (16 * length)) - 1);
        }
        var packed = 0UL;
        for (var i = 0; i < length; i++)
            packed |= (ulong)text[start + i] << (16 * i);
        return packed;
    }

    static ulong Lower(ulong four)
    {
        if ((four & 0xFF80_FF80_FF80_FF80) != 0)
            return LowerAny(four);
        // ASCII: bit 7 of each lane of (c + 0x3F) is set from 'A' on, of (c + 0x25) from past 'Z' on.
        var upper = (four + 0x003F_003F_003F_003F) & ~(four + 0x0025_0025_0025_0025) & 0x0080_0080_0080_0080;
        return four | (upper >> 2);
    }

    static ulong LowerAny(ulong four)
    {
        var lower = 0UL;
        for (var shift = 0; shift < 64; shift += 16)
            lower |= (ulong)LowerCase[(int)(four >> shift) & 0xFFFF] << shift;
        return lower;
    }

    static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power *= Base;
        return power;
    }

    internal const ulong Base = 0x9E3779B97F4A7C15, Multiplier = 0xA0761D6478BD642F;

    static readonly char[] LowerCase = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => char.ToLowerInvariant((char)c))];
}
