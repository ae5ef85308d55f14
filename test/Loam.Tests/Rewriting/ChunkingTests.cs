using Loam.Rewriting;
using Loam.Text;

namespace Loam.Tests.Rewriting;

public class ChunkingTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(100000)]
    public void Drops_nothing_and_keeps_the_order(int tokens)
    {
        var chunks = new Chunking(tokens).Split(Pages.Mill);
        Assert.Equal(Letters(Pages.Mill), Letters(string.Concat(chunks)));
        Assert.All(chunks, chunk => Assert.True(Chunking.Estimate(chunk) <= tokens, chunk));
    }

    [Fact]
    public void Cuts_at_paragraphs_before_it_cuts_sentences()
    {
        var chunks = new Chunking(10, text => Words.Count(text)).Split("Eins zwei drei vier fünf.\n\nSechs sieben acht neun zehn elf.\nZwölf.");
        Assert.Equal(["Eins zwei drei vier fünf.", "Sechs sieben acht neun zehn elf.\nZwölf."], chunks);
    }

    [Fact]
    public void A_line_without_end_is_cut_too()
    {
        var chunks = new Chunking(20).Split(new string('x', 5000));
        Assert.Equal(5000, chunks.Sum(chunk => chunk.Length));
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(new Chunking(10).Split(" \n "));

    static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
