using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Cuts a tree into blocks and measures them, in one pass over the nodes.</summary>
ref struct BlockReader
{
    readonly HtmlTree tree;
    readonly int[] blockOf;
    readonly bool[] inLink;
    readonly byte[] heading;
    readonly Hint[] hints;
    readonly Loss[] losses;
    readonly int[] blocksBefore;
    readonly List<Block> blocks = [];
    Block current;
    bool open;
    bool inWord;
    bool lastBreak;

    BlockReader(HtmlTree tree)
    {
        this.tree = tree;
        blockOf = new int[tree.Count];
        inLink = new bool[tree.Count];
        heading = new byte[tree.Count];
        hints = new Hint[tree.Count];
        losses = new Loss[tree.Count];
        blocksBefore = new int[tree.Count + 1];
    }

    /// <summary>The page with its blocks; only what readers never see is lost so far.</summary>
    public static PageView Read(HtmlTree tree)
    {
        var reader = new BlockReader(tree);
        reader.Run();
        return new()
        {
            Tree = tree,
            BlockOf = reader.blockOf,
            Hints = reader.hints,
            Losses = reader.losses,
            Blocks = [.. reader.blocks],
            BlocksBefore = reader.blocksBefore,
        };
    }

    void Run()
    {
        for (var i = 0; i < tree.Count; i++)
        {
            blocksBefore[i] = blocks.Count + (open ? 1 : 0);
            ref readonly var node = ref tree[i];
            if (node.Parent >= 0)
            {
                blockOf[i] = blockOf[node.Parent];
                inLink[i] = inLink[node.Parent];
                heading[i] = heading[node.Parent];
            }
            if (node.Tag == Tag.Text)
                Text(i);
            else
                i = Element(i, node.Tag);
        }
        Flush();
        blocksBefore[tree.Count] = blocks.Count;
    }

    int Element(int i, Tag tag)
    {
        hints[i] = HintReader.Of(tree, i);
        if (Visibility.IsUnseen(tree, i))
        {
            losses[i] = Loss.Unseen;
            var end = tree[i].End;
            for (var k = i + 1; k < end; k++)
            {
                losses[k] = Loss.Unseen;
                blocksBefore[k] = blocksBefore[i];
            }
            return end - 1;
        }
        if (tag.Is(Traits.Block) || (tag == Tag.Other && IsCustom(i)))
        {
            Flush();
            blocksBefore[i] = blocks.Count;
            blockOf[i] = i;
            if (tag.HeadingLevel() is var level and > 0)
                heading[i] = (byte)level;
        }
        else if (tag == Tag.Br)
        {
            if (lastBreak)
                Flush();
            lastBreak = true;
            EndWord();
        }
        else if (tag == Tag.A && tree.Has(i, AttributeName.Href))
        {
            inLink[i] = true;
        }
        return i;
    }

    readonly bool IsCustom(int i) => tree.RawText(i).Contains('-');

    void Text(int i)
    {
        var text = tree.RawText(i);
        if (text.IsWhiteSpace())
        {
            EndWord();
            return;
        }
        if (open && current.Element != blockOf[i])
            Flush();
        if (!open)
        {
            open = true;
            current = new() { First = i, Element = blockOf[i], Heading = heading[i] };
        }
        lastBreak = false;
        current.End = i + 1;
        Measure(text, inLink[i]);
    }

    void Measure(ReadOnlySpan<char> text, bool link)
    {
        var (length, words, stops, commas) = (0, 0, 0, 0);
        var word = inWord;
        Span<char> decoded = stackalloc char[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c <= ' ' || c == '\u00A0')
            {
                word = false;
                continue;
            }
            if (c == '&' && Entities.Decode(text[i..], decoded, out var written) is var used and > 0)
            {
                i += used - 1;
                c = written > 0 ? decoded[0] : c;
                if (c == '\u00A0' || c <= ' ')
                {
                    word = false;
                    continue;
                }
            }
            if (!word || c is >= FirstIdeograph and < '\uD800')
            {
                word = true;
                words++;
                length++;
            }
            length++;
            if ((c is '.' or '!' or '?' or '…') && EndsHere(text, i + 1) || c == '。')
                stops++;
            else if (c is ',' or ';' or '、' or '，')
                commas++;
        }
        inWord = word;
        current.Length += length;
        current.Words += words;
        current.Stops += stops;
        current.Commas += commas;
        if (link)
            current.LinkLength += length;
    }

    // Scripts without spaces: every character counts as a word, as in Text.Words.
    const char FirstIdeograph = '\u3040';

    static bool EndsHere(ReadOnlySpan<char> text, int after) =>
        after >= text.Length || text[after] <= ' ' || text[after] is '"' or '“' or '”' or '»' or '«' or ')' or '\u00A0' or '&';

    void EndWord() => inWord = false;

    void Flush()
    {
        inWord = lastBreak = false;
        if (!open)
            return;
        open = false;
        blocks.Add(current);
    }
}
