using System.Buffers;
using System.Text;

namespace Loam.Formats;

/// <summary>Repairs text that was encoded as UTF-8, read as windows-1252, and encoded once more (<c>MÃ¼ller</c>).</summary>
public static class Mojibake
{
    // What lead bytes of UTF-8 look like in windows-1252, for characters up to U+017F and for punctuation (U+2000 to U+2FFF).
    static readonly SearchValues<char> Leads = SearchValues.Create("ÂÃÄÅâ");

    /// <summary>The text with certain mojibake repaired; the same instance where there is none.</summary>
    /// <remarks>
    /// Certain is a run of characters that are bytes of windows-1252 and together valid UTF-8 for a letter or mark that European text
    /// uses, in a text where at least two such runs begin with <c>Ã</c>, <c>Â</c> or <c>â€</c>. Everything else stays: one such run
    /// may be meant (<c>“AMANHÃ”</c>).
    /// </remarks>
    public static string Repair(string text)
    {
        if (text.AsSpan().IndexOfAny(Leads) < 0)
            return text;
        if (Count(text) < 2)
            return text;
        var repaired = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (true)
        {
            var at = rest.IndexOfAny(Leads);
            repaired.Append(at < 0 ? rest : rest[..at]);
            if (at < 0)
                return repaired.ToString();
            rest = rest[at..];
            var (rune, length) = Decode(rest);
            if (length > 0)
                repaired.Append(rune.ToString());
            else
                repaired.Append(rest[0]);
            rest = rest[Math.Max(1, length)..];
        }
    }

    /// <summary>The number of places that are mojibake beyond doubt: those that begin with <c>Ã</c>, <c>Â</c> or <c>â€</c>.</summary>
    public static int Count(string text)
    {
        var count = 0;
        var rest = text.AsSpan();
        while (true)
        {
            var at = rest.IndexOfAny(Leads);
            if (at < 0)
                return count;
            rest = rest[at..];
            var (_, length) = Decode(rest);
            if (length > 0 && rest[0] is 'Â' or 'Ã' or 'â')
                count++;
            rest = rest[Math.Max(1, length)..];
        }
    }

    /// <summary>The character that the beginning of a text is mojibake of, and how many characters it takes; length 0 for none.</summary>
    static (Rune Rune, int Length) Decode(ReadOnlySpan<char> text)
    {
        var length = text[0] == 'â' ? 3 : 2;
        if (text.Length < length)
            return default;
        Span<byte> bytes = stackalloc byte[3];
        for (var i = 0; i < length; i++)
        {
            if (!TryByte(text[i], out bytes[i]))
                return default;
        }
        if (Rune.DecodeFromUtf8(bytes[..length], out var rune, out var consumed) != OperationStatus.Done || consumed != length)
            return default;
        return rune.Value is (>= 0xA0 and <= 0x17F) or (>= 0x2010 and <= 0x203A) or 0x20AC or 0x2122 ? (rune, length) : default;
    }

    static bool TryByte(char c, out byte value)
    {
        // Latin-1 by number, C1 controls included: they are what the five unassigned bytes of windows-1252 become.
        if (c <= 0xFF)
        {
            value = (byte)c;
            return true;
        }
        Span<byte> encoded = stackalloc byte[4];
        var written = CharsetLabels.Windows1252.GetBytes([c], encoded);
        value = encoded[0];
        return written == 1 && value >= 0x80 && CharsetLabels.Windows1252.GetString(encoded[..1])[0] == c;
    }
}
