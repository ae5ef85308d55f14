using Loam.Documents;
using Loam.Filtering;
using Loam.Steps;

namespace Loam.Tests.Filtering;

public class UrlFilterTests
{
    static readonly UrlFilter Filter = new(new() { Block = ["blocked.com", "danger.org", "badsubdomain.nice.com", "nice.com/bad-page", "# a comment", ""] });

    static Document Page(string? url) => new() { Id = new("test", "1"), Text = "text", Url = url };

    [Theory]
    [InlineData("https://blocked.com/some-sub-url?with=stuff")]
    [InlineData("https://hey.danger.org/some-sub-url?with=stuff")]
    [InlineData("http://www.danger.org:8080/")]
    [InlineData("HTTP://DANGER.ORG")]
    [InlineData("https://user@blocked.com/")]
    [InlineData("https://badsubdomain.nice.com/some-sub-url?with=stuff")]
    [InlineData("https://sdsd.badsubdomain.nice.com/some-sub-url?with=stuff")]
    public void Drops_a_listed_domain_and_what_lies_below_it(string url) => Assert.Equal(UrlReasons.Domain, Filter.Judge(Page(url)).Reason);

    [Theory]
    [InlineData("https://nice.com/bad-page")]
    [InlineData("http://www.nice.com/bad-page/#top")]
    public void Drops_a_listed_address(string url) => Assert.Equal(UrlReasons.Address, Filter.Judge(Page(url)).Reason);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://nice.com/some-sub-url?with=stuff")]
    [InlineData("https://nice.com/bad-page/more")]
    [InlineData("https://blocke.dcom/some-sub-url?with=stuff")]
    [InlineData("https://notblocked.com/")]
    [InlineData("https://example.com/?u=blocked.com")]
    public void Keeps_the_rest(string? url) => Assert.False(Filter.Judge(Page(url)).Drops);

    [Fact]
    public void Reads_lists_from_files_and_is_known_by_their_content()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# adult\nblocked.com # why\n");
            var one = new UrlFilter(new() { Files = [file] });
            Assert.True(one.Judge(Page("https://a.blocked.com/")).Drops);
            File.WriteAllText(file, "other.com\n");
            Assert.NotEqual(one.Identity, new UrlFilter(new() { Files = [file] }).Identity);
        }
        finally
        {
            File.Delete(file);
        }
        Assert.Throws<RecipeException>(() => new UrlFilter(new() { Files = ["no/such/list.txt"] }));
    }
}
