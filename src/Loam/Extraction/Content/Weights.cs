namespace Loam.Extraction.Content;

/// <summary>Sums over the blocks of any subtree in constant time: how much prose it holds, and how much of other things.</summary>
sealed class Weights
{
    readonly PageView page;
    readonly long[] prose;
    readonly long[] links;
    readonly long[] length;

    /// <summary>Sums over the blocks that are not lost at this moment.</summary>
    public Weights(PageView page)
    {
        this.page = page;
        prose = new long[page.Blocks.Length + 1];
        links = new long[page.Blocks.Length + 1];
        length = new long[page.Blocks.Length + 1];
        for (var i = 0; i < page.Blocks.Length; i++)
        {
            ref readonly var block = ref page.Blocks[i];
            var counts = block.Loss == Loss.None;
            prose[i + 1] = prose[i] + (counts && block.IsProse ? block.Length - block.LinkLength : 0);
            links[i + 1] = links[i] + (counts ? block.LinkLength : 0);
            length[i + 1] = length[i] + (counts ? block.Length : 0);
        }
    }

    /// <summary>Characters of running text in the page.</summary>
    public long TotalProse => prose[^1];

    /// <summary>Characters in the page.</summary>
    public long TotalLength => length[^1];

    /// <summary>Characters of running text below a node.</summary>
    public long Prose(int node) => Sum(prose, node);

    /// <summary>Characters in links below a node.</summary>
    public long Links(int node) => Sum(links, node);

    /// <summary>Characters below a node.</summary>
    public long Length(int node) => Sum(length, node);

    /// <summary>Share of the page's running text that stands below a node; of its text where there is no running text.</summary>
    public double Share(int node) => TotalProse > 0 ? (double)Prose(node) / TotalProse
        : TotalLength > 0 ? (double)Length(node) / TotalLength : 0;

    /// <summary>Share of the text below a node that stands in links.</summary>
    public double LinkDensity(int node) => Length(node) is var all and > 0 ? (double)Links(node) / all : 0;

    long Sum(long[] sums, int node) => sums[page.BlocksBefore[page.Tree[node].End]] - sums[page.BlocksBefore[node]];
}
