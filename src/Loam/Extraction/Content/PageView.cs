using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>A page with what extraction knows about its nodes and blocks.</summary>
sealed class PageView
{
    /// <summary>The page.</summary>
    public required HtmlTree Tree { get; init; }

    /// <summary>Per node: the nearest block element, itself included.</summary>
    public required int[] BlockOf { get; init; }

    /// <summary>Per node: what its names hint at.</summary>
    public required Hint[] Hints { get; init; }

    /// <summary>Per node: why it and all below it is not part of the text.</summary>
    public required Loss[] Losses { get; init; }

    /// <summary>The blocks in document order.</summary>
    public required Block[] Blocks { get; init; }

    /// <summary>Per node, and one more: how many blocks start before it. Turns a subtree into a range of blocks.</summary>
    public required int[] BlocksBefore { get; init; }

    /// <summary>The node of the main content, once it is chosen.</summary>
    public int Root { get; set; }

    /// <summary>The blocks that start within a node.</summary>
    public Span<Block> BlocksIn(int node) => Blocks.AsSpan(BlocksBefore[node]..BlocksBefore[Tree[node].End]);

    /// <summary>Marks everything below a node that is not lost yet.</summary>
    public void Lose(int node, Loss loss)
    {
        if (Losses[node] != Loss.None)
            return;
        Losses[node] = loss;
        foreach (ref var block in BlocksIn(node))
        {
            if (block.Loss == Loss.None)
                block.Loss = loss;
        }
    }
}
