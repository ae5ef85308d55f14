using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Loam.Languages;

/// <summary>Character n-gram models of all languages of one script, side by side: one row of costs per n-gram, one column per language.</summary>
/// <remarks>
/// The cost of a letter after up to three others is -8 ln p. A language that does not have the n-gram takes the cost of the next shorter one
/// and <see cref="BackoffCost"/> more (stupid backoff, Brants et al. 2007). Immutable; thread-safe.
/// </remarks>
sealed class LanguageModel
{
    internal const int MaxOrder = 4, UnitsPerNat = 8, BackoffCost = 2 * UnitsPerNat, WorstCost = 18 * UnitsPerNat;

    /// <summary>Bytes per row: languages, padded to whole vectors. At most 64 languages share a script.</summary>
    internal const int RowWidth = 64;

    readonly ulong[] keys;
    readonly int[] rowOfSlot;
    readonly byte[] rows;
    readonly int mask;

    // Runs once over ten million values, before the compiler would notice that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    LanguageModel(string[] languages, ulong[] features, byte[][] columns)
    {
        Languages = languages;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(features.Length * 2) | 15);
        (mask, keys, rowOfSlot) = (size - 1, new ulong[size], new int[size]);
        rows = new byte[features.Length * RowWidth];
        // Features come in ascending order of key, so every n-gram's shorter endings are there before it.
        for (var f = 0; f < features.Length; f++)
        {
            var shorter = FindEnding(features[f]);
            var row = rows.AsSpan(f * RowWidth, RowWidth);
            for (var l = 0; l < languages.Length; l++)
                row[l] = columns[l][f] != 0 ? columns[l][f]
                    : shorter < 0 ? (byte)WorstCost : (byte)Math.Min(WorstCost, rows[shorter * RowWidth + l] + BackoffCost);
            Insert(features[f], f);
        }
    }

    /// <summary>The languages, in the order of columns.</summary>
    internal string[] Languages { get; }

    /// <summary>Adds the costs of a run of lower-case letters to one total per language; gives the number of letters that said something.</summary>
    internal int Add(ReadOnlySpan<char> word, Span<int> totals)
    {
        Vector256<ushort> a = default, b = default, c = default, d = default;
        var (history, known, pending) = (0UL, 0, 0);
        for (var i = 0; i < word.Length; i++)
        {
            history = (history << 16) | word[i];
            var row = FindLongest(history, Math.Min(i + 1, MaxOrder));
            if (row < 0)
                continue;
            known++;
            var low = Vector256.Create<byte>(rows.AsSpan(row * RowWidth, 32));
            var high = Vector256.Create<byte>(rows.AsSpan(row * RowWidth + 32, 32));
            a += Vector256.WidenLower(low);
            b += Vector256.WidenUpper(low);
            c += Vector256.WidenLower(high);
            d += Vector256.WidenUpper(high);
            if (++pending == ushort.MaxValue / WorstCost)
                (pending, a, b, c, d) = Flush(totals, a, b, c, d);
        }
        if (pending > 0)
            Flush(totals, a, b, c, d);
        return known;
    }

    (int, Vector256<ushort>, Vector256<ushort>, Vector256<ushort>, Vector256<ushort>) Flush(
        Span<int> totals, Vector256<ushort> a, Vector256<ushort> b, Vector256<ushort> c, Vector256<ushort> d)
    {
        Span<ushort> sums = stackalloc ushort[RowWidth];
        a.CopyTo(sums);
        b.CopyTo(sums[16..]);
        c.CopyTo(sums[32..]);
        d.CopyTo(sums[48..]);
        for (var l = 0; l < Languages.Length; l++)
            totals[l] += sums[l];
        return default;
    }

    int FindLongest(ulong history, int order)
    {
        for (; order > 0; order--)
            if (Find(order == MaxOrder ? history : history & ((1UL << (16 * order)) - 1)) is >= 0 and var row)
                return row;
        return -1;
    }

    int FindEnding(ulong feature)
    {
        for (var order = MaxOrder - 1; order > 0; order--)
        {
            var ending = feature & ((1UL << (16 * order)) - 1);
            if (ending != feature && Find(ending) is >= 0 and var row)
                return row;
        }
        return -1;
    }

    int Find(ulong key)
    {
        for (var slot = Slot(key); ; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
                return rowOfSlot[slot];
            if (keys[slot] == 0)
                return -1;
        }
    }

    void Insert(ulong key, int row)
    {
        var slot = Slot(key);
        while (keys[slot] != 0)
            slot = (slot + 1) & mask;
        (keys[slot], rowOfSlot[slot]) = (key, row);
    }

    int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 32) & mask;

    /// <summary>Reads models as <see cref="Write"/> wrote them, one per script.</summary>
    internal static Dictionary<Script, LanguageModel> Read(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress);
        using var buffer = new BufferedStream(brotli, 1 << 16);
        using var reader = new BinaryReader(buffer);
        var models = new Dictionary<Script, LanguageModel>();
        for (var n = reader.ReadByte(); n > 0; n--)
        {
            var script = (Script)reader.ReadByte();
            var languages = reader.ReadString().Split(' ');
            var features = new ulong[reader.ReadInt32()];
            for (var (f, key) = (0, 0UL); f < features.Length; f++)
                features[f] = key += (ulong)reader.Read7BitEncodedInt64();
            var columns = new byte[languages.Length][];
            for (var l = 0; l < columns.Length; l++)
            {
                columns[l] = new byte[features.Length];
                reader.BaseStream.ReadExactly(columns[l]);
            }
            models.Add(script, new(languages, features, columns));
        }
        return models;
    }

    /// <summary>Writes models: features as sorted keys of up to four UTF-16 units, then a column of costs per language (0: not seen).</summary>
    internal static void Write(Stream stream, IReadOnlyList<(Script Script, string[] Languages, ulong[] Features, byte[][] Columns)> models)
    {
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(brotli);
        writer.Write((byte)models.Count);
        foreach (var (script, languages, features, columns) in models)
        {
            writer.Write((byte)script);
            writer.Write(string.Join(' ', languages));
            writer.Write(features.Length);
            var last = 0UL;
            foreach (var key in features)
            {
                writer.Write7BitEncodedInt64((long)(key - last));
                last = key;
            }
            foreach (var column in columns)
                writer.Write(column);
        }
    }
}
