using Loam.Training.Trials;

namespace Loam.Tests.Trials;

public class SeedDrawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(95)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Holds_what_sorting_everything_would_give(long budget)
    {
        var draw = new SeedDraw(1, 0, budget);
        var documents = Texts.Pages("x", 80).Select((d, i) => (Place: draw.Place(d), Tokens: Enumerable.Repeat(i, 1 + (i * 7 % 40)).ToArray())).ToList();
        foreach (var (place, tokens) in documents)
        {
            if (draw.Wants(place))
                draw.Add(place, tokens);
        }
        var stream = documents.OrderBy(d => d.Place).SelectMany(d => d.Tokens).ToList();
        var expected = Enumerable.Range(0, (int)budget).Select(i => stream[i % stream.Count]);
        Assert.Equal(expected, draw.Documents(out _).SelectMany(d => d.ToArray()));
    }

    [Fact]
    public void Puts_a_page_and_its_rewrites_side_by_side_and_other_seeds_elsewhere()
    {
        var pages = Texts.Pages("x", 50);
        var (first, second) = (new SeedDraw(1, 0, 10), new SeedDraw(1, 1, 10));
        Assert.All(pages, p => Assert.Equal(first.Place(p).Family, first.Place(Texts.Rewrite(p, "t")).Family));
        Assert.NotEqual(Order(first), Order(second));
        List<string> Order(SeedDraw draw) => [.. pages.OrderBy(draw.Place).Select(p => p.Id.Key)];
    }
}
