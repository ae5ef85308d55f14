using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Loam.Rewriting;

/// <summary>Where the row of every key stands: a hash table in a file, so that memory does not grow with the number of answers.</summary>
/// <remarks>
/// <para>
/// The first 4 KiB are the header, the rest are buckets of 4 KiB with 128 slots of 32 bytes. The first bits of a key name its bucket; when one is full, all are
/// split in two by the next bit, from the last to the first, in place. Little-endian. 47 to 93 bytes an answer.
/// </para>
/// <para>
/// A dictionary of the same takes 65 to 130 bytes of memory an answer, and all rows must be read when it is opened (minutes for ten million). A mapped file would
/// save the system call (about a microsecond), but count as the process's memory, and a full disk would kill the process instead of raising an error.
/// </para>
/// <para>It is derived data: what is wrong with it costs a reading of the rows. Not thread-safe.</para>
/// </remarks>
sealed class AnswerIndex : IDisposable
{
    const int PageSize = 4096, FirstBits = 1, MostBits = 32;
    const ulong Format = 0x3130_5844_494D_414C; // "LAMIDX01"

    /// <summary>A key's row. A length of 0 is a free slot; <paramref name="Cut"/> is the limit at which its answer was cut, 0 for a whole one, -1 for one that was withdrawn.</summary>
    internal readonly record struct Slot(UInt128 Key, long Offset, int Length, int Cut)
    {
        /// <summary>The highest limit that its answer serves.</summary>
        internal int Reach => Length == 0 ? -1 : Cut < 0 ? 0 : Cut == 0 ? int.MaxValue : Cut;

        /// <summary>Whether its answer does not count any more.</summary>
        internal bool IsWithdrawn => Cut < 0;
    }

    /// <summary>What the index says about itself and its rows.</summary>
    /// <param name="Format">Magic and version.</param>
    /// <param name="Bits">Bits of a key that name its bucket; 0 while buckets are being split.</param>
    /// <param name="Closed">1 when it was closed in order, so that all of it is on the disk.</param>
    /// <param name="Covered">Rows up to here are in it.</param>
    /// <param name="Mark">Hash of the rows' first and last bytes: whose index it is.</param>
    /// <param name="Boot">Which start of the machine wrote it: what was not closed does not outlive a power cut.</param>
    readonly record struct Header(ulong Format, int Bits, int Closed, long Covered, UInt128 Mark, UInt128 Boot);

    static readonly UInt128 ThisBoot = ReadBoot();

    readonly SafeFileHandle file;
    readonly Slot[] bucket = new Slot[PageSize / Unsafe.SizeOf<Slot>()];
    Header header;
    int bits = FirstBits;

    AnswerIndex(SafeFileHandle file) => this.file = file;

    /// <summary>How many keys it has.</summary>
    internal long Count { get; private set; }

    /// <summary>Bytes of all rows that are in it.</summary>
    internal long Live { get; private set; }

    /// <summary>Rows of the log up to here are in it.</summary>
    internal long Covered => header.Covered;

