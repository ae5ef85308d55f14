using System.Buffers;
using System.Text;

namespace Loam.Formats;

/// <summary>Repairs text that was encoded as UTF-8, read as windows-1252, and encoded once more (<c>MÃ¼ller</c>).</summary>
public static class Mojibake
{
    // What lead bytes of UTF-8 look like in windows-1252, for characters up to U+017F and for punctuation (U+2000 to U+2FFF).
    static readonly SearchValues<char> Leads = SearchValues.Create("ÂÃÄÅâ");

    // The leads that a text of a European language hardly has before such characters, and that therefore prove something.
    static readonly SearchValues<char> Proofs = SearchValues.Create("ÂÃâ");

    const int MostRounds = 3;

    /// <summary>The text with certain mojibake repaired, twice or thrice where it happened so often; the same instance where there is none.</summary>
    /// <remarks>
    /// Certain is a run of characters that are bytes of windows-1252 and together valid UTF-8 for a letter or mark that European text
    /// uses, in a text where at least two such runs begin with <c>Ã</c>, <c>Â</c> or <c>â€</c>, or one is followed by a small letter
    /// (<c>fÃ¼r</c>). Anything else stays: it may be meant (<c>“AMANHÃ”</c>).
    /// </remarks>
    public static string Repair(string text)
    {
        for (var round = 0; round < MostRounds && IsCertain(text); round++)
            text = RepairOnce(text);
        return text;
    }

    /// <summary>
    /// The text with C1 controls (U+0080 to U+009F), which no text means, replaced by the characters of windows-1252 that have the same
    /// number: what is left when windows-1252 was read as ISO 8859-1. The same instance where there are none.
    /// </summary>
    public static string MapControls(string text) => !text.AsSpan().ContainsAnyInRange('\u0080', '\u009F')
        ? text
        : string.Create(text.Length, text, static (span, source) =>
        {
            source.CopyTo(span);
            foreach (ref var c in span)
                if (c is >= '\u0080' and <= '\u009F')
                    c = CharsetLabels.Windows1252.GetString([(byte)c])[0];
        });

    static bool IsCertain(string text)
    {
        var runs = 0;
        var rest = text.AsSpan();
        while (true)
        {
            var at = rest.IndexOfAny(Proofs);
            if (at < 0)
                return false;
            rest = rest[at..];
            var (_, length) = Decode(rest);
            if (length > 0 && (++runs == 2 || (length < rest.Length && char.IsAsciiLetterLower(rest[length]))))
                return true;
            rest = rest[Math.Max(1, length)..];
        }
    }

    static string RepairOnce(string text)
    {
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
