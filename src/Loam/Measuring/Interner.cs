using System.Runtime.InteropServices;
using Loam.Text;

namespace Loam.Measuring;

/// <summary>Gives every different 64-bit key a small number, in order of first sight: open addressing, no objects. Not thread-safe.</summary>
sealed class Interner
{
    // Key and number side by side: a look-up costs one cache miss, not two.
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    struct Entry
    {
        public ulong Key;
        public int IdPlusOne; // 0 is free
    }

    Entry[] entries = new Entry[1024];

    public int Count { get; private set; }

    public int Add(ulong key)
    {
        if ((Count + 1) * 5L > entries.Length * 3L)
            Grow();
        ref var entry = ref Find(entries, key);
        if (entry.IdPlusOne == 0)
            entry = new Entry { Key = key, IdPlusOne = ++Count };
        return entry.IdPlusOne - 1;
    }

    static ref Entry Find(Entry[] entries, ulong key)
    {
        var mask = entries.Length - 1;
        var slot = (int)StableHash.Mix(key) & mask;
        while (entries[slot].IdPlusOne != 0 && entries[slot].Key != key)
            slot = (slot + 1) & mask;
        return ref entries[slot];
    }

    void Grow()
    {
        var larger = new Entry[entries.Length * 2];
        foreach (ref readonly var entry in entries.AsSpan())
            if (entry.IdPlusOne != 0)
                Find(larger, entry.Key) = entry;
        entries = larger;
    }
}