    /// <summary>The hash under which a key is kept; any key will do.</summary>
    internal static UInt128 KeyOf(string key) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(key.AsSpan()));

    /// <summary>Opens or creates an index, and locks it for this process.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be opened.</exception>
    internal static AnswerIndex Open(string path) => new(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));

    /// <summary>Empties it if it is torn, not of this log, or may be incomplete.</summary>
    /// <param name="markOf">The mark of the log up to a place; null where the log is shorter.</param>
    internal void Check(Func<long, UInt128?> markOf)
    {
        var found = default(Header);
        RandomAccess.Read(file, MemoryMarshal.AsBytes(new Span<Header>(ref found)), 0);
        var whole = found.Format == Format && found.Bits is >= FirstBits and <= MostBits && RandomAccess.GetLength(file) == Place(1L << found.Bits);
        if (whole && (found.Closed == 1 || found.Boot == ThisBoot && ThisBoot != 0) && markOf(found.Covered) == found.Mark)
            Take(found);
        else
            Clear();
    }

    /// <summary>An index that ends with this object, in an unnamed file.</summary>
    internal static AnswerIndex Scratch(string folder)
    {
        var index = new AnswerIndex(ScratchHandle.Open(folder));
        index.Clear();
        return index;
    }

    /// <summary>The row of a key.</summary>
    internal bool Find(UInt128 key, out Slot slot)
    {
        ReadBucket(BucketOf(key, bits));
        var at = PlaceIn(bucket, key);
        slot = at < bucket.Length ? bucket[at] : default;
        return slot.Length > 0;
    }

    /// <summary>Remembers the row of a key, in place of an earlier one that serves no more requests than it, or that it withdraws.</summary>
    internal void Set(UInt128 key, long offset, int length, int cut = 0)
    {
        var slot = new Slot(key, offset, length, cut);
        for (; ; Grow())
        {
            var number = BucketOf(key, bits);
            ReadBucket(number);
            var at = PlaceIn(bucket, key);
            if (at == bucket.Length)
                continue;
            var earlier = bucket[at];
            if (earlier.Reach > slot.Reach && !slot.IsWithdrawn)
                return;
            if (earlier != slot)
                RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<Slot>(in slot)), Place(number) + at * Unsafe.SizeOf<Slot>());
            Count += earlier.Length == 0 ? 1 : 0;
            Live += length - earlier.Length;
            return;
        }
    }

    /// <summary>Says that all rows up to a place are in it.</summary>
    /// <param name="covered">The place.</param>
    /// <param name="mark">The log's mark up to there.</param>
    /// <param name="closing">Whether this is the last word: the index is then brought to the disk, and holds after a power cut, too.</param>
    internal void Save(long covered, UInt128 mark, bool closing = false)
    {
        if (closing)
            RandomAccess.FlushToDisk(file);
        Write(new(Format, bits, closing ? 1 : 0, covered, mark, ThisBoot));
    }

    /// <summary>All of it as it is now: what a kill would leave.</summary>
    internal byte[] Bytes()
    {
        var bytes = new byte[RandomAccess.GetLength(file)];
        RandomAccess.Read(file, bytes, 0);
        return bytes;
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        RandomAccess.SetLength(file, 0);
        (header, bits, Count, Live) = (default, FirstBits, 0, 0);
        RandomAccess.SetLength(file, Place(1L << bits));
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // After a kill there may be more slots than the header knew of: they are counted anew, at a gigabyte a second.
    void Take(Header found)
    {
        bits = found.Bits;
        Write(found with { Closed = 0, Boot = ThisBoot });
        RandomAccess.FlushToDisk(file);
        for (var number = 0L; number < 1L << bits; number++)
        {
            ReadBucket(number);
            foreach (var slot in bucket)
            {
                if (slot.Length == 0)
                    break;
                Count++;
                Live += slot.Length;
            }
        }
    }

    void Grow()
    {
        if (bits == MostBits)
            throw new IOException("the index of the answer cache is full");
        var before = header;
        Write(default);
        RandomAccess.SetLength(file, Place(2L << bits));
        var halves = new Slot[2][] { new Slot[bucket.Length], new Slot[bucket.Length] };
        for (var number = (1L << bits) - 1; number >= 0; number--)
        {
            ReadBucket(number);
            foreach (var half in halves)
                Array.Clear(half);
            var used = (0, 0);
            foreach (var slot in bucket)
            {
                if (slot.Length == 0)
                    break;
                if ((BucketOf(slot.Key, bits + 1) & 1) == 0)
                    halves[0][used.Item1++] = slot;
                else
                    halves[1][used.Item2++] = slot;
            }
            for (var side = 0; side < 2; side++)
                RandomAccess.Write(file, MemoryMarshal.AsBytes(halves[side].AsSpan()), Place(2 * number + side));
        }
        bits++;
        if (before.Format == Format)
            Write(before with { Bits = bits });
    }

    static long BucketOf(UInt128 key, int bits) => (long)(ulong)(key >> (128 - bits));

    static long Place(long bucket) => (bucket + 1) * PageSize;

    /// <summary>The slot of a key, or the first free one, or the number of slots.</summary>
    static int PlaceIn(ReadOnlySpan<Slot> bucket, UInt128 key)
    {
        for (var i = 0; i < bucket.Length; i++)
        {
            if (bucket[i].Key == key || bucket[i].Length == 0)
                return i;
        }
        return bucket.Length;
    }

    void ReadBucket(long number)
    {
        if (RandomAccess.Read(file, MemoryMarshal.AsBytes(bucket.AsSpan()), Place(number)) < PageSize)
            throw new IOException("the index of the answer cache was cut short while in use");
    }

    void Write(Header next)
    {
        header = next;
        RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<Header>(in next)), 0);
    }

    static UInt128 ReadBoot()
    {
        const string source = "/proc/sys/kernel/random/boot_id";
        return File.Exists(source) ? KeyOf(File.ReadAllText(source)) : 0;
    }
}
