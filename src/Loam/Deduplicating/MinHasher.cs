using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Loam.Steps;

namespace Loam.Deduplicating;

/// <summary>Signs a text with the minima of many permutations over its word n-grams. Thread-safe.</summary>
/// <remarks>
/// Permutation i of the 64-bit shingle hashes is x -> (x xor s_i) * a_i mod 2^64 with a_i odd: a bijection, so minima of different shingles
/// never tie, and one multiplication where a x + b mod a Mersenne prime (Carter and Wegman, datatrove) needs several. The shingle hashes are
/// mixed already, which makes each permutation's order uniform; the exclusive or breaks the linear tie between permutations.
/// The floor is shingles x permutations steps of xor, multiply and minimum: about 6 micro-operations for 8 of them in AVX-512.
/// </remarks>
public sealed class MinHasher
{
    readonly int nGram;
    readonly ulong[] xors, multipliers;

    /// <summary>A signer.</summary>
    /// <param name="nGram">Words per shingle, at least 1.</param>
    /// <param name="hashes">Minima per signature, at least 1.</param>
    /// <param name="seed">Chooses the permutations.</param>
    public MinHasher(int nGram, int hashes, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nGram);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hashes);
        this.nGram = nGram;
        xors = new ulong[hashes];
        multipliers = new ulong[hashes];
        var random = SeededRandom.For(seed, "minhash");
        for (var i = 0; i < hashes; i++)
            (xors[i], multipliers[i]) = (random.Next(), random.Next() | 1);
    }

    /// <summary>How many minima a signature has.</summary>
    public int Hashes => xors.Length;

    /// <summary>Writes the signature of a text; false, and nothing but maxima, when it has no word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minima">Room for <see cref="Hashes"/> values.</param>
    public bool Sign(ReadOnlySpan<char> text, Span<ulong> minima)
    {
        minima = minima[..Hashes];
        minima.Fill(ulong.MaxValue);
        // In pieces that stay in the first-level cache, so that memory does not grow with the text.
        Span<ulong> chunk = stackalloc ulong[512];
        var shingles = new Shingles(text, nGram <= 64 ? stackalloc ulong[nGram] : new ulong[nGram]);
        var any = false;
        while (shingles.Read(chunk) is > 0 and var count)
        {
            any = true;
            Lower(chunk[..count], minima);
        }
        return any;
    }

    /// <summary>Share of equal places in two signatures: estimates the Jaccard similarity with standard error sqrt(s (1 - s) / n).</summary>
    public static double Similarity(ReadOnlySpan<ushort> left, ReadOnlySpan<ushort> right)
    {
        var equal = 0;
        for (var i = 0; i < left.Length; i++)
            equal += left[i] == right[i] ? 1 : 0;
        return (double)equal / left.Length;
    }

    /// <summary>Lowers the minima to those of these shingles: nearly all of the work.</summary>
    internal void Lower(ReadOnlySpan<ulong> shingles, Span<ulong> minima)
    {
        var done = Vector512.IsHardwareAccelerated ? Lower512(shingles, minima, xors, multipliers) : 0;
        LowerPortable(shingles, minima[done..], xors.AsSpan(done), multipliers.AsSpan(done));
    }

    /// <summary>Seven registers of eight minima at a time: with their constants 21 of 32 registers, and 112 minima are two rounds.</summary>
    internal static int Lower512(ReadOnlySpan<ulong> shingles, Span<ulong> minima, ReadOnlySpan<ulong> xors, ReadOnlySpan<ulong> multipliers)
    {
        const int Round = 7 * 8;
        var done = 0;
        for (; done + Round <= minima.Length; done += Round)
        {
            ref var x = ref Unsafe.AsRef(in xors[done]);
            ref var a = ref Unsafe.AsRef(in multipliers[done]);
            ref var m = ref minima[done];
            Vector512<ulong> x0 = Load(ref x, 0), x1 = Load(ref x, 1), x2 = Load(ref x, 2), x3 = Load(ref x, 3),
                x4 = Load(ref x, 4), x5 = Load(ref x, 5), x6 = Load(ref x, 6);
            Vector512<ulong> a0 = Load(ref a, 0), a1 = Load(ref a, 1), a2 = Load(ref a, 2), a3 = Load(ref a, 3),
                a4 = Load(ref a, 4), a5 = Load(ref a, 5), a6 = Load(ref a, 6);
            Vector512<ulong> m0 = Load(ref m, 0), m1 = Load(ref m, 1), m2 = Load(ref m, 2), m3 = Load(ref m, 3),
                m4 = Load(ref m, 4), m5 = Load(ref m, 5), m6 = Load(ref m, 6);
            foreach (var shingle in shingles)
            {
                var s = Vector512.Create(shingle);
                m0 = Vector512.Min(m0, (s ^ x0) * a0);
                m1 = Vector512.Min(m1, (s ^ x1) * a1);
                m2 = Vector512.Min(m2, (s ^ x2) * a2);
                m3 = Vector512.Min(m3, (s ^ x3) * a3);
                m4 = Vector512.Min(m4, (s ^ x4) * a4);
                m5 = Vector512.Min(m5, (s ^ x5) * a5);
                m6 = Vector512.Min(m6, (s ^ x6) * a6);
            }
            m0.StoreUnsafe(ref m, 0);
            m1.StoreUnsafe(ref m, 8);
            m2.StoreUnsafe(ref m, 16);
            m3.StoreUnsafe(ref m, 24);
            m4.StoreUnsafe(ref m, 32);
            m5.StoreUnsafe(ref m, 40);
            m6.StoreUnsafe(ref m, 48);
        }
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Load(ref ulong first, nuint register) => Vector512.LoadUnsafe(ref first, register * 8);

    /// <summary>The same at whatever width the machine prefers, two registers at a time, then what is left one by one.</summary>
    internal static void LowerPortable(ReadOnlySpan<ulong> shingles, Span<ulong> minima, ReadOnlySpan<ulong> xors, ReadOnlySpan<ulong> multipliers)
    {
        var width = Vector<ulong>.Count;
        var done = 0;
        for (; done + (2 * width) <= minima.Length; done += 2 * width)
        {
            Vector<ulong> x0 = new(xors[done..]), x1 = new(xors[(done + width)..]);
            Vector<ulong> a0 = new(multipliers[done..]), a1 = new(multipliers[(done + width)..]);
            Vector<ulong> m0 = new(minima[done..]), m1 = new(minima[(done + width)..]);
            foreach (var shingle in shingles)
            {
                var s = new Vector<ulong>(shingle);
                m0 = Vector.Min(m0, (s ^ x0) * a0);
                m1 = Vector.Min(m1, (s ^ x1) * a1);
            }
            m0.CopyTo(minima[done..]);
            m1.CopyTo(minima[(done + width)..]);
        }
        for (; done < minima.Length; done++)
        {
            foreach (var shingle in shingles)
                minima[done] = Math.Min(minima[done], (shingle ^ xors[done]) * multipliers[done]);
        }
    }
}
