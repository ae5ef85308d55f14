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

    /// <summary>The run of Latin letters read 16 at a time stops exactly where the table's classes stop, for every character.</summary>
    [Fact]
    public void Reading_sixteen_at_a_time_is_reading_one_by_one()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = $"{new string('x', c % 37)}{(char)c}xxx more words to have sixteen";
            var past = Words.PastLatin(text, 0);
            Assert.True(past >= c % 37);
            Assert.True(past == c % 37 || Words.Class((char)c) == Words.Part);
        }
    }
}
