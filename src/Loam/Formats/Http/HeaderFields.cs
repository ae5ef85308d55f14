using System.Text;

namespace Loam.Formats;

/// <summary>Header fields (<c>Name: value</c> lines, folded lines included) read in place, as WARC and HTTP have them.</summary>
readonly ref struct HeaderFields(ReadOnlySpan<byte> block)
{
    readonly ReadOnlySpan<byte> block = block;

    /// <summary>The first field of that name, trimmed, without regard to case; null where there is none or it is empty.</summary>
    public string? Get(ReadOnlySpan<byte> name)
    {
        var rest = block;
        while (!rest.IsEmpty)
        {
            var line = TakeLine(ref rest);
            if (line.Length <= name.Length || !Ascii.EqualsIgnoreCase(line[..name.Length], name))
                continue;
            var after = line[name.Length..].TrimStart(" \t"u8);
            if (after.IsEmpty || after[0] != ':')
                continue;
            var value = Text(after[1..].Trim(" \t"u8));
            while (!rest.IsEmpty && rest[0] is (byte)' ' or (byte)'\t')
                value = $"{value} {Text(TakeLine(ref rest).Trim(" \t"u8))}";
            if (value.Length > 0)
                return value;
        }
        return null;
    }

    /// <summary>The length of a header block with the empty line that ends it; -1 where there is no such line yet.</summary>
    /// <param name="bytes">The block and what follows.</param>
    /// <param name="from">Where to go on searching: the beginning of a line.</param>
    public static int End(ReadOnlySpan<byte> bytes, ref int from)
    {
        while (true)
        {
            var length = bytes[from..].IndexOf((byte)'\n');
            if (length < 0)
                return -1;
            var next = from + length + 1;
            if (length == 0 || (length == 1 && bytes[from] == '\r'))
                return next;
            from = next;
        }
    }

    /// <summary>Takes the first line off, without its line break.</summary>
    public static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        var at = rest.IndexOf((byte)'\n');
        var line = at < 0 ? rest : rest[..at];
        rest = at < 0 ? [] : rest[(at + 1)..];
        return line.TrimEnd((byte)'\r');
    }

    // Headers are ASCII by the book, UTF-8 or Latin-1 in the wild.
    static string Text(ReadOnlySpan<byte> bytes) =>
        (System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
}
