using System.Text;
using Loam.Steps;

namespace Loam.Tests.Tokens;

/// <summary>Texts that are hard on a tokenizer: every kind of character, in runs.</summary>
static class RandomText
{
    static readonly string[] Alphabets =
        ["abcdeßäö", "abc", "0123456789½", " ", " \t\u00A0\u3000", "\n\r", ".,;!-–„“", "東京に", "e\u0301a\u0308", "ابجд"];

    public static string Bmp(ulong seed, int runs = 200)
    {
        var random = new SeededRandom(seed);
        var text = new StringBuilder();
        for (var i = 0; i < runs; i++)
        {
            var alphabet = Alphabets[random.Next(Alphabets.Length)];
            for (var n = random.Next(5); n >= 0; n--)
                text.Append(alphabet[random.Next(alphabet.Length)]);
        }
        return text.ToString();
    }

    public static byte[] Bytes(ulong seed, int length)
    {
        var random = new SeededRandom(seed);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(' ' + random.Next(90));
        return bytes;
    }
}
