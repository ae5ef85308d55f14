namespace Loam.Extraction.Content;

/// <summary>Finds the lead: paragraphs between the headline and the chosen root, which many sites keep outside the article's body.</summary>
static class Lead
{
    // Headlines further away than this many blocks belong to something else.
    const int Furthest = 30;

    const int Nearest = 5;

    /// <summary>Marks the lead's blocks.</summary>
    /// <param name="page">The page, pruned.</param>
    /// <param name="first">The first block of the root.</param>
    public static void Mark(PageView page, int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - Furthest); i--)
        {
            if (page.Blocks[i].Heading != 1 || page.Blocks[i].Loss is not (Loss.None or Loss.Headline))
                continue;
            for (var k = i + 1; k < first; k++)
            {
                ref var block = ref page.Blocks[k];
                if (block.Loss == Loss.None && block.LinkDensity < 0.3 && (block.IsProse || (block.Heading > 1 && block.Words >= 10)))
                    block.IsLead = true;
            }
            return;
        }
        // No headline near: what calls itself a lead is taken at its word, if it stands right before the body.
        for (var i = first - 1; i >= Math.Max(0, first - Nearest); i--)
        {
            ref var block = ref page.Blocks[i];
            var hint = page.Hints[block.Element] | page.Hints[Math.Max(0, page.Tree[block.Element].Parent)];
            if (block.Loss == Loss.None && block.IsProse && block.LinkDensity < 0.1 && (hint & Hint.Teaser) != 0)
                block.IsLead = true;
        }
    }
}
