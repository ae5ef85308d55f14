using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>What a reader never sees as text.</summary>
static class Visibility
{
    /// <summary>Whether the element and everything below it is invisible or a control.</summary>
    public static bool IsUnseen(HtmlTree tree, int node)
    {
        switch (tree[node].Tag)
        {
            case Tag.Head or Tag.Script or Tag.Style or Tag.Noscript or Tag.Template or Tag.Svg or Tag.Math or Tag.Iframe or Tag.Object or Tag.Embed
                or Tag.Applet or Tag.Audio or Tag.Video or Tag.Canvas or Tag.Map or Tag.Select or Tag.Textarea or Tag.Button or Tag.Progress
                or Tag.Noembed or Tag.Noframes or Tag.Title or Tag.Dialog or Tag.Frameset or Tag.Input or Tag.Label or Tag.Legend or Tag.Option:
                return true;
        }
        return tree.Has(node, AttributeName.Hidden);
    }

    /// <summary>Whether a class, style or attribute hides the element: scripts may show it again, so its size decides.</summary>
    public static bool MayBeHidden(HtmlTree tree, int node, Hint hint) =>
        (hint & Hint.Unseen) != 0
        || tree.RawValue(node, AttributeName.AriaHidden).Equals("true", StringComparison.OrdinalIgnoreCase)
        || HidesByStyle(tree.RawValue(node, AttributeName.Style));

    static bool HidesByStyle(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at >= 0 && Value(style[(at + 7)..]).StartsWith("none", StringComparison.OrdinalIgnoreCase))
            return true;
        at = style.IndexOf("visibility", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && Value(style[(at + 10)..]).StartsWith("hidden", StringComparison.OrdinalIgnoreCase);
    }

    static ReadOnlySpan<char> Value(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        return rest is [':', ..] ? rest[1..].TrimStart() : default;
    }
}
