using System.Buffers;
using System.Globalization;
using System.Text;

namespace Loam.Formats;

/// <summary>ARC: a record is one line (address, IP, date, media type, in version 2 five fields more, length) and its block.</summary>
sealed class ArcSyntax : RecordSyntax
{
    const int LongestLine = 16 * 1024;

    static readonly SearchValues<byte> SchemeBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."u8);

    public override int LookAhead => LongestLine;

    public override int Terminator => 1;

    public override bool Begins(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[..Math.Min(bytes.Length, LongestLine)].IndexOf((byte)'\n');
        if (end < 0)
            return false;
        if (bytes.StartsWith("filedesc:"u8))
            return true;
        var line = bytes[..end].TrimEnd((byte)'\r');
        var colon = line.IndexOf((byte)':');
        if (colon is < 2 or > 16 || line[..colon].ContainsAnyExcept(SchemeBytes))
            return false;
        // The address may contain spaces, so fields are counted from the end; a date in its place is what no prose has.
        return line.Count((byte)' ') >= 4 && DateField(Encoding.Latin1.GetString(line).Split(' ')) > 0;
    }

    public override int Find(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Begins(bytes[at..]))
                return at;
            var next = bytes[at..].IndexOf((byte)'\n');
            if (next < 0)
                return -1;
            at += next + 1;
        }
        return -1;
    }

    public override int HeaderLength(ReadOnlySpan<byte> bytes, ref int from)
    {
        var end = bytes[from..].IndexOf((byte)'\n');
        return end < 0 ? -1 : from + end + 1;
    }

    public override RecordHeader Parse(ReadOnlySpan<byte> header)
    {
        var fields = Encoding.UTF8.GetString(header.TrimEnd("\r\n"u8)).Split(' ');
        var date = DateField(fields);
        var length = long.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;
        var type = header.StartsWith("filedesc:"u8) || header.StartsWith("dns:"u8) ? RecordType.Other : RecordType.Response;
        return date < 0
            ? new RecordHeader(type, fields[0], null, null, length, null)
            : new RecordHeader(type, string.Join(' ', fields[..(date - 1)]), Iso(fields[date]), fields[date + 1], length, null);
    }

    /// <summary>The index of the date: third from the end in version 1, eighth in version 2; -1 where neither is one.</summary>
    static int DateField(string[] fields) =>
        fields.Length >= 5 && IsDate(fields[^3]) ? fields.Length - 3
        : fields.Length >= 10 && IsDate(fields[^8]) ? fields.Length - 8
        : -1;

    static bool IsDate(string field) => field.Length is >= 8 and <= 18 && field.All(char.IsAsciiDigit);

    static string? Iso(string date) => date.Length >= 14
        ? $"{date[..4]}-{date[4..6]}-{date[6..8]}T{date[8..10]}:{date[10..12]}:{date[12..14]}Z"
        : $"{date[..4]}-{date[4..6]}-{date[6..8]}";
}
