using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Loam.Formats;

/// <summary>Text that is UTF-8 for the most part, with bytes of windows-1252 in between.</summary>
static class MixedText
{
    /// <summary>Reads what is UTF-8 as UTF-8 and single other bytes as windows-1252.</summary>
    /// <remarks>
    /// Byte by byte rather than line by line: minified pages are one line. A sequence that breaks off after its first bytes was cut,
    /// by a program that counts bytes, and becomes U+FFFD; read as windows-1252 it would be mojibake.
    /// </remarks>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        var length = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes, text.AsSpan(length), out var read, out var written, replaceInvalidSequences: false);
            length += written;
            bytes = bytes[read..];
            if (status == OperationStatus.Done || bytes.IsEmpty)
                return new string(text, 0, length);
            Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            text[length++] = consumed == 1 && !IsCutLead(bytes) ? CharsetLabels.Windows1252.GetString(bytes[..1])[0] : '\uFFFD';
            bytes = bytes[consumed..];
        }
    }

    // C2, C3 (most accented letters in UTF-8) and E2 (dashes, quotes) alone, with no letter after them, are the beginning of a character
    // whose rest was cut away; "Ã" and "Â" hardly end a word in any language.
    static bool IsCutLead(ReadOnlySpan<byte> bytes) =>
        bytes[0] is 0xC2 or 0xC3 or 0xE2 && (bytes.Length == 1 || !char.IsAsciiLetter((char)bytes[1]));
}
