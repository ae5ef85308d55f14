using System.Collections.Frozen;
using System.Globalization;

namespace Loam.Extraction.Html;

/// <summary>Decodes character references: named, decimal and hexadecimal, as the HTML standard's tokenizer does in text.</summary>
static class Entities
{
    const int LongestName = 32;
    const int LongestOldName = 6;

    static readonly FrozenDictionary<string, string> Named = Read('=', '*');
    static readonly FrozenDictionary<string, string> Old = Read('*');
    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> NamedBySpan = Named.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> OldBySpan = Old.GetAlternateLookup<ReadOnlySpan<char>>();

    // What numeric references to C1 controls mean in practice: windows-1252 (HTML standard, 13.2.5.80).
    const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Decodes the reference at the start of <paramref name="text"/>, which begins with an ampersand.</summary>
    /// <param name="text">Text from the ampersand on.</param>
    /// <param name="buffer">At least two characters of room.</param>
    /// <param name="written">How many characters were written.</param>
    /// <returns>How many characters of the text were used; 0 when this is no reference.</returns>
    public static int Decode(ReadOnlySpan<char> text, Span<char> buffer, out int written)
    {
        written = 0;
        if (text.Length < 3)
            return 0;
        return text[1] == '#' ? Numeric(text, buffer, out written) : ByName(text, buffer, out written);
    }

    /// <summary>The text with all references decoded.</summary>
    public static string DecodeAll(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
            return text.ToString();
        var decoded = new System.Text.StringBuilder(text.Length);
        Span<char> buffer = stackalloc char[4];
        while (text.IndexOf('&') is var at and >= 0)
        {
            decoded.Append(text[..at]);
            text = text[at..];
            var used = Decode(text, buffer, out var written);
            decoded.Append(used == 0 ? "&" : buffer[..written]);
            text = text[Math.Max(used, 1)..];
        }
        return decoded.Append(text).ToString();
    }

    static int ByName(ReadOnlySpan<char> text, Span<char> buffer, out int written)
    {
        written = 0;
        var end = 1;
        var limit = Math.Min(text.Length, LongestName + 1);
        while (end < limit && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end < text.Length && text[end] == ';' && NamedBySpan.TryGetValue(text[1..end], out var value))
        {
            value.CopyTo(buffer);
            written = value.Length;
            return end + 1;
        }
        for (var length = Math.Min(end - 1, LongestOldName); length >= 2; length--)
        {
            if (!OldBySpan.TryGetValue(text.Slice(1, length), out value))
                continue;
            value.CopyTo(buffer);
            written = value.Length;
            return 1 + length;
        }
        return 0;
    }

    static int Numeric(ReadOnlySpan<char> text, Span<char> buffer, out int written)
    {
        written = 0;
        var i = 2;
        var hex = text[i] is 'x' or 'X';
        if (hex)
            i++;
        var first = i;
        var code = 0;
        for (; i < text.Length; i++)
        {
            var digit = hex ? HexDigit(text[i]) : char.IsAsciiDigit(text[i]) ? text[i] - '0' : -1;
            if (digit < 0)
                break;
            if (code <= 0x10FFFF)
                code = code * (hex ? 16 : 10) + digit;
        }
        if (i == first)
            return 0;
        if (i < text.Length && text[i] == ';')
            i++;
        if (code is 0 or > 0x10FFFF or >= 0xD800 and <= 0xDFFF)
            code = 0xFFFD;
        if (code is >= 0x80 and <= 0x9F)
            code = Windows1252[code - 0x80];
        written = new System.Text.Rune(code).EncodeToUtf16(buffer);
        return i;
    }

    static int HexDigit(char c) => char.IsAsciiHexDigit(c) ? char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10 : -1;

    static FrozenDictionary<string, string> Read(params ReadOnlySpan<char> marks)
    {
        var entities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in EntityTable.Source.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))
        {
            var at = item.AsSpan().IndexOfAny(marks);
            if (at >= 0)
                entities[item[..at]] = string.Concat(item[(at + 1)..].Split('+').Select(FromHex));
        }
        return entities.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static string FromHex(string hex) =>
        char.ConvertFromUtf32(int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
