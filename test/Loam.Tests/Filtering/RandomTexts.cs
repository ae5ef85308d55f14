using System.Text;
using Loam.Steps;

namespace Loam.Tests.Filtering;

/// <summary>Texts that repeat themselves a lot, from few words, marks and odd white space.</summary>
static class RandomTexts
{
    static readonly string[] Pieces =
        ["a", "ab", "the", "und", "Straße", "don't", "3.14", "#", "##", "...", "…", "-", "•", "*", ",", ".", "!", "?", "\"", "'", "(", ")", "[1]", "{", "[edit]",
         "lorem ipsum", "JavaScript", "uses cookies", "http://a.de/x", "https://b.org", "read more", "東京", "𝒳y", "e\u0301", "privacy policy", ". . .", "[...]"];

    static readonly string[] Gaps = [" ", " ", " ", " ", "  ", "\t", "", "\n", "\n", "\n\n", "\n\n\n", " \n ", "\u00A0"];

    internal static IEnumerable<string> Some(int count, string seed)
    {
        var random = SeededRandom.For(0, seed);
        for (var i = 0; i < count; i++)
        {
            var (text, vocabulary) = (new StringBuilder(), 1 + random.Next(Pieces.Length));
            for (var n = random.Next(120); n >= 0; n--)
                text.Append(Pieces[(random.Next(vocabulary) + i) % Pieces.Length]).Append(Gaps[random.Next(Gaps.Length)]);
            if (!string.IsNullOrWhiteSpace(text.ToString()))
                yield return text.ToString();
        }
    }
}
