using System.Globalization;
using System.Text;

namespace Loam.Tokens;

/// <summary>Cuts UTF-8 text into the pieces that merges never cross, in the manner of GPT-2 and GPT-4.</summary>
/// <remarks>
/// A piece is a run of letters and marks with at most one space before it; up to three digits; a run of anything else that is neither
/// letter, digit nor white space, with at most one space before it; or white space: through its last line break if it has one, else all but
/// the last character before a word. It equals <see cref="Pattern"/>, which <c>tokenizer.json</c> carries. There is no rule for English
/// contractions: they are worth nothing in German. Bytes that are not UTF-8 count as "anything else".
/// </remarks>
static class Pieces
{
    /// <summary>The same rule as a regular expression (Oniguruma, as Hugging Face uses it, and .NET).</summary>
    public const string Pattern = @" ?[\p{L}\p{M}]+|\p{N}{1,3}| ?[^\s\p{L}\p{M}\p{N}]+|\s*[\r\n]+|\s+(?!\S)|\s+";

    const byte Other = 0, Letter = 1, Digit = 2, Space = 3, Break = 4, White = 5;

    static readonly byte[] Kinds = BuildKinds();

    /// <summary>The length in bytes of the piece at the start of a text that is not empty.</summary>
    public static int First(ReadOnlySpan<byte> text)
    {
        var kind = KindAt(text, 0, out var length);
        if (kind == Space && text.Length > 1)
        {
            var next = KindAt(text, 1, out var nextLength);
            if (next is Letter or Other)
                return Run(text, 1 + nextLength, next);
        }
        return kind switch
        {
            Letter or Other => Run(text, length, kind),
            Digit => Digits(text, length),
            _ => WhiteSpace(text),
        };
    }

    static int Run(ReadOnlySpan<byte> text, int i, byte kind)
    {
        while (i < text.Length && KindAt(text, i, out var length) == kind)
            i += length;
        return i;
    }

    static int Digits(ReadOnlySpan<byte> text, int i)
    {
        for (var n = 1; n < 3 && i < text.Length && KindAt(text, i, out var length) == Digit; n++)
            i += length;
        return i;
    }

    static int WhiteSpace(ReadOnlySpan<byte> text)
    {
        int i = 0, last = 0, afterBreak = 0;
        while (i < text.Length && KindAt(text, i, out var length) is var kind and >= Space)
        {
            last = i;
            i += length;
            if (kind == Break)
                afterBreak = i;
        }
        if (afterBreak > 0)
            return afterBreak;
        return i < text.Length && last > 0 ? last : i;
    }

    static byte KindAt(ReadOnlySpan<byte> text, int i, out int length)
    {
        var b = text[i];
        if (b < 0x80)
        {
            length = 1;
            return Kinds[b];
        }
        var status = Rune.DecodeFromUtf8(text[i..], out var rune, out length);
        if (status != System.Buffers.OperationStatus.Done)
            return Other;
        return rune.IsBmp ? Kinds[rune.Value] : KindOf(Rune.GetUnicodeCategory(rune));
    }

    static byte[] BuildKinds()
    {
        var kinds = new byte[char.MaxValue + 1];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = char.IsWhiteSpace((char)i) ? White : KindOf(char.GetUnicodeCategory((char)i));
        kinds[' '] = Space;
        kinds['\r'] = kinds['\n'] = Break;
        return kinds;
    }

    static byte KindOf(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.EnclosingMark => Letter, // Lu Ll Lt Lm Lo Mn Mc Me
        <= UnicodeCategory.OtherNumber => Digit, // Nd Nl No
        _ => Other,
    };
}
