using Loam.Extraction.Html;
using Loam.Extraction.Metadata;

namespace Loam.Extraction.Content;

/// <summary>Removes, within the chosen content, blocks that are not text: link lists, share lines, sections of related articles, empty headings.</summary>
static class BlockFilter
{
    const int LongestTitle = 30;
    const int LongestAnnouncement = 12;

    // A section with a larger share of the prose is the text.
    const double MostSectionProse = 0.3;

    /// <summary>Marks what is not text in the content under the root.</summary>
    public static void Filter(PageView page, string? title, bool keepHeadline)
    {
        var root = page.Root;
        Keep(page, root);
        OtherArticles.Drop(page, root, title);
        Cards.Drop(page, root, title);
        DropLinkLists(page, root);
        DropPhrases(page, root);
        if (title is not null && !keepHeadline)
            DropHeadline(page, root, title);
        DropOrphans(page);
    }

    static void Keep(PageView page, int root)
    {
        var first = page.BlocksBefore[root];
        var end = page.BlocksBefore[page.Tree[root].End];
        Lead.Mark(page, first);
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            ref var block = ref page.Blocks[i];
            if ((i < first || i >= end) && block.Loss == Loss.None && !block.IsLead)
                block.Loss = Loss.Outside;
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
        var blocks = page.Blocks;
        var end = page.BlocksBefore[page.Tree[root].End];
        var mostSection = MostSectionProse * new Weights(page).TotalProse;
        for (var i = page.BlocksBefore[root]; i < end; i++)
        {
            ref var block = ref blocks[i];
            if (block.Loss != Loss.None || block.Words > Phrases.LongestCall)
                continue;
            var line = LineOf(page, block);
            if (block.Words > Phrases.LongestLine)
            {
                if (Phrases.IsCall(line) || (block.Words <= Phrases.LongestCaption && Phrases.IsCaption(line)))
                    block.Loss = Loss.Phrase;
            }
            else if (block.Words <= Phrases.LongestHeading && Phrases.AnnouncesOtherThings(line, block.Heading > 0))
            {
                i = DropSection(page, i, end, mostSection);
            }
            else if (Phrases.IsBoilerplateLine(line) || Phrases.IsCall(line) || Phrases.IsCaption(line) || IsDateLine(block, line))
            {
                block.Loss = Loss.Phrase;
            }
        }
    }

    static bool IsDateLine(in Block block, string line) => block is { Heading: 0, Words: <= 6 } && DateText.Find(line) is not null;

    /// <summary>Drops the headline: a heading, or a line before any prose, that says what the title says.</summary>
    static void DropHeadline(PageView page, int root, string title)
    {
        var prose = false;
        foreach (ref var block in page.BlocksIn(root))
        {
            if (block.Loss != Loss.None)
                continue;
            if (block.Heading is 1 or 2 || (!prose && block.Words <= LongestTitle))
            {
                if (LineOf(page, block).Equals(title, StringComparison.OrdinalIgnoreCase))
                {
                    block.Loss = Loss.Headline;
                    return;
                }
            }
            prose |= block.IsProse;
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

    /// <summary>
    /// Drops from a heading to the next heading of its rank or above; an unmarked line takes with it what follows up to prose or a heading.
    /// Returns the last block that is done with.
    /// </summary>
    static int DropSection(PageView page, int at, int end, double mostProse)
    {
        var level = page.Blocks[at].Heading;
        page.Blocks[at].Loss = Loss.Section;
        var stop = at + 1;
        var prose = 0;
        for (; stop < end; stop++)
        {
            ref readonly var block = ref page.Blocks[stop];
            if (block.Loss != Loss.None)
                continue;
            if (level == 0 ? block.Heading > 0 || block.IsProse : block.Heading > 0 && block.Heading <= level)
                break;
            prose += block.IsProse ? block.Length : 0;
        }
        // What holds much of the text is the text, whatever the heading above it seems to say.
        if (prose > mostProse)
            return at;
        for (var i = at + 1; i < stop; i++)
        {
            if (page.Blocks[i].Loss == Loss.None)
                page.Blocks[i].Loss = Loss.Section;
        }
        return stop - 1;
    }

    /// <summary>Drops headings that nothing is left of, and lines that announce (with a colon) what was dropped.</summary>
    static void DropOrphans(PageView page)
    {
        var next = 0;
        for (var i = page.Blocks.Length - 1; i >= 0; i--)
        {
            ref var block = ref page.Blocks[i];
            if (block.Loss != Loss.None)
                continue;
            // next: 0 nothing follows, 7 text follows, else the rank of the heading that follows.
            if (block.Heading > 0 ? next == 0 || next <= block.Heading : Announces(page, i, next))
                block.Loss = Loss.Orphan;
            else
                next = block.Heading == 0 ? 7 : block.Heading;
        }
    }

    static bool Announces(PageView page, int at, int next)
    {
        if (page.Blocks[at].Words > LongestAnnouncement || page.Tree[page.Blocks[at].Element].Tag is Tag.Dt or Tag.Th or Tag.Td)
            return false;
        var lost = at + 1 == page.Blocks.Length ? Loss.Outside : page.Blocks[at + 1].Loss;
        return (next == 0 || lost is Loss.Links or Loss.Card or Loss.Section) && LineOf(page, page.Blocks[at]).EndsWith(':');
    }
}
