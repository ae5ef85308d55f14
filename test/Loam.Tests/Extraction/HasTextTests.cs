using Loam.Documents;
using Loam.Extraction;

namespace Loam.Tests.Extraction;

public class HasTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Drops_an_empty_text(string text)
    {
        var verdict = new HasText().Judge(Plain(text));
        Assert.Same(ExtractReasons.Empty, verdict.Reason);
    }

    [Fact]
    public void Drops_a_text_shorter_than_wanted_and_says_how_short()
    {
        var verdict = new HasText(new() { MinCharacters = 10 }).Judge(Plain(" neun Zch. "));
        Assert.Same(ExtractReasons.TooShort, verdict.Reason);
        Assert.Equal("9 characters, at least 10 wanted", verdict.Evidence);
        Assert.False(new HasText(new() { MinCharacters = 9 }).Judge(Plain(" neun Zch. ")).Drops);
    }

    [Fact]
    public void Refuses_an_impossible_minimum() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HasTextOptions { MinCharacters = 0 });

    static Document Plain(string text) => new() { Id = new("test", "1"), Text = text };
}
