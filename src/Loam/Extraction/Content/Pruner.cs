using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Removes what tags, roles and names call boilerplate, unless so much of the page's prose stands there that the name must be wrong.</summary>
static class Pruner
{
    // A part that holds this share of the prose is the content, whatever it is called.
    const double LandmarkShare = 0.5;
    const double PatternShare = 0.7;
    const double HiddenShare = 0.5;
    const double AsideShare = 0.15;
    const double CommentsShare = 0.9;

    /// <summary>Marks the boilerplate of a page.</summary>
    public static void Prune(PageView page, bool keepComments, bool trustNames)
    {
        var weights = new Weights(page);
        var tree = page.Tree;
        for (var i = 1; i < tree.Count; i++)
        {
            if (page.Losses[i] != Loss.None)
            {
                i = tree[i].End - 1;
                continue;
            }
            var tag = tree[i].Tag;
            if (tag is Tag.Text or Tag.Html or Tag.Body)
                continue;
            var loss = Judge(page, weights, i, tag, keepComments, trustNames);
            if (loss == Loss.None)
                continue;
            page.Lose(i, loss);
            i = tree[i].End - 1;
        }
    }

    static Loss Judge(PageView page, Weights weights, int node, Tag tag, bool keepComments, bool trustNames)
    {
        var hint = page.Hints[node];
        if ((hint & Hint.Comments) != 0 && !keepComments && weights.Share(node) < CommentsShare)
            return Loss.Comments;
        if (Visibility.MayBeHidden(page.Tree, node, hint) && weights.Share(node) < HiddenShare)
            return Loss.Unseen;
        if (IsLandmark(page, node, tag) && weights.Share(node) < LandmarkShare)
            return Loss.Landmark;
        if (tag == Tag.Form && weights.Share(node) < 0.3)
            return Loss.Landmark;
        if (!trustNames)
            return Loss.None;
        if ((hint & Hint.Boilerplate) != 0 && weights.Share(node) < ((hint & Hint.Body) != 0 ? 0.1 : PatternShare))
            return Loss.Pattern;
        if (((hint & Hint.Aside) != 0 || tag == Tag.Figcaption) && weights.Share(node) < AsideShare && !HasHeading(page, node, 2))
            return Loss.Pattern;
        if ((hint & Hint.Beside) != 0 && (hint & Hint.Body) == 0 && weights.Prose(node) == 0 && weights.Length(node) < 300 && !HasHeading(page, node))
            return Loss.Pattern;
        return Loss.None;
    }

    static bool HasHeading(PageView page, int node, int rank = 6)
    {
        foreach (ref readonly var block in page.BlocksIn(node))
        {
            if (block.Heading > 0 && block.Heading <= rank)
                return true;
        }
        return false;
    }

    static bool IsLandmark(PageView page, int node, Tag tag)
    {
        switch (tag)
        {
            case Tag.Nav or Tag.Footer or Tag.Aside or Tag.Menu or Tag.Search:
                return true;
            case Tag.Header:
                return !HasHeading(page, node, 2);
        }
        var role = page.Tree.RawValue(node, AttributeName.Role);
        return !role.IsEmpty && Roles.IndexOf(role) >= 0;
    }

    static readonly NameTable Roles = new(
        ["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert", "alertdialog", "toolbar", "tablist", "tooltip"]);
}
