using Loam.Extraction.Html;
using Loam.Extraction.Metadata;

namespace Loam.Extraction.Content;

/// <summary>The main text of a page: prune, choose the root, filter its blocks, write. Where little is left, once more with fewer rules.</summary>
static class MainText
{
    // Below this the names of classes may have misled: look again without them.
    const int Short = 250;

    /// <summary>The main text, empty where there is none.</summary>
    public static string Of(HtmlTree tree, PageFacts facts, ExtractOptions options)
    {
        var text = PageWriter.Write(Decide(tree, facts, options, trustNames: true), options);
        if (text.Length >= Short)
            return text;
        var again = PageWriter.Write(Decide(tree, facts, options, trustNames: false), options);
        if (again.Length > 2 * text.Length)
            text = again;
        return text.Length < Short && facts.Body is { } body && body.Length > 2 * text.Length ? FromBody(body) : text;
    }

    /// <summary>The page with every block marked that is not main text, as the first attempt sees it.</summary>
    public static PageView Decide(HtmlTree tree, PageFacts facts, ExtractOptions options) => Decide(tree, facts, options, trustNames: true);

    static PageView Decide(HtmlTree tree, PageFacts facts, ExtractOptions options, bool trustNames)
    {
        var page = BlockReader.Read(tree);
        Pruner.Prune(page, options.Comments, trustNames);
        page.Root = RootChooser.Choose(page);
        BlockFilter.Filter(page, facts.Title, options.Headline);
        return page;
    }

    /// <summary>JSON-LD bodies are plain text, or HTML in a string.</summary>
    static string FromBody(string body)
    {
        var tree = TreeBuilder.Build(body.Replace("\n", "<br><br>", StringComparison.Ordinal));
        return PageWriter.Write(BlockReader.Read(tree), new());
    }
}
