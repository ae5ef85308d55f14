using Loam.Extraction.Html;

namespace Loam.Extraction.Metadata;

/// <summary>What a page says about itself.</summary>
sealed record PageFacts
{
    /// <summary>The title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Day of publication, <c>yyyy-MM-dd</c>, or null.</summary>
    public string? Date { get; init; }

    /// <summary>The author, or null.</summary>
    public string? Author { get; init; }

    /// <summary>The lang attribute of the page, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The article's body as its JSON-LD gives it, or null.</summary>
    public string? Body { get; init; }

    /// <summary>Reads the facts of a page.</summary>
    public static PageFacts Read(HtmlTree tree, string? url)
    {
        var head = HeadFacts.Read(tree);
        var linked = LinkedData.Read(head.LinkedData);
        return new()
        {
            Title = TitleFinder.Find(tree, head, linked, url),
            Date = DateFinder.Find(tree, head, linked, url),
            Author = linked.Author ?? head.Meta("author"),
            Language = head.Language,
            Body = linked.Body,
        };
    }
}
