using Loam.Extraction.Html;

namespace Loam.Extraction.Metadata;

/// <summary>Finds the title: the headline where page and head agree on it, else the only headline, else what the head says without the site's name.</summary>
static class TitleFinder
{
    const int Longest = 300;

    static readonly string[] Dividers = [" | ", " » ", " « ", " :: ", " · ", " • ", " — ", " – ", " - ", " │ ", " ‹ ", " › ", " > ", " / "];

    /// <summary>The title, or null.</summary>
    public static string? Find(HtmlTree tree, HeadFacts head, LinkedData linked, string? url)
    {
        var site = new SiteName(head.Meta("og:site_name"), url);
        var shared = Fold(head.Meta("og:title") ?? head.Meta("twitter:title"));
        var tag = Fold(head.TitleTag);
        var headlines = Texts(tree, head.Headlines, site);
        foreach (var headline in headlines)
        {
            if (Agrees(headline, shared) || Agrees(headline, tag))
                return headline;
        }
        foreach (var headline in Texts(tree, head.Subheadlines, site))
        {
            if (Starts(headline, shared) || Starts(headline, tag))
                return headline;
        }
        if (headlines.Count == 1)
            return headlines[0];
        if (Fold(linked.Headline) is { Length: <= Longest } article)
            return article;
        return shared is not null && !site.Is(shared) ? WithoutSite(shared, site)
            : tag is not null && !site.Is(tag) ? WithoutSite(tag, site)
            : headlines.FirstOrDefault() ?? shared ?? tag;
    }

    static List<string> Texts(HtmlTree tree, List<int> nodes, SiteName site) =>
        [.. nodes.Select(tree.TextOf).Where(text => text.Length is > 1 and <= Longest && !site.Is(text))];

    // A headline that is the start or the greater part of what the head calls the page.
    static bool Agrees(string headline, string? title)
    {
        if (title is null || headline.Length < 4)
            return false;
        var at = title.IndexOf(headline, StringComparison.OrdinalIgnoreCase);
        return at == 0 || (at > 0 && headline.Length * 2 > title.Length);
    }

    static bool Starts(string headline, string? title) =>
        title is not null && headline.Length >= 8 && title.StartsWith(headline, StringComparison.OrdinalIgnoreCase)
        && (title.Length == headline.Length || Dividers.Any(mark => title.AsSpan(headline.Length).StartsWith(mark, StringComparison.Ordinal)));

    /// <summary>The title without the site's name before or after a dividing mark; with no name known, the longer part.</summary>
    static string WithoutSite(string title, SiteName site)
    {
        foreach (var mark in Dividers)
        {
            var (first, last) = (title.IndexOf(mark, StringComparison.Ordinal), title.LastIndexOf(mark, StringComparison.Ordinal));
            if (first <= 0)
                continue;
            if (site.Is(title[(last + mark.Length)..]))
                return title[..last].Trim();
            if (site.Is(title[..first]))
                return title[(first + mark.Length)..].Trim();
            var (before, after) = (title[..last].Trim(), title[(last + mark.Length)..].Trim());
            return before.Length >= after.Length || Text.Words.Count(before) > 2 ? before : after;
        }
        return title;
    }

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
