namespace Loam.Filtering;

/// <summary>The lines of one text: what stands between line feeds, a carriage return before one not included. Used again for the next text.</summary>
sealed class LineTable
{
    const int KeepCapacity = 1 << 16;

    (int Start, int Length)[] lines = new (int, int)[64];

    /// <summary>How many lines: one more than line feeds, so that a text ending in one has an empty last line (as splitting by it gives).</summary>
    internal int Count { get; private set; }

    /// <summary>How many lines without the empty piece after a final line feed (as Python's <c>splitlines</c> gives).</summary>
    internal int CountWithoutLastEmpty => Count > 0 && lines[Count - 1].Length == 0 ? Count - 1 : Count;

    internal int LineFeeds => Count - 1;

    internal ReadOnlySpan<char> At(ReadOnlySpan<char> text, int i) => text.Slice(lines[i].Start, lines[i].Length);

    internal int LengthAt(int i) => lines[i].Length;

    internal int StartAt(int i) => lines[i].Start;

    internal void Read(ReadOnlySpan<char> text)
    {
        Count = 0;
        if (lines.Length > KeepCapacity)
            lines = new (int, int)[64];
        var start = 0;
        while (true)
        {
            var length = text[start..].IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            if (Count == lines.Length)
                Array.Resize(ref lines, lines.Length * 2);
            var trimmed = end > start && text[end - 1] == '\r' ? end - 1 : end;
            lines[Count++] = (start, trimmed - start);
            if (length < 0)
                return;
            start = end + 1;
        }
    }
}
