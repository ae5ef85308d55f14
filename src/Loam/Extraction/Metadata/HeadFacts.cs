using Loam.Extraction.Html;

namespace Loam.Extraction.Metadata;

/// <summary>The meta tags, the title tag, the headlines, times and JSON-LD scripts of a page, gathered in one pass.</summary>
sealed class HeadFacts
{
    // Real pages have fewer; made ones must not cost memory.
    const int Most = 200;

    const int MostSubheadlines = 12;

    readonly Dictionary<string, string> meta = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Text of the title tag, or null.</summary>
    public string? TitleTag { get; private set; }

    /// <summary>The lang attribute of html or body, or null.</summary>
    public string? Language { get; private set; }

    /// <summary>Nodes of h1 elements.</summary>
    public List<int> Headlines { get; } = [];

    /// <summary>Nodes of the first h2 and h3 elements.</summary>
    public List<int> Subheadlines { get; } = [];

    /// <summary>Nodes of time elements and of elements with a date in an attribute.</summary>
    public List<int> Times { get; } = [];

    /// <summary>The sources of JSON-LD scripts.</summary>
    public List<string> LinkedData { get; } = [];

    /// <summary>The content of the first meta tag with that name, property or itemprop; null where it is absent or empty.</summary>
    public string? Meta(string name) => meta.GetValueOrDefault(name);

    /// <summary>Gathers the facts.</summary>
    public static HeadFacts Read(HtmlTree tree)
    {
        var facts = new HeadFacts();
        for (var i = 1; i < tree.Count; i++)
            facts.Node(tree, i);
        return facts;
    }

    void Node(HtmlTree tree, int i)
    {
        switch (tree[i].Tag)
        {
            case Tag.Html or Tag.Body when Language is null:
                Language = tree.Value(i, AttributeName.Lang).Trim() is { Length: > 0 and < 20 } lang ? lang : null;
                break;
            case Tag.Title when TitleTag is null && tree[tree[i].Parent].Tag is not Tag.Svg:
                TitleTag = tree.TextOf(i) is { Length: > 0 } title ? title : null;
                break;
            case Tag.Meta:
                MetaTag(tree, i);
                break;
            case Tag.H1 when Headlines.Count < Most:
                Headlines.Add(i);
                break;
            case Tag.H2 or Tag.H3 when Subheadlines.Count < MostSubheadlines:
                Subheadlines.Add(i);
                break;
            case Tag.Time when Times.Count < Most:
                Times.Add(i);
                break;
            case Tag.Script when LinkedData.Count < Most
                && tree.RawValue(i, AttributeName.Type).Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase)
                && tree.FirstChild(i) is var text and >= 0:
                LinkedData.Add(tree.RawText(text).ToString());
                break;
            default:
                if (Times.Count < Most && tree[i].AttributeCount > 0
                    && tree.RawValue(i, AttributeName.Itemprop).StartsWith("datePublished", StringComparison.OrdinalIgnoreCase))
                    Times.Add(i);
                break;
        }
    }

    void MetaTag(HtmlTree tree, int i)
    {
        var content = tree.Value(i, AttributeName.Content).Trim();
        if (content.Length is 0 or > 2000)
            return;
        foreach (var name in (ReadOnlySpan<AttributeName>)[AttributeName.Property, AttributeName.Name, AttributeName.Itemprop])
        {
            if (tree.RawValue(i, name) is { Length: > 0 and < 80 } key && meta.Count < Most)
                meta.TryAdd(key.ToString(), content);
        }
    }
}
