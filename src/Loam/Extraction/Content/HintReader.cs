using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Reads the hints of an element out of its class, id and role.</summary>
static class HintReader
{
    /// <summary>All hints of one element.</summary>
    public static Hint Of(HtmlTree tree, int node)
    {
        if (tree[node].AttributeCount == 0)
            return Hint.None;
        var hint = Names(tree.RawValue(node, AttributeName.Class)) | Names(tree.RawValue(node, AttributeName.Id));
        var itemprop = tree.RawValue(node, AttributeName.Itemprop);
        if (itemprop.Equals("articleBody", StringComparison.OrdinalIgnoreCase) || itemprop.Equals("recipeInstructions", StringComparison.OrdinalIgnoreCase))
            hint |= Hint.Body | Hint.Content;
        else if (itemprop.Equals("comment", StringComparison.OrdinalIgnoreCase))
            hint |= Hint.Comments;
        return hint;
    }

    /// <summary>The hints of a class or id attribute: the union over its names.</summary>
    public static Hint Names(ReadOnlySpan<char> value)
    {
        var hint = Hint.None;
        foreach (var range in value.SplitAny(" \t\r\n"))
        {
            if (value[range].IsEmpty)
                continue;
            hint |= Name(value[range]);
            if (HintWords.Hides(value[range]))
                hint |= Hint.Unseen;
        }
        return hint;
    }

    /// <summary>
    /// The hint of one class name: of its last word with an opinion, since the head noun comes last in both languages (<c>article-footer</c> is a
    /// footer), unless an earlier word is boilerplate (<c>sidebar-content</c> is a sidebar's).
    /// </summary>
    static Hint Name(ReadOnlySpan<char> name)
    {
        var whole = HintWords.Of(name);
        if (whole != Hint.None)
            return whole;
        var last = Hint.None;
        var strong = Hint.None;
        var first = true;
        for (var at = 0; at < name.Length;)
        {
            var end = WordEnd(name, at);
            var word = name[at..end];
            if (!word.IsEmpty)
            {
                if (first && IsModifier(word))
                    return Hint.None;
                first = false;
                var hint = HintWords.Of(word);
                if (hint != Hint.None)
                    last = hint;
                strong |= hint & (Hint.Boilerplate | Hint.Comments | Hint.Aside | Hint.Teaser);
            }
            at = end == at ? at + 1 : end;
            while (at < name.Length && !char.IsAsciiLetter(name[at]) && name[at] < 128)
                at++;
        }
        if (strong != Hint.None)
            return strong == Hint.Teaser ? Hint.Teaser | Hint.Beside : strong;
        // entry-content, article-body, post-text: two content words say it plainly.
        return last == Hint.Content && IsBodyName(name) ? Hint.Content | Hint.Body : last;
    }

    static bool IsBodyName(ReadOnlySpan<char> name)
    {
        foreach (var end in (ReadOnlySpan<string>)["content", "body", "text", "inhalt", "entry"])
        {
            if (!name.EndsWith(end, StringComparison.OrdinalIgnoreCase) || name.Length == end.Length)
                continue;
            foreach (var start in (ReadOnlySpan<string>)["article", "post", "entry", "story", "artikel", "beitrag", "single", "news", "blog"])
            {
                if (name.Contains(start, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }
        return false;
    }

    // has-sidebar, no-comments, with-share, tag-politik, category-news, elementor-widget: about the layout or the topic, not the role.
    static bool IsModifier(ReadOnlySpan<char> word) => Modifiers.IndexOf(word) >= 0;

    static readonly NameTable Modifiers = new(
        ["has", "no", "with", "without", "is", "tag", "category", "type", "format", "status", "elementor", "not", "js", "show", "single", "wp", "tax", "et", "fl",
         "u", "col", "d", "has", "kein", "mit", "ohne", "wpb", "vc", "hide"]);

    static int WordEnd(ReadOnlySpan<char> name, int at)
    {
        var end = at;
        while (end < name.Length && (char.IsAsciiLetter(name[end]) || name[end] >= 128))
        {
            if (end > at && char.IsAsciiLetterUpper(name[end]) && !char.IsAsciiLetterUpper(name[end - 1]))
                break;
            end++;
        }
        return end;
    }
}
