using System.Text;
using Loam.Tokens;

namespace Loam.Tests.Tokens;

public class PiecesTests
{
    [Theory]
    [InlineData("Die Größe: 12345 m²!", "Die| Größe|:| |123|45| m|²|!")]
    [InlineData("a  b\t c\n\n  d \n", "a| | b|\t| c|\n\n| | d| \n")]
    [InlineData("« Ja », sagt er. 😀😀 𝒳x", "«| Ja| »,| sagt| er|.| 😀😀| 𝒳x")]
    [InlineData("   ", "   ")]
    [InlineData("", "")]
    public void Cuts_text_into_pieces(string text, string expected) => Assert.Equal(expected, string.Join('|', Split(text)));

    [Fact]
    public void Equals_the_regular_expression_it_is_saved_as()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var text = RandomText.Bmp(seed);
            Assert.Equal(NaiveBpe.Split(text, Pieces.Pattern).Select(w => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(w))), Split(text));
        }
    }

    [Fact]
    public void Takes_bytes_that_are_not_text()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            ReadOnlySpan<byte> bytes = RandomText.Bytes(seed, 300);
            var total = 0;
            while (total < bytes.Length)
            {
                var length = Pieces.First(bytes[total..]);
                Assert.InRange(length, 1, bytes.Length - total);
                total += length;
            }
        }
    }

    static List<string> Split(string text)
    {
        var pieces = new List<string>();
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(text);
        while (!rest.IsEmpty)
        {
            var length = Pieces.First(rest);
            pieces.Add(Encoding.UTF8.GetString(rest[..length]));
            rest = rest[length..];
        }
        return pieces;
    }
}
