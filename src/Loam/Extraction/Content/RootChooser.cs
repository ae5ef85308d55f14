using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Chooses the element that holds the main content.</summary>
/// <remarks>
/// Every block element is a candidate. It is scored like a retrieval: recall is its share of the page's prose, precision the share of prose
/// among its text, and what its name hints at counts on top. One pass, no thresholds between stages; the alternative, an ordered list of
/// selectors as in trafilatura, is blind to pages that use none of the names.
/// </remarks>
static class RootChooser
{
    /// <summary>The node of the main content; the root of the tree where no element stands out.</summary>
    public static int Choose(PageView page)
    {
        var tree = page.Tree;
        var weights = new Weights(page);
        var best = 0;
        var bestScore = 0.0;
        for (var i = 0; i < tree.Count; i++)
        {
            if (page.Losses[i] != Loss.None)
            {
                i = tree[i].End - 1;
                continue;
            }
            if (page.BlockOf[i] != i || !MayHold(tree[i].Tag))
                continue;
            var score = Score(page, weights, i);
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }
        return best;
    }

    static bool MayHold(Tag tag) => tag is Tag.Div or Tag.Article or Tag.Main or Tag.Section or Tag.Body or Tag.Td or Tag.Other or Tag.Center
        or Tag.Form or Tag.Table or Tag.Tbody or Tag.Tr or Tag.Blockquote or Tag.Fieldset or Tag.Dd or Tag.Li;

    static double Score(PageView page, Weights weights, int node)
    {
        var all = weights.Length(node);
        if (all == 0)
            return 0;
        double prose = weights.Prose(node);
        var recall = weights.TotalProse > 0 ? prose / weights.TotalProse : (double)all / weights.TotalLength;
        var useful = prose + 0.5 * (all - prose - weights.Links(node));
        var precision = Math.Max(0, useful) / all;
        var f = recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
        return f * Bonus(page, node);
    }

    static double Bonus(PageView page, int node)
    {
        var hint = page.Hints[node];
        var bonus = 1.0;
        if ((hint & Hint.Body) != 0)
            bonus += 0.25;
        else if ((hint & Hint.Content) != 0)
            bonus += 0.08;
        if (page.Tree[node].Tag is Tag.Article or Tag.Main)
            bonus += 0.12;
        if ((hint & (Hint.Beside | Hint.Boilerplate)) != 0)
            bonus -= 0.1;
        return bonus;
    }
}
