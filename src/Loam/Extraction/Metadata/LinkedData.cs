using System.Text.Json;

namespace Loam.Extraction.Metadata;

/// <summary>What the JSON-LD of a page says about its article (schema.org).</summary>
sealed record LinkedData
{
    /// <summary>The headline, or null.</summary>
    public string? Headline { get; private set; }

    /// <summary>Date of publication as written, or null.</summary>
    public string? Published { get; private set; }

    /// <summary>Date of the last change as written, or null.</summary>
    public string? Modified { get; private set; }

    /// <summary>The author's name, or null.</summary>
    public string? Author { get; private set; }

    /// <summary>The text of the article, or null.</summary>
    public string? Body { get; private set; }

    static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Reads scripts; one that is not JSON is ignored.</summary>
    public static LinkedData Read(IReadOnlyList<string> scripts)
    {
        var data = new LinkedData();
        foreach (var script in scripts)
        {
            try
            {
                using var json = JsonDocument.Parse(script, Lenient);
                data.Visit(json.RootElement, 0);
            }
            catch (JsonException)
            {
                // People write broken JSON-LD; the page itself still speaks.
            }
        }
        return data;
    }

    // Depth is bounded by the parser's MaxDepth.
    void Visit(JsonElement item, int depth)
    {
        if (item.ValueKind == JsonValueKind.Array)
        {
            foreach (var child in item.EnumerateArray())
                Visit(child, depth + 1);
        }
        if (item.ValueKind != JsonValueKind.Object)
            return;
        var type = Type(item);
        if (type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "Recipe" or "LiveBlogPosting" or "DiscussionForumPosting" or "QAPage")
            Article(item);
        else if (type is "WebPage" or "ItemPage" or "AboutPage")
            Page(item);
        if (item.TryGetProperty("@graph", out var graph))
            Visit(graph, depth + 1);
        if (item.TryGetProperty("mainEntity", out var main))
            Visit(main, depth + 1);
    }

    void Article(JsonElement item)
    {
        Headline ??= String(item, "headline") ?? String(item, "name");
        Published = String(item, "datePublished") ?? Published ?? String(item, "dateCreated");
        Modified ??= String(item, "dateModified");
        Body ??= String(item, "articleBody");
        if (Author is null && item.TryGetProperty("author", out var author))
            Author = Name(author);
    }

    void Page(JsonElement item)
    {
        Published ??= String(item, "datePublished");
        Modified ??= String(item, "dateModified");
    }

    static string? Name(JsonElement author) => author.ValueKind switch
    {
        JsonValueKind.String => Clean(author.GetString()),
        JsonValueKind.Object => String(author, "name"),
        JsonValueKind.Array => string.Join("; ", author.EnumerateArray().Select(Name).Where(name => name is not null)) is { Length: > 0 } names ? names : null,
        _ => null,
    };

    static string Type(JsonElement item)
    {
        if (!item.TryGetProperty("@type", out var type))
            return "";
        if (type.ValueKind == JsonValueKind.Array && type.GetArrayLength() > 0)
            type = type[0];
        return type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
    }

    static string? String(JsonElement item, string key) =>
        item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? Clean(value.GetString()) : null;

    static string? Clean(string? value) =>
        value is null ? null : Html.Entities.DecodeAll(value).Trim() is { Length: > 0 } clean ? clean : null;
}
