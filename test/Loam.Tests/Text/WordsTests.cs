using Loam.Text;

namespace Loam.Tests.Text;

public class WordsTests
{
    [Theory]
    [InlineData("Don't panic, E-Mail z.B. 3.14 und 1,5!", "Don't|panic|E-Mail|z.B|3.14|und|1,5")]
    [InlineData("東京に", "東|京|に")]
    [InlineData("-- ... //", "")]
    [InlineData("Größe\u0301 ok", "Größe\u0301|ok")]
    public void Finds_the_words(string text, string expected)
    {
        var words = new List<string>();
        foreach (var word in Words.In(text))
            words.Add(text.Substring(word.Start, word.Length));
        Assert.Equal(expected, string.Join('|', words));
        Assert.Equal(words.Count, Words.Count(text));
    }
}
