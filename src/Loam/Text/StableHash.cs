using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Loam.Text;

/// <summary>64-bit hashes that are the same on every machine and in every process (XXH3, Collet 2019). Not for security.</summary>
public static class StableHash
{
    /// <summary>Hash of text, over its UTF-16 code units in little-endian order.</summary>
    public static ulong Of(ReadOnlySpan<char> text, ulong seed = 0) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), (long)seed);

    /// <summary>Hash of bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0) => XxHash3.HashToUInt64(bytes, (long)seed);

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that spreads every input bit over the output.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
