using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>What a reader never sees as text.</summary>
static class Visibility
{
    /// <summary>Whether the element and everything below it is invisible or a control.</summary>
    public static bool IsUnseen(HtmlTree tree, int node, Hint hint)
    {
        switch (tree[node].Tag)
        {
            case Tag.Head or Tag.Script or Tag.Style or Tag.Noscript or Tag.Template or Tag.Svg or Tag.Math or Tag.Iframe or Tag.Object or Tag.Embed
                or Tag.Applet or Tag.Audio or Tag.Video or Tag.Canvas or Tag.Map or Tag.Select or Tag.Textarea or Tag.Button or Tag.Progress
                or Tag.Noembed or Tag.Noframes or Tag.Title or Tag.Dialog or Tag.Frameset or Tag.Input or Tag.Label or Tag.Legend or Tag.Option:
                return true;
        }
        if (tree[node].AttributeCount == 0)
            return false;
        if ((hint & Hint.Unseen) != 0 && (hint & (Hint.Content | Hint.Body)) == 0)
            return true;
        if (tree.RawValue(node, AttributeName.AriaHidden).Equals("true", StringComparison.OrdinalIgnoreCase))
            return true;
        return HidesByStyle(tree.RawValue(node, AttributeName.Style)) || tree.Has(node, AttributeName.Hidden);
    }

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
