using System.Text;
using Loam.Extraction.Html;
using Loam.Text;

namespace Loam.Extraction.Content;

/// <summary>Writes the kept blocks as text: paragraphs, headings, lists, tables, definitions, code.</summary>
sealed class PageWriter
{
    enum Kind : byte
    {
        None, Paragraph, Heading, Item, Cell, Term, Definition, Code,
    }

    // A paragraph that stands twice in a page is a teaser of itself, or there for narrow windows; a shorter line may be a refrain.
    const int ShortestRepeat = 100;

    readonly PageView page;
    readonly bool marks;
    readonly bool tables;
    readonly StringBuilder text = new();
    readonly int[] context;
    readonly bool[] dataTables;
    readonly HashSet<ulong> seen = [];
    readonly Dictionary<int, int> numbers = [];
    Kind last;
    int lastContext = -1;

    PageWriter(PageView page, ExtractOptions options)
    {
        this.page = page;
        marks = options.Structure == TextStructure.Markdown;
        tables = options.Tables;
        context = new int[page.Tree.Count];
        dataTables = new bool[page.Tree.Count];
        FindContexts();
    }

    /// <summary>The text of the blocks that are not lost.</summary>
    public static string Write(PageView page, ExtractOptions options)
    {
        var writer = new PageWriter(page, options);
        foreach (ref readonly var block in page.Blocks.AsSpan())
        {
            if (block.Loss == Loss.None)
                writer.Write(block);
        }
        return writer.text.ToString();
    }

    void FindContexts()
    {
        for (var i = 0; i < page.Tree.Count; i++)
        {
            ref readonly var node = ref page.Tree[i];
            context[i] = node.Parent < 0 ? -1 : context[node.Parent];
            if (node.Tag == Tag.Table)
            {
                dataTables[i] = DataTables.Is(page, i);
                if (!dataTables[i])
                    context[i] = -1;
            }
            else if (node.Tag is Tag.Li or Tag.Dt or Tag.Dd or Tag.Pre or Tag.Listing or Tag.Xmp)
            {
                context[i] = i;
            }
            else if (node.Tag is Tag.Td or Tag.Th && TableOf(i) is var table and >= 0 && dataTables[table])
            {
                context[i] = i;
            }
        }
    }

    int TableOf(int cell)
    {
        var node = page.Tree[cell].Parent;
        while (node >= 0 && page.Tree[node].Tag is Tag.Tr or Tag.Tbody or Tag.Thead or Tag.Tfoot)
            node = page.Tree[node].Parent;
        return node >= 0 && page.Tree[node].Tag == Tag.Table ? node : -1;
    }

    void Write(in Block block)
    {
        var at = context[block.Element];
        var kind = block.Heading > 0 ? Kind.Heading : at < 0 ? Kind.Paragraph : KindOf(page.Tree[at].Tag);
        if (kind == Kind.Code)
        {
            if (last != Kind.Code || lastContext != at)
                Code(at);
            (last, lastContext) = (kind, at);
            return;
        }
        var line = Inline(block);
        if (line.Length == 0 || (kind == Kind.Cell && !tables) || (line.Length >= ShortestRepeat && !seen.Add(StableHash.Of(line))))
            return;
        switch (kind)
        {
            case Kind.Heading:
                Separate("\n\n");
                if (marks)
                    text.Append('#', block.Heading).Append(' ');
                break;
            case Kind.Item:
                Item(at);
                break;
            case Kind.Cell:
                Separate(last != Kind.Cell ? "\n\n" : lastContext == at ? " " : page.Tree[lastContext].Parent == page.Tree[at].Parent ? " | " : "\n");
                line = line.Replace('\n', ' ');
                break;
            case Kind.Term:
                Separate(last is Kind.Term or Kind.Definition ? "\n" : "\n\n");
                break;
            case Kind.Definition:
                Separate(last == Kind.Term ? ": " : last == Kind.Definition ? "\n" : "\n\n");
                break;
            default:
                Separate("\n\n");
                break;
        }
        text.Append(line);
        (last, lastContext) = (kind, at);
    }

    void Item(int item)
    {
        if (last == Kind.Item && lastContext == item)
        {
            Separate("\n");
            if (marks)
                text.Append("  ");
            return;
        }
        Separate(last == Kind.Item ? "\n" : "\n\n");
        if (!marks)
            return;
        if (page.Tree[page.Tree[item].Parent].Tag == Tag.Ol)
            text.Append(Number(item)).Append(". ");
        else
            text.Append("- ");
    }

    /// <summary>The item's number in its list; counted on, since blocks come in order.</summary>
    int Number(int item)
    {
        var list = page.Tree[item].Parent;
        var number = numbers.GetValueOrDefault(list) + 1;
        numbers[list] = number;
        return number;
    }

    void Code(int pre)
    {
        Separate("\n\n");
        if (marks)
            text.Append("```\n");
        var code = new StringBuilder();
        for (var i = pre + 1; i < page.Tree[pre].End; i++)
        {
            if (page.Losses[i] != Loss.None)
                i = page.Tree[i].End - 1;
            else if (page.Tree[i].Tag == Tag.Text)
                code.Append(Entities.DecodeAll(page.Tree.RawText(i)));
            else if ((page.Tree[i].Tag == Tag.Br || page.Tree[i].Tag.Is(Traits.Block)) && code.Length > 0 && code[^1] != '\n')
                code.Append('\n');
        }
        AppendCode(code.ToString());
        if (marks)
            text.Append("\n```");
    }

    void AppendCode(string code)
    {
        var first = true;
        foreach (var line in code.Trim('\n', '\r').AsSpan().EnumerateLines())
        {
            if (!first)
                text.Append('\n');
            first = false;
            foreach (var c in line.TrimEnd())
            {
                if (!FoldedText.IsInvisible(c))
                    text.Append(c == '\u00A0' ? ' ' : c);
            }
        }
    }

    string Inline(in Block block)
    {
        var line = new FoldedText();
        for (var i = block.First; i < block.End; i++)
        {
            if (page.Losses[i] != Loss.None)
                i = page.Tree[i].End - 1;
            else if (page.Tree[i].Tag == Tag.Text)
                line.Append(page.Tree.RawText(i));
            else if (page.Tree[i].Tag == Tag.Br)
                line.Break();
        }
        return block.Heading > 0 ? line.ToString().Replace('\n', ' ') : line.ToString();
    }

    void Separate(string separator)
    {
        if (text.Length > 0)
            text.Append(separator);
    }

    static Kind KindOf(Tag tag) => tag switch
    {
        Tag.Li => Kind.Item,
        Tag.Td or Tag.Th => Kind.Cell,
        Tag.Dt => Kind.Term,
        Tag.Dd => Kind.Definition,
        _ => Kind.Code,
    };
}
