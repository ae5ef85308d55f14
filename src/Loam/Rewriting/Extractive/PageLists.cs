using System.Text;
using Loam.Text;

namespace Loam.Rewriting.Extractive;

/// <summary>Which of a page's lists state facts, and how they are written down.</summary>
static class PageLists
{
    const int MostItems = 12;

    /// <summary>True for lists of facts; menus, links and lists that talk to the reader are none.</summary>
    internal static bool IsFactual(Block block, ExtractiveLanguage language)
    {
        if (block.Items.Count < 2 || block.Items.Count > 3 * MostItems)
            return false;
        if (block.Kind == BlockKind.Terms)
            return true;
        var words = block.Items.Sum(item => Words.Count(item));
        if (words < 2 * block.Items.Count && block.LeadIn is null || words > 30 * block.Items.Count)
            return false;
        return !block.Items.Any(item => item.Contains("http", StringComparison.Ordinal) || item.Contains('@') || item.Contains('|') || item.EndsWith('?') || item.EndsWith('…')
            || language.TalksToReader(item));
    }

    /// <summary>The list, one item a line, behind the line that announces it.</summary>
    internal static string Write(Block block, ExtractiveLanguage language)
    {
        var text = new StringBuilder();
        if (block.LeadIn is { } leadIn && !language.TalksToReader(leadIn) && Words.Count(leadIn) >= 2)
            text.Append(leadIn).Append('\n');
        var items = block.Kind == BlockKind.Terms ? [.. block.Items.Where(item => !language.TalksToReader(Sentences.Split(item)[0]))] : block.Items;
        for (var i = 0; i < Math.Min(items.Count, MostItems); i++)
            text.Append(i == 0 ? "" : "\n").Append(block.Kind == BlockKind.Steps ? $"{i + 1}. " : "- ").Append(block.Kind == BlockKind.Terms ? Sentences.Split(items[i])[0] : items[i]);
        return text.ToString();
    }

    /// <summary>True for a short list that may answer the question above it, in whatever tone: steps to take may address whoever asks.</summary>
    internal static bool Answers(Block block) =>
        block.Kind is BlockKind.List or BlockKind.Steps && block.Items.Count is >= 2 and <= MostItems && block.Items.Sum(item => Words.Count(item)) <= 30 * block.Items.Count
        && block.Items.All(item => item.Length > 1 && !item.Contains("http", StringComparison.Ordinal) && !item.Contains('@') && !item.Contains('|') && item[^1] is not ('?' or '…'));

    /// <summary>The items as one line.</summary>
    internal static string Inline(Block block)
    {
        var items = block.Items.Take(MostItems).Select(item => item.TrimEnd(',', ';'));
        return block.Kind == BlockKind.Steps
            ? string.Join(" ", items.Select((item, i) => $"{i + 1}. {(PageOutline.EndsSentence(item) ? item : item + ".")}"))
            : block.Items.All(item => PageOutline.EndsSentence(item) && char.IsUpper(item[0])) ? string.Join(" ", items)
            : block.Items.Any(item => Words.Count(item) > 8 || item.Contains(',')) ? string.Join("; ", items.Select(item => item.TrimEnd('.'))) + "."
            : string.Join(", ", items.Select(item => item.TrimEnd('.'))) + ".";
    }
}
