using System.Runtime.InteropServices;
using Loam.Text;

namespace Loam.Tokens;

/// <summary>A map from a pair of whole numbers to one: merges of two tokens, or the child of a context under a token.</summary>
/// <remarks>
/// Open addressing with linear probing over 12-byte slots that hold the exact pair, so nothing is ever confused by a hash. A
/// <c>Dictionary&lt;ulong, int&gt;</c> lost: it hashes a pair to left xor right, which collides without end for small token ids, and takes
/// twice the memory. Not thread-safe while it grows; any number of threads may look up afterwards.
/// </remarks>
public sealed class PairTable
{
    const ulong Empty = ulong.MaxValue;

    Slot[] slots;
    int limit;

    /// <summary>An empty table with room for <paramref name="capacity"/> pairs before it grows.</summary>
    public PairTable(int capacity = 16)
    {
        slots = NewSlots((int)Math.Min(1 << 30, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity + (capacity / 2)))));
        limit = LimitOf(slots.Length);
    }

    /// <summary>How many pairs the table holds.</summary>
    public int Count { get; private set; }

    /// <summary>The value of a pair, or -1 when it has none.</summary>
    public int Find(int left, int right)
    {
        var key = Key(left, right);
        var mask = slots.Length - 1;
        for (var i = (int)StableHash.Mix(key) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if (slot.Key == key)
                return slot.Value;
            if (slot.Key == Empty)
                return -1;
        }
    }

    /// <summary>The value of a pair; a pair without one is given the number of pairs before it: 0, 1, 2, ...</summary>
    /// <param name="left">The pair's left side, not negative.</param>
    /// <param name="right">The pair's right side, not negative.</param>
    /// <param name="added">True when the pair is new.</param>
    public int GetOrAdd(int left, int right, out bool added)
    {
        if (Count >= limit)
            Grow();
        var key = Key(left, right);
        var mask = slots.Length - 1;
        for (var i = (int)StableHash.Mix(key) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if (slot.Key == key)
            {
                added = false;
                return slot.Value;
            }
            if (slot.Key == Empty)
            {
                slot = new(key, Count);
                added = true;
                return Count++;
            }
        }
    }

    /// <summary>The left side of every pair, at the place of the pair's value.</summary>
    public int[] Lefts()
    {
        var lefts = new int[Count];
        foreach (var slot in slots)
        {
            if (slot.Key != Empty)
                lefts[slot.Value] = (int)(slot.Key >> 32);
        }
        return lefts;
    }

    static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    static int LimitOf(int slots) => slots / 3 * 2;

    static Slot[] NewSlots(int length)
    {
        var slots = new Slot[length];
        Array.Fill(slots, new(Empty, 0));
        return slots;
    }

    void Grow()
    {
        var old = slots;
        slots = NewSlots(checked(old.Length * 2));
        limit = LimitOf(slots.Length);
        var mask = slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Key == Empty)
                continue;
            var i = (int)StableHash.Mix(slot.Key) & mask;
            while (slots[i].Key != Empty)
                i = (i + 1) & mask;
            slots[i] = slot;
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    readonly struct Slot(ulong key, int value)
    {
        public readonly ulong Key = key;
        public readonly int Value = value;
    }
}
