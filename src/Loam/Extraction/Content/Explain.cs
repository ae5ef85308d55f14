using System.Text;
using Loam.Extraction.Html;
using Loam.Extraction.Metadata;

namespace Loam.Extraction.Content;

/// <summary>Says what became of a segment of a page, and why: for the eyes of people who improve the rules.</summary>
static class Explain
{
    /// <summary>Loss, text and place of the first blocks that hold the segment.</summary>
    public static string Segment(string html, string? url, string segment)
    {
        var tree = TreeBuilder.Build(html);
        var page = MainText.Decide(tree, PageFacts.Read(tree, url), new());
        var root = page.Root;
        var found = new StringBuilder();
        var shown = 0;
        foreach (ref readonly var block in page.Blocks.AsSpan())
        {
            var line = BlockFilter.LineOf(page, block);
            var at = line.IndexOf(segment.Trim(), StringComparison.Ordinal);
            if (at < 0 || shown++ == 3)
                continue;
            found.Append($"\n        {block.Loss} w{block.Words} ld{block.LinkDensity:F2} h{block.Heading} [{line[Math.Max(0, at - 60)..Math.Min(line.Length, at + segment.Length + 60)]}]\n          {Path(tree, block.First, 9)}");
        }
        return shown == 0 ? "not in any block; root " + Path(tree, root, 3) : found.Append("\n        root ").Append(Path(tree, root, 3)).ToString();
    }

    static string Path(HtmlTree tree, int node, int levels)
    {
        var path = new List<string>();
        for (var i = tree[node].Tag == Tag.Text ? tree[node].Parent : node; i > 0 && path.Count < levels; i = tree[i].Parent)
            path.Add($"{tree.RawText(i)}.{tree.Value(i, AttributeName.Class)}#{tree.Value(i, AttributeName.Id)}");
        path.Reverse();
        return string.Join(" > ", path);
    }
}
