using System.Buffers;
using Loam.Text;

namespace Loam.Measuring;

/// <summary>Keys of words (lower case) and of numbers, straight from the text: no strings.</summary>
static class WordKeys
{
    /// <summary>The hash of a word in lower case. 64 bits stand for the word: among a million words, two agree by chance once in 10^7 corpora.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        if (word.Length > 256)
            return OfLong(word);
        Span<char> lower = stackalloc char[word.Length];
        ToLower(word, lower);
        return StableHash.Of(lower);
    }

    static ulong OfLong(ReadOnlySpan<char> word)
    {
        var rented = ArrayPool<char>.Shared.Rent(word.Length);
        ToLower(word, rented);
        var key = StableHash.Of(rented.AsSpan(0, word.Length));
        ArrayPool<char>.Shared.Return(rented);
        return key;
    }

    static void ToLower(ReadOnlySpan<char> word, Span<char> lower)
    {
        for (var i = 0; i < word.Length; i++)
            lower[i] = word[i] is < '\u0080' and not (>= 'A' and <= 'Z') ? word[i] : char.ToLowerInvariant(word[i]);
    }

    /// <summary>The keys of all numbers of a text, in order.</summary>
    /// <remarks>
    /// A number is a run of digits that no letter precedes, with full stops and commas between digits. <c>1.000</c>, <c>1,000</c> and
    /// <c>1000</c> are one number (a separator before exactly three digits groups thousands), <c>1,5</c> and <c>1.5</c> are one.
    /// </remarks>
    public static void Numbers(ReadOnlySpan<char> text, List<ulong> keys)
    {
        Span<char> digits = stackalloc char[40];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var wanted = i == 0 || !char.IsLetter(text[i - 1]);
            var length = 0;
            while (i < text.Length)
            {
                if (char.IsAsciiDigit(text[i]))
                    Append(digits, ref length, text[i]);
                else if (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                {
                    if (!GroupsThousands(text, i))
                        Append(digits, ref length, '.');
                }
                else
                    break;
                i++;
            }
            if (wanted)
                keys.Add(StableHash.Of(digits[..length], seed: 1));
        }
    }

    static void Append(Span<char> digits, ref int length, char c)
    {
        if (length < digits.Length)
            digits[length++] = c;
    }

    static bool GroupsThousands(ReadOnlySpan<char> text, int separator) =>
        separator + 3 < text.Length && char.IsAsciiDigit(text[separator + 2]) && char.IsAsciiDigit(text[separator + 3])
        && (separator + 4 >= text.Length || !char.IsAsciiDigit(text[separator + 4]));
}
