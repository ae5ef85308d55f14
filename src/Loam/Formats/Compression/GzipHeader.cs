namespace Loam.Formats;

/// <summary>The header of a gzip member (RFC 1952, section 2.3).</summary>
static class GzipHeader
{
    /// <summary>Reads over a header; false when there is none at the present position, or it is cut off.</summary>
    public static bool TrySkip(InputBuffer input)
    {
        Span<byte> head = stackalloc byte[10];
        if (input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return false;
        // Bits 5 to 7 of the flags are reserved and must be zero; that makes a chance match of the magic eight times rarer.
        if (head[0] != 0x1F || head[1] != 0x8B || head[2] != 8 || (head[3] & 0xE0) != 0)
            return false;
        var flags = head[3];
        if ((flags & 4) != 0)
        {
            int low = input.ReadByte(), high = input.ReadByte();
            if (high < 0)
                return false;
            input.Position += low + (high << 8);
        }
        if ((flags & 8) != 0 && !SkipText(input))
            return false;
        if ((flags & 16) != 0 && !SkipText(input))
            return false;
        if ((flags & 2) != 0)
            input.Position += 2;
        return input.Position <= input.Length;
    }

    /// <summary>The position of the next <c>1F 8B 08</c> at or after <paramref name="from"/>, or -1.</summary>
    public static long Find(InputBuffer input, long from)
    {
        var position = from;
        while (true)
        {
            input.Position = position;
            var bytes = input.Peek();
            if (bytes.Length < 3)
                return -1;
            var at = bytes.IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);
            if (at >= 0)
                return position + at;
            // At the end of the buffer, keep two bytes that may begin a magic; Peek then reads on from there.
            position += bytes.Length - 2;
        }
    }

    static bool SkipText(InputBuffer input)
    {
        int c;
        while ((c = input.ReadByte()) > 0) { }
        return c == 0;
    }
}
