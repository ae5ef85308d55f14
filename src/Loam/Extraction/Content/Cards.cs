using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Drops cards: short pieces of the same make, side by side, each with a linked heading. They announce other pages.</summary>
static class Cards
{
    const double LargestShare = 0.15;
    const double MostTogether = 0.5;

    /// <summary>Drops the cards below the root, unless the page consists of them.</summary>
    public static void Drop(PageView page, int root, string? title)
    {
        var weights = new Weights(page);
        var cards = new List<int>();
        var share = 0.0;
        for (var i = root + 1; i < page.Tree[root].End; i++)
        {
            if (page.Losses[i] != Loss.None || !IsCard(page, weights, i) || IsThisPage(page, i, title))
                continue;
            cards.Add(i);
            share += weights.Share(i);
            i = page.Tree[i].End - 1;
        }
        if (share > MostTogether)
            return;
        foreach (var card in cards)
            page.Lose(card, Loss.Card);
    }

    // A blog's own post is often made like a card, its headline linked to itself.
    static bool IsThisPage(PageView page, int node, string? title)
    {
        foreach (ref readonly var block in page.BlocksIn(node))
        {
            if (block.Heading > 0)
                return BlockFilter.LineOf(page, block).Equals(title, StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    static bool IsCard(PageView page, Weights weights, int node)
    {
        if (page.Tree[node].Tag is not (Tag.Article or Tag.Li or Tag.Div or Tag.Section or Tag.Dl) || weights.Share(node) > LargestShare)
            return false;
        if ((page.Hints[node] & Hint.Teaser) != 0 && weights.Links(node) > 0 && HasTwin(page, node))
            return true;
        var beside = (page.Hints[node] & Hint.Beside) != 0 && weights.Links(node) > 0;
        return (beside || HasTwin(page, node)) && LeadsElsewhere(page, node);
    }

    /// <summary>The first block that has text is a linked heading, or a linked line before prose.</summary>
    static bool LeadsElsewhere(PageView page, int node)
    {
        var blocks = page.BlocksIn(node);
        foreach (ref readonly var block in blocks)
        {
            if (block.Heading > 0 && block.Loss == Loss.None)
                return block.LinkDensity > 0.8;
        }
        return false;
    }

    static bool HasTwin(PageView page, int node)
    {
        var next = page.Tree.NextSibling(node);
        while (next >= 0 && page.Tree[next].Tag == Tag.Text)
            next = page.Tree.NextSibling(next);
        return next >= 0 && Alike(page, node, next) || page.Tree[node].Parent is var parent and >= 0 && FirstElement(page, parent) is var first && first >= 0
            && first != node && Alike(page, first, node);
    }

    static int FirstElement(PageView page, int parent)
    {
        var child = page.Tree.FirstChild(parent);
        while (child >= 0 && page.Tree[child].Tag == Tag.Text)
            child = page.Tree.NextSibling(child);
        return child;
    }

    static bool Alike(PageView page, int a, int b) => page.Tree[a].Tag == page.Tree[b].Tag
        && FirstName(page.Tree.RawValue(a, AttributeName.Class)).SequenceEqual(FirstName(page.Tree.RawValue(b, AttributeName.Class)));

    static ReadOnlySpan<char> FirstName(ReadOnlySpan<char> names)
    {
        names = names.Trim();
        var end = names.IndexOf(' ');
        return end < 0 ? names : names[..end];
    }
}
