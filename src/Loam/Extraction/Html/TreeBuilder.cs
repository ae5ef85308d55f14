namespace Loam.Extraction.Html;

/// <summary>Builds a tree from tags as people write them: unclosed, misnested, stray.</summary>
/// <remarks>
/// A stack machine with the HTML standard's implied end tags and scopes (13.2.6), without its adoption agency and foster parents: those move
/// nodes about, which extraction does not need and which costs document order. An inline element closed across a block (<c>&lt;a&gt;&lt;div&gt;&lt;/a&gt;</c>)
/// ends with the block. Elements nested deeper than <see cref="MaxDepth"/> become leaves, so the stack is bounded and any search in it is too.
/// </remarks>
ref struct TreeBuilder
{
    /// <summary>How deep the tree gets. Browsers stop at 512, too.</summary>
    public const int MaxDepth = 512;

    readonly string source;
    readonly List<HtmlAttribute> attributes = [];
    readonly int[] stack = new int[MaxDepth + 1];
    readonly bool[] closing = new bool[MaxDepth + 1];
    readonly int[] open = new int[256];
    readonly int[] tooDeep = new int[256];
    HtmlNode[] nodes;
    int count;
    int depth;
    Tokenizer tokens;

    TreeBuilder(string source)
    {
        this.source = source;
        tokens = new(source, attributes);
        nodes = new HtmlNode[Math.Max(64, source.Length / 32)];
        nodes[0] = new() { Tag = Tag.Other, Parent = -1 };
        count = 1;
    }

    /// <summary>The tree of a page.</summary>
    public static HtmlTree Build(string source)
    {
        var builder = new TreeBuilder(source);
        builder.Run();
        return new(source, builder.nodes, builder.count, builder.attributes);
    }

    void Run()
    {
        for (var kept = 0; ; kept = attributes.Count)
        {
            switch (tokens.Read())
            {
                case TokenKind.Text:
                    AddText(tokens.Start, tokens.Length);
                    break;
                case TokenKind.StartTag:
                    StartTag(tokens.Tag, kept);
                    break;
                case TokenKind.EndTag:
                    EndTag(tokens.Tag, tokens.Start, tokens.Length);
                    break;
                default:
                    PopTo(0);
                    nodes[0].End = count;
                    return;
            }
        }
    }

    void AddText(int start, int length)
    {
        if (length == 0)
            return;
        if (open[(int)Tag.Head] > 0 && !source.AsSpan(start, length).IsWhiteSpace() && nodes[stack[depth]].Tag == Tag.Head)
            PopTo(depth - 1);
        ref var node = ref Add(Tag.Text, start, length, attributes.Count);
        node.End = count;
    }

    void StartTag(Tag tag, int kept)
    {
        if ((tag is Tag.Html or Tag.Body or Tag.Head) && open[(int)tag] > 0)
            return;
        CloseImplied(tag);
        var (start, length) = (tokens.Start, tokens.Length);
        ref var node = ref Add(tag, start, length, kept);
        var index = count - 1;
        node.End = count;
        if (tag.Is(Traits.Void))
            return;
        if (tag.Is(Traits.RawText | Traits.EscapableText))
        {
            tokens.ReadRawText(tag, source.AsSpan(start, length));
            if (tokens.Length > 0)
            {
                ref var text = ref Add(Tag.Text, tokens.Start, tokens.Length, attributes.Count);
                text.Parent = index;
                text.End = nodes[index].End = count;
            }
            return;
        }
        // <svg ... /> is the one place where a slash before the bracket means something.
        if ((tag is Tag.Svg or Tag.Math || open[(int)Tag.Svg] > 0 || open[(int)Tag.Math] > 0) && ClosesItself())
            return;
        if (depth >= MaxDepth)
        {
            tooDeep[(int)tag]++;
            return;
        }
        stack[++depth] = index;
        closing[depth] = false;
        open[(int)tag]++;
    }

    readonly bool ClosesItself() => tokens.Position >= 2 && source[tokens.Position - 1] == '>' && source[tokens.Position - 2] == '/';

    ref HtmlNode Add(Tag tag, int start, int length, int kept)
    {
        if (count == nodes.Length)
            Array.Resize(ref nodes, nodes.Length * 2);
        ref var node = ref nodes[count++];
        node = new()
        {
            Tag = tag,
            Parent = stack[depth],
            Start = start,
            Length = length,
            Attributes = kept,
            AttributeCount = attributes.Count - kept,
        };
        return ref node;
    }

    void CloseImplied(Tag tag)
    {
        if (open[(int)Tag.Head] > 0 && !tag.Is(Traits.HeadOnly) && nodes[stack[depth]].Tag == Tag.Head)
            PopTo(depth - 1);
        if (tag.Is(Traits.ClosesParagraph) && open[(int)Tag.P] > 0)
            CloseInScope(Tag.P, buttonScope: true);
        switch (tag)
        {
            case Tag.Li:
                CloseItem(Tag.Li, Tag.Li);
                break;
            case Tag.Dd or Tag.Dt:
                CloseItem(Tag.Dd, Tag.Dt);
                break;
            case >= Tag.H1 and <= Tag.H6 when nodes[stack[depth]].Tag.Is(Traits.Heading):
                PopTo(depth - 1);
                break;
            case Tag.Option or Tag.Optgroup when nodes[stack[depth]].Tag is Tag.Option:
                PopTo(depth - 1);
                break;
            case Tag.A when open[(int)Tag.A] > 0:
                CloseFormatting(Tag.A);
                break;
            case Tag.Td or Tag.Th:
                CloseUpTo(stopAt: Tag.Tr, Tag.Td, Tag.Th, Tag.Caption);
                break;
            case Tag.Tr:
                CloseUpTo(stopAt: Tag.Tbody, Tag.Tr, Tag.Caption, Tag.Colgroup);
                break;
            case Tag.Tbody or Tag.Thead or Tag.Tfoot:
                CloseUpTo(stopAt: Tag.Table, Tag.Tbody, Tag.Thead, Tag.Tfoot, Tag.Caption, Tag.Colgroup);
                break;
        }
    }

    void EndTag(Tag tag, int start, int length)
    {
        if (tooDeep[(int)tag] > 0)
        {
            tooDeep[(int)tag]--;
            return;
        }
        if (tag is Tag.Html or Tag.Body || tag.Is(Traits.Void))
        {
            if (tag == Tag.Br)
                Add(Tag.Br, start, length, attributes.Count).End = count;
            return;
        }
        if (tag.Is(Traits.Heading))
        {
            CloseHeading();
            return;
        }
        if (open[(int)tag] == 0)
        {
            if (tag == Tag.P)
                Add(Tag.P, start, length, attributes.Count).End = count;
            return;
        }
        if (tag == Tag.P)
            CloseInScope(Tag.P, buttonScope: true);
        else if (tag.Is(Traits.Formatting) || tag == Tag.Form)
            CloseFormatting(tag);
        else if (tag.Is(Traits.Special))
            CloseInScope(tag, buttonScope: false);
        else
            CloseOrdinary(tag, source.AsSpan(start, length));
    }

    /// <summary>Closes the innermost open element of that tag within the scope: cells and tables keep end tags of other elements in.</summary>
    void CloseInScope(Tag tag, bool buttonScope)
    {
        var table = tag is Tag.Table or Tag.Tr or Tag.Td or Tag.Th or Tag.Tbody or Tag.Thead or Tag.Tfoot or Tag.Caption;
        for (var d = depth; d > 0; d--)
        {
            var at = nodes[stack[d]].Tag;
            if (at == tag)
            {
                PopTo(d - 1);
                return;
            }
            if (at == Tag.Table || (!table && at.Is(Traits.Scope)) || (buttonScope && at == Tag.Button))
                return;
        }
    }

    void CloseHeading()
    {
        for (var d = depth; d > 0; d--)
        {
            var at = nodes[stack[d]].Tag;
            if (at.Is(Traits.Heading))
            {
                PopTo(d - 1);
                return;
            }
            if (at.Is(Traits.Scope))
                return;
        }
    }

    void CloseItem(Tag one, Tag other)
    {
        if (open[(int)one] + open[(int)other] == 0)
            return;
        for (var d = depth; d > 0; d--)
        {
            var at = nodes[stack[d]].Tag;
            if (at == one || at == other)
            {
                PopTo(d - 1);
                return;
            }
            if (at.Is(Traits.Special) && at is not (Tag.Address or Tag.Div or Tag.P))
                return;
        }
    }

    void CloseFormatting(Tag tag)
    {
        var crossed = false;
        for (var d = depth; d > 0; d--)
        {
            var at = nodes[stack[d]].Tag;
            if (at == tag)
            {
                if (crossed)
                    closing[d] = true;
                else
                    PopTo(d - 1);
                return;
            }
            if (at.Is(Traits.Scope))
                return;
            crossed |= at.Is(Traits.Special);
        }
    }

    void CloseOrdinary(Tag tag, ReadOnlySpan<char> name)
    {
        for (var d = depth; d > 0; d--)
        {
            ref readonly var at = ref nodes[stack[d]];
            if (at.Tag == tag && (tag != Tag.Other || source.AsSpan(at.Start, at.Length).Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                PopTo(d - 1);
                return;
            }
            // Custom elements wrap blocks; span and the like do not reach beyond one.
            if (tag == Tag.Other ? at.Tag.Is(Traits.Scope) : at.Tag.Is(Traits.Special))
                return;
        }
    }

    void CloseUpTo(Tag stopAt, params ReadOnlySpan<Tag> closed)
    {
        var pop = -1;
        for (var d = depth; d > 0; d--)
        {
            var at = nodes[stack[d]].Tag;
            if (closed.Contains(at))
                pop = d - 1;
            if (at == Tag.Table || at == stopAt || (stopAt == Tag.Tbody && at is Tag.Thead or Tag.Tfoot))
                break;
        }
        if (pop >= 0)
            PopTo(pop);
    }

    void PopTo(int target)
    {
        while (depth > target || (depth > 0 && closing[depth]))
        {
            ref var node = ref nodes[stack[depth]];
            node.End = count;
            open[(int)node.Tag]--;
            depth--;
        }
    }
}
