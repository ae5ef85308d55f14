using Loam.Extraction.Html;
using Loam.Extraction.Metadata;

namespace Loam.Extraction.Content;

/// <summary>The main text of a page: prune, choose the root, filter its blocks, write.</summary>
static class MainText
{
    /// <summary>The main text, empty where there is none.</summary>
    public static string Of(HtmlTree tree, PageFacts facts, ExtractOptions options)
    {
        var page = BlockReader.Read(tree);
        var root = Decide(page, facts, options);
        return PageWriter.Write(page, root, options);
    }

    /// <summary>Marks every block that is not main text and returns the root.</summary>
    public static int Decide(PageView page, PageFacts facts, ExtractOptions options)
    {
        Pruner.Prune(page, options.Comments);
        var root = RootChooser.Choose(page);
        BlockFilter.Filter(page, root, options.Headline ? null : facts.Title);
        return root;
    }
}
