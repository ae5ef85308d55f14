using Loam.Extraction.Html;

namespace Loam.Extraction.Metadata;

/// <summary>Finds the title: the headline where page and head agree on it, else what the head says without the site's name.</summary>
static class TitleFinder
{
    const int Longest = 300;

    /// <summary>The title, or null.</summary>
    public static string? Find(HtmlTree tree, HeadFacts head, LinkedData linked)
    {
        var shared = Fold(head.Meta("og:title") ?? head.Meta("twitter:title"));
        var tag = Fold(head.TitleTag);
        var headlines = head.Headlines.Select(node => tree.TextOf(node)).Where(text => text.Length is > 1 and <= Longest).ToList();
        foreach (var headline in headlines)
        {
            if (Agrees(headline, shared) || Agrees(headline, tag))
                return headline;
        }
        if (Fold(linked.Headline) is { Length: <= Longest } article)
            return article;
        var site = Fold(head.Meta("og:site_name"));
        if (shared is not null)
            return WithoutSite(shared, site);
        if (headlines.Count == 1)
            return headlines[0];
        return tag is not null ? WithoutSite(tag, site) : headlines.FirstOrDefault();
    }

    // A headline that is the start or the greater part of what the head calls the page; the site's own name as h1 is neither.
    static bool Agrees(string headline, string? title)
    {
        if (title is null || headline.Length < 4)
            return false;
        var at = title.IndexOf(headline, StringComparison.OrdinalIgnoreCase);
        return at == 0 || (at > 0 && headline.Length * 2 > title.Length);
    }

    /// <summary>The title without a site's name before or after a dividing mark.</summary>
    public static string WithoutSite(string title, string? site)
    {
        if (site is { Length: > 2 })
        {
            foreach (var mark in (ReadOnlySpan<string>)[" | ", " - ", " – ", " — ", " · ", ": ", " » ", " :: ", " / "])
            {
                if (title.EndsWith(mark + site, StringComparison.OrdinalIgnoreCase) && title.Length > mark.Length + site.Length + 3)
                    return title[..^(mark.Length + site.Length)].Trim();
                if (title.StartsWith(site + mark, StringComparison.OrdinalIgnoreCase) && title.Length > mark.Length + site.Length + 3)
                    return title[(mark.Length + site.Length)..].Trim();
            }
        }
        foreach (var mark in (ReadOnlySpan<string>)[" | ", " » ", " « ", " :: ", " · ", " • ", " — ", " – ", " - "])
        {
            var at = title.LastIndexOf(mark, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var (before, after) = (title[..at].Trim(), title[(at + mark.Length)..].Trim());
            return before.Length >= after.Length || Words(before) > 2 ? before : after;
        }
        return title;
    }

    static int Words(string text) => Text.Words.Count(text);

    static string? Fold(string? text)
    {
        if (text is null)
            return null;
        var folded = new FoldedText();
        foreach (var c in text)
            folded.AppendDecoded(c);
        return folded.Length == 0 ? null : folded.ToString();
    }
}
