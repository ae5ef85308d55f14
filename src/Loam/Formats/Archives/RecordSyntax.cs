using System.Text;

namespace Loam.Formats;

/// <summary>How records begin and end in an archive format.</summary>
abstract class RecordSyntax
{
    /// <summary>WARC 0.17 to 1.1 (ISO 28500).</summary>
    public static RecordSyntax Warc { get; } = new WarcSyntax();

    /// <summary>ARC 1.0, 1.1 and 2.0 (Burner and Kahle 1996).</summary>
    public static RecordSyntax Arc { get; } = new ArcSyntax();

    /// <summary>How many bytes <see cref="Begins"/> may need to see.</summary>
    public abstract int LookAhead { get; }

    /// <summary>How many line break bytes end a record at least.</summary>
    public abstract int Terminator { get; }

    /// <summary>Whether the bytes begin with a record.</summary>
    public abstract bool Begins(ReadOnlySpan<byte> bytes);

    /// <summary>Where a record certainly begins among bytes in doubt, or -1.</summary>
    public abstract int Find(ReadOnlySpan<byte> bytes);

    /// <summary>The length of the header at the beginning of the bytes; -1 where its end is not there (yet), -2 where it runs into another record.</summary>
    /// <param name="bytes">Begin with a record.</param>
    /// <param name="from">Where to go on searching; 0 at first.</param>
    public abstract int HeaderLength(ReadOnlySpan<byte> bytes, ref int from);

    /// <summary>Reads a complete header.</summary>
    public abstract RecordHeader Parse(ReadOnlySpan<byte> header);
}

sealed class WarcSyntax : RecordSyntax
{
    public override int LookAhead => 32;

    public override int Terminator => 4;

    public override bool Begins(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 6 && Ascii.EqualsIgnoreCase(bytes[..5], "WARC/"u8) && char.IsAsciiDigit((char)bytes[5]);

    // In doubt, "WARC/1.0" must be a line of its own that a field follows: pages about web archives contain the bare words.
    public override int Find(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; ;)
        {
            var at = bytes[from..].IndexOf("WARC/"u8);
            if (at < 0)
                return -1;
            var rest = bytes[(from + at)..];
            var end = rest[..Math.Min(rest.Length, 16)].IndexOf((byte)'\n');
            if (end > 0 && Begins(rest) && (rest[(end + 1)..].StartsWith("WARC-"u8) || rest[(end + 1)..].StartsWith("Content-"u8)))
                return from + at;
            from += at + 5;
        }
    }

    public override int HeaderLength(ReadOnlySpan<byte> bytes, ref int from)
    {
        while (true)
        {
            var before = from;
            var line = bytes[from..].IndexOf((byte)'\n');
            if (line < 0)
                return -1;
            if (before > 0 && Begins(bytes[before..]))
                return -2;
            if (line == 0 || (line == 1 && bytes[before] == '\r'))
                return before + line + 1;
            from = before + line + 1;
        }
    }

    public override RecordHeader Parse(ReadOnlySpan<byte> header) => RecordHeader.OfWarc(header);
}
