namespace Loam.Extraction.Html;

/// <summary>Finds the index of a known ASCII name, ignoring case, without allocating: tags, attributes and words of class names.</summary>
/// <remarks>Open addressing over a table four times too large. A frozen dictionary would have to lower-case into a buffer first.</remarks>
sealed class NameTable
{
    readonly string[] names;
    readonly short[] slots;
    readonly int mask;
    readonly int longest;

    /// <summary>Names in lower case; a later duplicate is ignored.</summary>
    public NameTable(IReadOnlyList<string> known)
    {
        names = [.. known];
        var size = 16;
        while (size < names.Length * 4)
            size *= 2;
        mask = size - 1;
        slots = new short[size];
        Array.Fill(slots, (short)-1);
        for (var i = 0; i < names.Length; i++)
        {
            longest = Math.Max(longest, names[i].Length);
            var slot = Slot(names[i]);
            while (slots[slot] >= 0 && names[slots[slot]] != names[i])
                slot = (slot + 1) & mask;
            if (slots[slot] < 0)
                slots[slot] = (short)i;
        }
    }

    /// <summary>The index of the name, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || name.Length > longest)
            return -1;
        for (var slot = Slot(name); slots[slot] >= 0; slot = (slot + 1) & mask)
        {
            if (EqualsIgnoringCase(name, names[slots[slot]]))
                return slots[slot];
        }
        return -1;
    }

    int Slot(ReadOnlySpan<char> name)
    {
        var hash = (uint)name.Length;
        foreach (var c in name)
            hash = (hash ^ (uint)(c | 0x20)) * 0x01000193;
        return (int)(hash ^ (hash >> 15)) & mask;
    }

    static bool EqualsIgnoringCase(ReadOnlySpan<char> name, string lower)
    {
        if (name.Length != lower.Length)
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if ((c is >= 'A' and <= 'Z' ? c | 0x20 : c) != lower[i])
                return false;
        }
        return true;
    }
}
