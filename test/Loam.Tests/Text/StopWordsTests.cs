using Loam.Text;

namespace Loam.Tests.Text;

public class StopWordsTests
{
    [Fact]
    public void Lists_are_lower_case_and_long_enough_to_be_of_use() => Assert.All(StopWords.Languages, language =>
    {
        var words = StopWords.For(language)!;
        Assert.Equal(2, language.Length);
        Assert.InRange(words.Count, 8, 40);
        Assert.All(words.Items, word => Assert.Equal(word.ToLowerInvariant(), word));
    });

    [Fact]
    public void A_language_without_a_list_has_none()
    {
        Assert.Null(StopWords.For("xx"));
        Assert.Null(StopWords.For(null));
        Assert.Contains("und", StopWords.For("de")!.Items.AsEnumerable());
    }
}
