using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Loam.Text;

/// <summary>A word's place in its text.</summary>
public readonly record struct WordSpan(int Start, int Length)
{
    /// <summary>Just past the last character.</summary>
    public int End => Start + Length;
}

/// <summary>The one definition of a word that every filter, hash and measure shares.</summary>
/// <remarks>
/// A word is a run of letters, digits and combining marks; an apostrophe, hyphen, full stop, comma or underscore belongs to it when it stands
/// between two of those (<c>don't</c>, <c>E-Mail</c>, <c>3.14</c>, <c>1,5</c>; <c>z.B</c>). Scripts written without spaces (Han, kana, Thai,
/// Lao, Khmer, Myanmar) give one word per character, as a rough equal footing. Everything else separates words.
/// </remarks>
public static class Words
{
    /// <summary>Enumerates the words of a text without allocating.</summary>
    public static WordEnumerator In(ReadOnlySpan<char> text) => new(text);

    /// <summary>How many words the text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in In(text))
            count++;
        return count;
    }

    internal const byte Other = 0, Part = 1, Joiner = 2, Alone = 3, Surrogate = 4;

    static readonly byte[] Classes = BuildClasses();

    /// <summary>The table has an entry for every char, so the bounds check is left out: this is the inner loop of every filter and hash.</summary>
    internal static byte Class(char c) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Classes), c);

    /// <summary>Past the Latin letters and ASCII digits from <paramref name="start"/> on, 16 at a time.</summary>
    /// <remarks>
    /// May stop early, never late: the caller goes on with the table. A loop over characters mispredicts the end of nearly every word.
    /// </remarks>
    internal static int PastLatin(ReadOnlySpan<char> text, int start)
    {
        while (start + Vector256<ushort>.Count <= text.Length)
        {
            var c = Vector256.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)start);
            var lower = c | Vector256.Create((ushort)0x20);
            var letters = Vector256.LessThanOrEqual(lower - Vector256.Create((ushort)'a'), Vector256.Create((ushort)25));
            var digits = Vector256.LessThanOrEqual(c - Vector256.Create((ushort)'0'), Vector256.Create((ushort)9));
            // À to ɏ are letters, but for the signs × and ÷, which differ in one bit.
            var latin = Vector256.LessThanOrEqual(c - Vector256.Create((ushort)0xC0), Vector256.Create((ushort)(0x24F - 0xC0)));
            var signs = Vector256.Equals(lower, Vector256.Create((ushort)0xF7));
            var others = ~(letters | digits | (latin & ~signs)).ExtractMostSignificantBits() & 0xFFFF;
            if (others != 0)
                return start + BitOperations.TrailingZeroCount(others);
            start += Vector256<ushort>.Count;
        }
        return start;
    }

    static byte[] BuildClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = Classify((char)i);
        foreach (var joiner in "'’-‐.,_·")
            classes[joiner] = Joiner;
        return classes;
    }

    static byte Classify(char c)
    {
        if (char.IsSurrogate(c))
            return Surrogate;
        if (c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF'
            or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF')
            return char.IsLetterOrDigit(c) ? Alone : IsMark(c) ? Part : Other;
        return char.IsLetterOrDigit(c) || IsMark(c) ? Part : Other;
    }

    static bool IsMark(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber;

    internal static bool IsAstralLetter(char high, char low) =>
        char.IsSurrogatePair(high, low) && Rune.IsLetterOrDigit(new Rune(high, low));
}

/// <summary>Enumerates <see cref="WordSpan"/>s; see <see cref="Words"/> for what a word is.</summary>
public ref struct WordEnumerator(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> text = text;
    int next;

    /// <summary>The current word.</summary>
    public WordSpan Current { get; private set; }

    /// <summary>This enumerator, for <c>foreach</c>.</summary>
    public readonly WordEnumerator GetEnumerator() => this;

    /// <summary>Moves to the next word; false at the end.</summary>
    public bool MoveNext()
    {
        // Locals: the span as a field of this struct is read from memory again for every character.
        var text = this.text;
        var i = next;
        while (i < text.Length)
        {
            switch (Words.Class(text[i]))
            {
                case Words.Part:
                    return Word(text, i, i + 1);
                case Words.Alone:
                    Current = new(i, 1);
                    next = i + 1;
                    return true;
                case Words.Surrogate when i + 1 < text.Length && Words.IsAstralLetter(text[i], text[i + 1]):
                    return Word(text, i, i + 2);
                default:
                    i++;
                    break;
            }
        }
        next = i;
        return false;
    }

    bool Word(ReadOnlySpan<char> text, int start, int end)
    {
        while ((end = Words.PastLatin(text, end)) < text.Length)
        {
            var kind = Words.Class(text[end]);
            if (kind == Words.Part)
                end++;
            else if (kind == Words.Other)
                break;
            else if (kind == Words.Joiner && end + 1 < text.Length && Words.Class(text[end + 1]) == Words.Part)
                end += 2;
            else if (kind == Words.Surrogate && end + 1 < text.Length && Words.IsAstralLetter(text[end], text[end + 1]))
                end += 2;
            else
                break;
        }
        Current = new(start, end - start);
        next = end;
        return true;
    }
}
