using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Order;

/// <summary>Words that give the things on their two sides different parts: <c>A größer als B</c>, <c>von A nach B</c>, <c>A replaced by B</c>. Turned round they say something else.</summary>
static class Connectives
{
    /// <summary>The sense of a connective, a positive number that it shares with its like in both languages; 0 for other words.</summary>
    internal static int Sense(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 or > 10)
            return 0;
        Span<char> lower = stackalloc char[10];
        word.ToLowerInvariant(lower);
        return Senses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..word.Length], out var sense) ? sense : 0;
    }

    /// <summary>Words that part two statements or two members of one: between them things are set side by side.</summary>
    internal static bool Parts(ReadOnlySpan<char> word) => Sense(word) is not (0 or Towards) || word is "und" or "oder" or "sowie" or "hingegen" or "aber" or "doch" or "dagegen" or "and" or "or" or "but";

    const int Towards = 1;

    static readonly FrozenDictionary<string, int> Senses = Read(
        "auf nach to zum zur zu", "als than", "statt anstatt anstelle instead", "nicht not", "sondern", "bevor ehe before", "nachdem after", "durch by", "gegenüber versus", "obwohl although though",
        "weil da because", "sodass", "über above over", "unter below under", "während while whereas");

    static FrozenDictionary<string, int> Read(params ReadOnlySpan<string> senses)
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < senses.Length; i++)
        {
            foreach (var word in senses[i].Split(' '))
                read[word] = i + 1;
        }
        return read.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
