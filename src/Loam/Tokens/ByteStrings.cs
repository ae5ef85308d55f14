using Loam.Text;

namespace Loam.Tokens;

/// <summary>A set of byte strings, numbered 0, 1, 2, ... in the order they came. All bytes lie in one array: no object per string.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class ByteStrings
{
    byte[] bytes = new byte[1 << 10];
    Entry[] entries = new Entry[64];
    int[] slots = new int[128];
    int used;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int index] => bytes.AsSpan(entries[index].Start, entries[index].Length);

    public bool Contains(ReadOnlySpan<byte> key) => slots[Probe(key, StableHash.Of(key))] != 0;

    public int GetOrAdd(ReadOnlySpan<byte> key, out bool added)
    {
        var hash = StableHash.Of(key);
        var slot = Probe(key, hash);
        added = slots[slot] == 0;
        if (!added)
            return slots[slot] - 1;
        Append(key, hash);
        slots[slot] = Count;
        if (Count * 2 >= slots.Length)
            Rehash();
        return Count - 1;
    }

    /// <summary>The string's number, or -1; a slot number for <see cref="GetOrAdd"/> is not kept, because the caller may not add at all.</summary>
    public int Find(ReadOnlySpan<byte> key) => slots[Probe(key, StableHash.Of(key))] - 1;

    public void Clear()
    {
        Array.Clear(slots);
        Count = used = 0;
    }

    int Probe(ReadOnlySpan<byte> key, ulong hash)
    {
        var mask = slots.Length - 1;
        var i = (int)hash & mask;
        while (slots[i] != 0)
        {
            ref var entry = ref entries[slots[i] - 1];
            if (entry.Hash == hash && bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(key))
                break;
            i = (i + 1) & mask;
        }
        return i;
    }

    void Append(ReadOnlySpan<byte> key, ulong hash)
    {
        if (used + key.Length > bytes.Length)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(used + (long)key.Length, bytes.Length * 2L)));
        if (Count == entries.Length)
            Array.Resize(ref entries, Count * 2);
        key.CopyTo(bytes.AsSpan(used));
        entries[Count++] = new(hash, used, key.Length);
        used += key.Length;
    }

    void Rehash()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var n = 0; n < Count; n++)
        {
            var i = (int)entries[n].Hash & mask;
            while (slots[i] != 0)
                i = (i + 1) & mask;
            slots[i] = n + 1;
        }
    }

    readonly record struct Entry(ulong Hash, int Start, int Length);
}
