using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Removes, within the chosen content, blocks that are not text: link lists, share lines, sections of related articles, empty headings.</summary>
static class BlockFilter
{
    /// <summary>Marks what is not text in the content under <paramref name="root"/>.</summary>
    public static void Filter(PageView page, int root, string? title)
    {
        Keep(page, root);
        DropLinkLists(page, root);
        DropPhrases(page, root);
        if (title is not null)
            DropHeadline(page, root, title);
        DropOrphanHeadings(page);
    }

    static void Keep(PageView page, int root)
    {
        var first = page.BlocksBefore[root];
        var end = page.BlocksBefore[page.Tree[root].End];
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            if ((i < first || i >= end) && page.Blocks[i].Loss == Loss.None)
                page.Blocks[i].Loss = Loss.Outside;
        }
    }

    static void DropLinkLists(PageView page, int root)
    {
        var weights = new Weights(page);
        for (var i = root + 1; i < page.Tree[root].End; i++)
        {
            var tag = page.Tree[i].Tag;
            if (page.Losses[i] != Loss.None || tag is not (Tag.Ul or Tag.Ol or Tag.Dl or Tag.Table or Tag.Div or Tag.Section or Tag.Article or Tag.Li or Tag.Figure))
                continue;
            if (weights.Length(i) > 0 && weights.LinkDensity(i) > 0.6 && weights.Share(i) < 0.3)
                page.Lose(i, Loss.Links);
        }
        foreach (ref var block in page.BlocksIn(root))
        {
            if (block.Loss == Loss.None && block.LinkDensity > (block.Words > 8 ? 0.7 : 0.6))
                block.Loss = Loss.Links;
        }
    }

    static void DropPhrases(PageView page, int root)
    {
        var text = new FoldedText();
        var blocks = page.Blocks;
        var end = page.BlocksBefore[page.Tree[root].End];
        for (var i = page.BlocksBefore[root]; i < end; i++)
        {
            ref var block = ref blocks[i];
            if (block.Loss != Loss.None || block.Words > Phrases.LongestLine)
                continue;
            var line = LineOf(page, block);
            if (block.Words <= Phrases.LongestHeading && Phrases.AnnouncesOtherThings(line, block.Heading > 0))
                DropSection(page, i, end);
            else if (Phrases.IsBoilerplateLine(line))
                block.Loss = Loss.Phrase;
        }
    }

    static void DropHeadline(PageView page, int root, string title)
    {
        foreach (ref var block in page.BlocksIn(root))
        {
            if (block.Heading is 0 or > 2 || block.Loss != Loss.None)
                continue;
            if (LineOf(page, block).Equals(title, StringComparison.OrdinalIgnoreCase))
            {
                block.Loss = Loss.Headline;
                return;
            }
        }
    }

    /// <summary>The text of a block.</summary>
    public static string LineOf(PageView page, in Block block)
    {
        var text = new FoldedText();
        for (var i = block.First; i < block.End; i++)
        {
            if (page.Losses[i] != Loss.None)
                i = page.Tree[i].End - 1;
            else if (page.Tree[i].Tag == Tag.Text)
                text.Append(page.Tree.RawText(i));
            else if (page.Tree[i].Tag == Tag.Br)
                text.Space();
        }
        return text.ToString();
    }

    /// <summary>Drops from a heading to the next heading of its rank or above, but not prose after an unmarked line.</summary>
    static void DropSection(PageView page, int at, int end)
    {
        var level = page.Blocks[at].Heading;
        page.Blocks[at].Loss = Loss.Section;
        for (var i = at + 1; i < end; i++)
        {
            ref var block = ref page.Blocks[i];
            if (block.Loss != Loss.None)
                continue;
            if (level == 0 ? block.Heading > 0 || block.IsProse : block.Heading > 0 && block.Heading <= level)
                return;
            block.Loss = Loss.Section;
        }
    }

    static void DropOrphanHeadings(PageView page)
    {
        var next = 0;
        for (var i = page.Blocks.Length - 1; i >= 0; i--)
        {
            ref var block = ref page.Blocks[i];
            if (block.Loss != Loss.None)
                continue;
            // next: 0 nothing follows, 7 text follows, else the rank of the heading that follows.
            if (block.Heading > 0 && (next == 0 || next <= block.Heading))
                block.Loss = Loss.Orphan;
            else
                next = block.Heading == 0 ? 7 : block.Heading;
        }
    }
}
