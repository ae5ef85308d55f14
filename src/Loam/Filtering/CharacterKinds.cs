using System.Globalization;

namespace Loam.Filtering;

/// <summary>Shares of NeMo's kinds of characters in a text.</summary>
readonly record struct CharacterKinds(double NonAlphanumeric, double Digits, double WhiteSpace, double Brackets)
{
    // Four counters of 16 bits in one addition per character; flushed before any can overflow.
    static readonly ulong[] Table = BuildTable();

    internal static CharacterKinds Of(ReadOnlySpan<char> text)
    {
        long alphanumeric = 0, digits = 0, spaces = 0, brackets = 0;
        for (var rest = text; rest.Length > 0;)
        {
            var block = rest[..Math.Min(rest.Length, ushort.MaxValue)];
            rest = rest[block.Length..];
            var sum = 0UL;
            foreach (var c in block)
                sum += Table[c];
            alphanumeric += (ushort)sum;
            digits += (ushort)(sum >> 16);
            spaces += (ushort)(sum >> 32);
            brackets += (ushort)(sum >> 48);
        }
        double all = Math.Max(1, text.Length);
        return new((text.Length - alphanumeric) / all, digits / all, spaces / all, brackets / all);
    }

    static ulong[] BuildTable()
    {
        var table = new ulong[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            var alphanumeric = char.IsAsciiLetterOrDigit(c) || c is '\n' or '?' or '!' or ',' or '.';
            var digit = char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber;
            var space = c is '\t' or '\n' or '\r' or '\b' or ' ';
            var bracket = c is '{' or '}' or '⟨' or '⟩' or '[' or ']' or '(' or ')';
            table[i] = (alphanumeric ? 1UL : 0) | (digit ? 1UL << 16 : 0) | (space ? 1UL << 32 : 0) | (bracket ? 1UL << 48 : 0);
        }
        return table;
    }
}
