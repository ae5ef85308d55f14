using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Drops whole articles beside the page's own: sites that scroll without end load the next ones into the same page.</summary>
static class OtherArticles
{
    const double LeastShare = 0.1;

    /// <summary>Where one article carries the page's title as its headline, and holds a fair part of the prose, others with headlines of their own go.</summary>
    public static void Drop(PageView page, int root, string? title)
    {
        if (title is null)
            return;
        var weights = new Weights(page);
        var others = new List<(int Node, int Rank)>();
        var (own, ownRank) = (-1, 0);
        for (var i = root + 1; i < page.Tree[root].End; i++)
        {
            if (page.Tree[i].Tag != Tag.Article || page.Losses[i] != Loss.None || Headline(page, i) is not var (headline, rank))
                continue;
            if (own < 0 && headline.Equals(title, StringComparison.OrdinalIgnoreCase))
                (own, ownRank) = (i, rank);
            else if (!headline.Contains(title, StringComparison.OrdinalIgnoreCase))
                others.Add((i, rank));
            i = page.Tree[i].End - 1;
        }
        if (own < 0 || weights.Share(own) < LeastShare)
            return;
        // Headlines of a lower rank are sections of this article; those that repeat the title ("Re: …") are answers to it.
        foreach (var (node, rank) in others)
        {
            if (rank == ownRank)
                page.Lose(node, Loss.Card);
        }
    }

    static (string Text, int Rank)? Headline(PageView page, int article)
    {
        foreach (ref readonly var block in page.BlocksIn(article))
        {
            if (block.Heading is 1 or 2)
                return (BlockFilter.LineOf(page, block), block.Heading);
        }
        return null;
    }
}
