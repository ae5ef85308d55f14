using System.Numerics;
using System.Runtime.CompilerServices;

namespace Loam.Filtering;

/// <summary>Counts 64-bit hashes in an open-addressing table that is cleared by raising a stamp, so that a thousand short texts cost no clearing.</summary>
/// <remarks>Two different texts with one 64-bit hash are taken for the same; among a million items that happens once in 37 million texts.</remarks>
sealed class HashCounts
{
    const int KeepCapacity = 1 << 18;

    Entry[] entries = new Entry[2048];
    uint stamp;
    int mask;

    internal struct Entry
    {
        internal ulong Key;
        internal int Count;
        internal int First;
        internal uint Stamp;
        internal bool Seen;
    }

    /// <summary>Empties the table and makes room for this many different hashes.</summary>
    internal void Begin(int items)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(items, 16) * 2);
        if (size > entries.Length || (entries.Length > KeepCapacity && size <= KeepCapacity))
            (entries, stamp) = (new Entry[Math.Max(size, 2048)], 0);
        if (++stamp == 0)
        {
            Array.Clear(entries);
            stamp = 1;
        }
        mask = size - 1;
    }

    /// <summary>Counts one hash and gives its slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Add(ulong hash, int position)
    {
        var slot = (int)(hash >> 20) & mask;
        while (true)
        {
            ref var entry = ref entries[slot];
            if (entry.Stamp != stamp)
            {
                entry = new Entry { Key = hash, Count = 1, First = position, Stamp = stamp };
                return slot;
            }
            if (entry.Key == hash)
            {
                entry.Count++;
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    internal ref Entry this[int slot] => ref entries[slot];
}
