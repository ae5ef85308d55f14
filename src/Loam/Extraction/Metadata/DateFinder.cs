using Loam.Extraction.Html;

namespace Loam.Extraction.Metadata;

/// <summary>Finds the day of publication: what the head states, then what the page shows near its headline, then the day of the last change.</summary>
static class DateFinder
{
    static readonly string[] Published =
    [
        "article:published_time", "og:published_time", "datePublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
        "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "article:published", "sailthru.date", "parsely-pub-date",
        "cXenseParse:recs:publishtime", "last-published", "article_date_original", "dateCreated", "created", "published", "og:article:published_time", "published_time", "release_date",
    ];

    static readonly string[] Modified =
        ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "lastmod", "revised", "dcterms.modified", "dc.date.modified"];

    /// <summary>The day, or null.</summary>
    public static string? Find(HtmlTree tree, HeadFacts head, LinkedData linked, string? url)
    {
        var monthFirst = head.Language is null || head.Language.Equals("en-US", StringComparison.OrdinalIgnoreCase) || head.Language.Equals("en", StringComparison.OrdinalIgnoreCase);
        // An address with a whole day is the site's own clock; stamps in the head may be in another time zone.
        return (url is null ? null : DateText.InPath(url))
            ?? DateText.Find(linked.Published)
            ?? First(head, Published)
            ?? Marked(tree, head, monthFirst)
            ?? (url is null ? null : DateText.InAddress(url))
            ?? Shown(tree, head, monthFirst)
            ?? Stated(tree, head, monthFirst)
            ?? First(head, Modified)
            ?? DateText.Find(linked.Modified);
    }

    static string? First(HeadFacts head, string[] names)
    {
        foreach (var name in names)
        {
            if (head.Meta(name) is { } value && DateText.Find(value) is { } day)
                return day;
        }
        return null;
    }

    /// <summary>Elements whose attributes say: this is the date of publication.</summary>
    static string? Marked(HtmlTree tree, HeadFacts head, bool monthFirst)
    {
        foreach (var node in head.Times)
        {
            var published = tree.RawValue(node, AttributeName.Itemprop).StartsWith("datePublished", StringComparison.OrdinalIgnoreCase)
                || tree.RawValue(node, AttributeName.Class).Contains("publi", StringComparison.OrdinalIgnoreCase)
                || tree.RawValue(node, AttributeName.Class).Contains("entry-date", StringComparison.OrdinalIgnoreCase);
            if (published && OfTime(tree, node, monthFirst) is { } day)
                return day;
        }
        return null;
    }

    /// <summary>Dates in elements whose class or id speaks of a date.</summary>
    static string? Shown(HtmlTree tree, HeadFacts head, bool monthFirst)
    {
        var from = head.Headlines.Count > 0 ? head.Headlines[0] : 0;
        return Dated(tree, from, tree.Count, monthFirst) ?? (from > 0 ? Dated(tree, 0, from, monthFirst) : null);
    }

    static string? Dated(HtmlTree tree, int from, int end, bool monthFirst)
    {
        for (var i = from; i < end; i++)
        {
            if (tree[i].Tag == Tag.Time && OfTime(tree, i, monthFirst) is { } time)
                return time;
            if (tree[i].AttributeCount == 0 || !SpeaksOfDate(tree, i) || tree[i].End - i > 40)
                continue;
            if (DateText.Find(tree.TextOf(i), monthFirst) is { } day)
                return day;
        }
        return null;
    }

    static bool SpeaksOfDate(HtmlTree tree, int node)
    {
        foreach (var value in (ReadOnlySpan<AttributeName>)[AttributeName.Class, AttributeName.Id, AttributeName.Itemprop])
        {
            var names = tree.RawValue(node, value);
            if (names.IsEmpty)
                continue;
            foreach (var word in (ReadOnlySpan<string>)["date", "datum", "publi", "time", "meta", "byline", "posted", "created", "stand", "author", "info"])
            {
                if (names.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }
        return false;
    }

    /// <summary>A short line with a date within the first hundred text nodes after the headline, or just before it.</summary>
    static string? Stated(HtmlTree tree, HeadFacts head, bool monthFirst)
    {
        var from = head.Headlines.Count > 0 ? head.Headlines[0] : 0;
        return Lines(tree, from, 100, monthFirst) ?? (from > 0 ? Lines(tree, Math.Max(0, from - 60), 60, monthFirst) : null);
    }

    static string? Lines(HtmlTree tree, int from, int most, bool monthFirst)
    {
        for (var (i, seen) = (from, 0); i < tree.Count && seen < most; i++)
        {
            if (tree[i].Tag is Tag.Script or Tag.Style or Tag.Head or Tag.Option)
                i = tree[i].End - 1;
            else if (tree[i].Tag == Tag.Text && tree.RawText(i) is { Length: < 200 } text && !text.IsWhiteSpace())
            {
                seen++;
                if (DateText.Find(text, monthFirst) is { } day)
                    return day;
            }
        }
        return null;
    }

    static string? OfTime(HtmlTree tree, int node, bool monthFirst) =>
        DateText.Find(tree.RawValue(node, AttributeName.Datetime)) ?? DateText.Find(tree.RawValue(node, AttributeName.Content)) ?? DateText.Find(tree.TextOf(node), monthFirst);
}
