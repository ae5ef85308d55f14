using System.Globalization;
using System.Text;

namespace Loam.Formats;

/// <summary>JSON may spell half a surrogate pair (<c>\ud83d</c>), which no UTF-8 reader accepts; Python's writers do so for broken text.</summary>
static class SurrogateEscapes
{
    /// <summary>The row with every escape of a lone surrogate replaced by <c>\ufffd</c>.</summary>
    public static byte[] Repair(ReadOnlySpan<byte> row)
    {
        var repaired = row.ToArray();
        for (var i = 0; i + 1 < repaired.Length; i++)
        {
            if (repaired[i] != '\\')
                continue;
            var unit = Unit(repaired, i);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(Unit(repaired, i + 6)))
                i += 11;
            else if (char.IsSurrogate(unit))
                "fffd"u8.CopyTo(repaired.AsSpan(i + 2));
            else
                i++;
        }
        return repaired;
    }

    static char Unit(byte[] row, int at) =>
        at + 6 <= row.Length && row[at] == '\\' && row[at + 1] == 'u'
        && ushort.TryParse(Encoding.ASCII.GetString(row, at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : '\0';
}
