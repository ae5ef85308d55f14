using Loam.Documents;
using Loam.Measuring;

namespace Loam.Tests.Measuring;

public class SampleTests
{
    [Fact]
    public void Halves_have_exactly_as_many_words_and_share_none()
    {
        var (texts, _) = Corpus.Numbered(Corpus.Organic(9, 101));
        var halves = Sample.Cut(Sample.Order(texts, 1, 3), 454, 2);
        Assert.All(halves, half => Assert.Equal(454, half.Sum(slice => slice.To - slice.From)));
        var seen = new HashSet<(DocumentId, int)>();
        foreach (var slice in halves.SelectMany(half => half))
            for (var i = slice.From; i < slice.To; i++)
                Assert.True(seen.Add((slice.Text.Document.Id, i)));
    }

    [Fact]
    public void Each_repeat_has_its_own_order_whatever_the_order_of_documents()
    {
        var (texts, _) = Corpus.Numbered(Corpus.Organic(30, 5));
        var order = Sample.Order(texts, 1, 0).Select(text => text.Document.Id);
        texts.Reverse();
        Assert.Equal(order, Sample.Order(texts, 1, 0).Select(text => text.Document.Id));
        Assert.NotEqual(order, Sample.Order(texts, 1, 1).Select(text => text.Document.Id));
        Assert.NotEqual(order, Sample.Order(texts, 2, 0).Select(text => text.Document.Id));
    }

    [Fact]
    public async Task A_large_side_is_held_as_a_random_sample_of_families()
    {
        var pages = Corpus.Organic(200, 50);
        var rewrites = pages.SelectMany(page => new[] { Corpus.Rewrite(page, page.Text), Corpus.Rewrite(page, page.Text, "qa") }).ToList();
        var (organic, shuffled, synthetic) = (await Hold(pages), await Hold(Enumerable.Reverse(pages)), await Hold(rewrites));
        Assert.Equal(new SideSize(200, 10_000, 40, 2000), organic.Size);
        Assert.Equal(organic.InOrder(), shuffled.InOrder());
        // The same families on both sides: 40 rewrites of the first 20 of the 40 pages.
        Assert.Equal(organic.InOrder().Take(20).Select(held => held.Document.Id), synthetic.InOrder().Select(held => held.Document.Family).Distinct());
        Assert.NotEqual(pages.Take(40).Select(page => page.Id), organic.InOrder().Select(held => held.Document.Id));
    }

    static async Task<HeldSide> Hold(IEnumerable<Document> documents)
    {
        var side = new HeldSide(2000, 42, null);
        await side.ReadAsync(documents.ToAsyncEnumerable(), default);
        return side;
    }
}
