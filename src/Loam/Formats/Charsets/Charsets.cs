using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Loam.Formats;

/// <summary>A decoded text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Charset">The encoding it was read as, by its web name; <c>utf-8+windows-1252</c> for a mixture.</param>
public readonly record struct DecodedText(string Text, string Charset);

/// <summary>Turns the bytes of a page into text, whatever it declares. Thread-safe.</summary>
/// <remarks>
/// Order of belief: byte order mark, the protocol's charset, the page's own, a guess. A declaration is believed only as far as the
/// bytes agree: bytes that are UTF-8 throughout are UTF-8, and bytes that are not are never read as it.
/// </remarks>
public static class Charsets
{
    const int GuessFrom = 64 * 1024;

    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The whole content.</param>
    /// <param name="declared">The charset that the protocol declares, or null.</param>
    /// <param name="isHtml">Whether to look for the page's own declaration.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared = null, bool isHtml = true)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return DecodeUtf8(bytes[3..], Utf8Census.Of(bytes[3..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new DecodedText(Encoding.Unicode.GetString(bytes[2..]), "utf-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new DecodedText(Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be");

        var claimed = CharsetLabels.Find(declared) ?? (isHtml ? CharsetLabels.Find(MetaCharset.Find(bytes)) : null);
        // The common case first: a page that claims UTF-8, or nothing, and is UTF-8 needs no counting.
        if (claimed is null or UTF8Encoding && Utf8.IsValid(bytes))
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8");
        var census = Utf8Census.Of(bytes);
        if (census is { Valid: 0, Invalid: 0 })
            // Pure ASCII, or an encoding that hides in it (ISO-2022-JP), which only a declaration can tell; UTF-16 has zero bytes.
            return claimed is null || claimed == CharsetLabels.Windows1252
                ? new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8") : Decode(bytes, claimed);
        if (IsUtf8(census, claimed))
            return DecodeUtf8(bytes, census);
        return Decode(bytes, claimed is null or UTF8Encoding ? Guess(bytes) : claimed);
    }

    static bool IsUtf8(Utf8Census census, Encoding? claimed)
    {
        var trusted = claimed is null or UTF8Encoding || claimed.IsSingleByte;
        if (census.Invalid == 0)
            // Two Latin letters in a row can be UTF-8 by chance ("ß“" in windows-1252), two pairs of usual characters hardly are;
            // double-byte encodings hit by chance more often.
            return claimed is null || (trusted ? census.Usual > 0 || census.Valid > 2 : census.Valid > 8);
        // Mostly UTF-8: a page put together from parts, or cut inside a character.
        return trusted && census.Valid > 2 * census.Invalid;
    }

    static DecodedText DecodeUtf8(ReadOnlySpan<byte> bytes, Utf8Census census) => census.Invalid == 0
        ? new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8")
        : new DecodedText(MixedText.Decode(bytes), "utf-8+windows-1252");

    static DecodedText Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = encoding.GetString(bytes);
        return new DecodedText(text, encoding.WebName);
    }

    /// <summary>The likeliest encoding of bytes that are not UTF-8 and declare nothing usable.</summary>
    static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var sample = TextOnly(bytes);
        var best = CharsetDetector.DetectFromBytes(sample).Detected;
        // Windows-1252 is what half of the undeclared web is in; a guess below even odds does not beat it.
        return best is { Confidence: > 0.5f, Encoding: { } encoding } && encoding is not UTF8Encoding && !IsLatin1Like(encoding)
            ? encoding : CharsetLabels.Windows1252;
    }

    static bool IsLatin1Like(Encoding encoding) => encoding.CodePage is 1252 or 28591 or 20127;

    /// <summary>A sample without markup: tags are ASCII and would drown the letters that tell encodings apart.</summary>
    static byte[] TextOnly(ReadOnlySpan<byte> bytes)
    {
        var sample = new List<byte>(GuessFrom);
        var inTag = false;
        foreach (var b in bytes)
        {
            inTag = b == '<' || (inTag && b != '>');
            if (!inTag && b != '>')
                sample.Add(b);
            if (sample.Count == GuessFrom)
                break;
        }
        return [.. sample];
    }
}
