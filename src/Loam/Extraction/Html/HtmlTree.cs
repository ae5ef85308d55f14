namespace Loam.Extraction.Html;

/// <summary>One node of an <see cref="HtmlTree"/>.</summary>
struct HtmlNode
{
    /// <summary>The tag; <see cref="Tag.Text"/> for text.</summary>
    public Tag Tag;

    /// <summary>Index of the parent; -1 for the root.</summary>
    public int Parent;

    /// <summary>One past the last node of this node's subtree.</summary>
    public int End;

    /// <summary>Where the text, or the element's name, starts in the source.</summary>
    public int Start;

    /// <summary>Length of the text or name.</summary>
    public int Length;

    /// <summary>Index of the first attribute.</summary>
    public int Attributes;

    /// <summary>How many attributes.</summary>
    public int AttributeCount;
}

/// <summary>A page as a tree: nodes in document order in one array, text and values as ranges of the source.</summary>
/// <remarks>
/// In document order a subtree is a contiguous run, so the first child of i is i + 1, its next sibling is <c>End</c>, and every walk is a loop:
/// nothing recurses, however deep a page nests. Filled by <see cref="TreeBuilder"/>; read-only afterwards.
/// </remarks>
sealed class HtmlTree(string source, HtmlNode[] nodes, int count, List<HtmlAttribute> attributes)
{
    readonly HtmlNode[] nodes = nodes;

    /// <summary>The page's source.</summary>
    public string Source { get; } = source;

    /// <summary>How many nodes; node 0 is the root, above html.</summary>
    public int Count { get; } = count;

    /// <summary>A node.</summary>
    public ref readonly HtmlNode this[int index] => ref nodes[index];

    /// <summary>The undecoded text of a text node.</summary>
    public ReadOnlySpan<char> RawText(int node) => Source.AsSpan(nodes[node].Start, nodes[node].Length);

    /// <summary>The first child, or -1.</summary>
    public int FirstChild(int node) => node + 1 < nodes[node].End ? node + 1 : -1;

    /// <summary>The next sibling, or -1.</summary>
    public int NextSibling(int node) =>
        nodes[node].Parent >= 0 && nodes[node].End < nodes[nodes[node].Parent].End ? nodes[node].End : -1;

    /// <summary>The undecoded value of an attribute; empty when it is absent or empty.</summary>
    public ReadOnlySpan<char> RawValue(int node, AttributeName name)
    {
        ref readonly var element = ref nodes[node];
        for (var i = element.Attributes; i < element.Attributes + element.AttributeCount; i++)
        {
            if (attributes[i].Name == name)
                return Source.AsSpan(attributes[i].Start, attributes[i].Length);
        }
        return default;
    }

    /// <summary>The decoded value of an attribute; empty when it is absent.</summary>
    public string Value(int node, AttributeName name) => Entities.DecodeAll(RawValue(node, name));

    /// <summary>Whether the element has the attribute, with any value.</summary>
    public bool Has(int node, AttributeName name)
    {
        ref readonly var element = ref nodes[node];
        for (var i = element.Attributes; i < element.Attributes + element.AttributeCount; i++)
        {
            if (attributes[i].Name == name)
                return true;
        }
        return false;
    }

    /// <summary>The decoded text below a node, white space folded, without scripts and styles.</summary>
    public string TextOf(int node)
    {
        var text = new FoldedText();
        for (var i = node; i < nodes[node].End; i++)
        {
            if (nodes[i].Tag == Tag.Text)
                text.Append(RawText(i));
            else if (nodes[i].Tag is Tag.Script or Tag.Style or Tag.Noscript or Tag.Template or Tag.Svg)
                i = nodes[i].End - 1;
            else if (nodes[i].Tag == Tag.Br || nodes[i].Tag.Is(Traits.Block))
                text.Space();
        }
        return text.ToString();
    }
}
