using Loam.Text;

namespace Loam.Measuring;

/// <summary>Gives every different 64-bit key a small number, in order of first sight: open addressing, no objects. Not thread-safe.</summary>
sealed class Interner
{
    ulong[] keys = new ulong[1024];
    int[] ids = new int[1024]; // 0 is free, else the number plus one

    public int Count { get; private set; }

    public int Add(ulong key)
    {
        if ((Count + 1) * 3 > keys.Length * 2)
            Grow();
        var mask = keys.Length - 1;
        var slot = (int)StableHash.Mix(key) & mask;
        while (ids[slot] != 0)
        {
            if (keys[slot] == key)
                return ids[slot] - 1;
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        ids[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>The number of a known key, or -1.</summary>
    public int Find(ulong key)
    {
        var mask = keys.Length - 1;
        for (var slot = (int)StableHash.Mix(key) & mask; ids[slot] != 0; slot = (slot + 1) & mask)
            if (keys[slot] == key)
                return ids[slot] - 1;
        return -1;
    }

    void Grow()
    {
        var (oldKeys, oldIds) = (keys, ids);
        keys = new ulong[oldKeys.Length * 2];
        ids = new int[oldIds.Length * 2];
        var mask = keys.Length - 1;
        for (var i = 0; i < oldIds.Length; i++)
        {
            if (oldIds[i] == 0)
                continue;
            var slot = (int)StableHash.Mix(oldKeys[i]) & mask;
            while (ids[slot] != 0)
                slot = (slot + 1) & mask;
            (keys[slot], ids[slot]) = (oldKeys[i], oldIds[i]);
        }
    }
}
