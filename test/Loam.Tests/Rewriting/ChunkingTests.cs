using Loam.Rewriting;
using Loam.Steps;
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
        var chunks = new Chunking(11, WordsAndBreaks).Split("Eins zwei drei vier fünf.\n\nSechs sieben acht neun zehn elf.\nZwölf.");
        Assert.Equal(["Eins zwei drei vier fünf.", "Sechs sieben acht neun zehn elf.\nZwölf."], chunks);
    }

    [Fact]
    public void Cuts_at_sentences_before_it_cuts_words()
    {
        var chunks = new Chunking(6, WordsAndBreaks).Split("Eins zwei drei vier. Fünf sechs sieben acht neun. Zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn.");
        Assert.Equal(["Eins zwei drei vier.", "Fünf sechs sieben acht neun.", "Zehn elf zwölf dreizehn vierzehn fünfzehn", "sechzehn siebzehn."], chunks);
    }

    [Fact]
    public void What_stands_between_pieces_of_one_chunk_stays_as_it_is() =>
        Assert.Equal(["Eins.\n\n  - zwei\n  - drei", "Vier fünf sechs sieben."], new Chunking(8, WordsAndBreaks).Split("\nEins.\n\n  - zwei\n  - drei\n\n\nVier fünf sechs sieben.\n"));

    [Fact]
    public void A_line_without_end_is_cut_too()
    {
        var chunks = new Chunking(20).Split(new string('x', 5000));
        Assert.Equal(5000, chunks.Sum(chunk => chunk.Length));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Length, 1, 60));
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(new Chunking(10).Split(" \n "));

    [Fact]
    public void A_scrap_at_the_end_takes_sentences_from_the_chunk_before()
    {
        const string page = "Eins zwei drei.\nVier fünf sechs.\nSieben acht neun.\nZehn.";
        Assert.Equal(["Eins zwei drei.\nVier fünf sechs.\nSieben acht neun.", "Zehn."], new Chunking(11, WordsAndBreaks).Split(page));
        Assert.Equal(["Eins zwei drei.\nVier fünf sechs.", "Sieben acht neun.\nZehn."], new Chunking(11, WordsAndBreaks, minTokens: 4).Split(page));
        // Where nothing can be taken, the scrap stays a chunk of its own.
        Assert.Equal(["Eins zwei drei vier fünf sechs.", "Sieben."], new Chunking(6, WordsAndBreaks, minTokens: 4).Split("Eins zwei drei vier fünf sechs.\nSieben."));
    }

    [Fact]
    public void Whatever_the_text_nothing_is_lost_and_no_chunk_is_too_long()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var text = Some(new SeededRandom((ulong)seed));
            foreach (var tokens in new[] { 3, 16, 64, 300 })
            {
                var chunks = new Chunking(tokens, minTokens: tokens / 4).Split(text);
                Assert.Equal(Letters(text), Letters(string.Concat(chunks)));
                Assert.All(chunks, chunk =>
                {
                    Assert.Equal(chunk.Trim(), chunk);
                    Assert.NotEmpty(chunk);
                    Assert.True(Chunking.Estimate(chunk) <= tokens, $"seed {seed}: {Chunking.Estimate(chunk)} tokens, at most {tokens}: {chunk}");
                    Assert.False(char.IsLowSurrogate(chunk[0]) && text.IndexOf(chunk, StringComparison.Ordinal) is > 0 and var at && char.IsHighSurrogate(text[at - 1]), "cut inside a character");
                });
            }
        }
    }

    [Fact]
    public void It_cuts_where_a_slow_twin_cuts()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var text = Some(new SeededRandom((ulong)seed));
            foreach (var tokens in new[] { 40, 200 })
                Assert.Equal(SlowSplit(text, tokens), new Chunking(tokens).Split(text));
        }
    }

    [Fact]
    public void Every_character_is_counted_a_few_times_however_long_the_page()
    {
        var counted = 0L;
        int Count(ReadOnlySpan<char> text)
        {
            counted += text.Length;
            return Chunking.Estimate(text);
        }
        var page = string.Join('\n', Enumerable.Repeat("Ein Satz mit einigen Wörtern. Noch einer mit mehr davon!", 5000));
        Assert.NotEmpty(new Chunking(500, Count).Split(page));
        Assert.InRange(counted, page.Length, 3L * page.Length);
        counted = 0;
        var line = new string('字', 100_000);
        Assert.NotEmpty(new Chunking(500, Count).Split(line));
        Assert.InRange(counted, line.Length, 12L * line.Length);
    }

    /// <summary>Pieces by string operations, and sums made anew for every piece: the obvious way. Texts with words longer than a chunk are not its business.</summary>
    static List<string> SlowSplit(string text, int max)
    {
        if (text.Trim().Length == 0)
            return [];
        if (Chunking.Estimate(text) <= max)
            return [text.Trim()];
        var pieces = new List<(int Start, int End)>();
        var at = 0;
        foreach (var line in text.Split('\n'))
        {
            foreach (var part in Chunking.Estimate(line.Trim()) <= max ? [line.Trim()] : Sentences.Split(line.Trim()))
            {
                if (part.Length == 0)
                    continue;
                Assert.True(Chunking.Estimate(part) <= max, "the twin knows no sentences longer than a chunk");
                var start = text.IndexOf(part, at, StringComparison.Ordinal);
                pieces.Add((start, at = start + part.Length));
            }
        }
        var chunks = new List<string>();
        var first = 0;
        for (var i = 1; i <= pieces.Count; i++)
        {
            if (i < pieces.Count && Enumerable.Range(first, i - first + 1).Sum(p => Tokens(p) + (p == first ? 0 : Joint(p))) <= max)
                continue;
            chunks.Add(text[pieces[first].Start..pieces[i - 1].End]);
            first = i;
        }
        return chunks;

        int Tokens(int piece) => Chunking.Estimate(text.AsSpan(pieces[piece].Start, pieces[piece].End - pieces[piece].Start));

        int Joint(int piece) => (pieces[piece].Start - pieces[piece - 1].End + 2) / 3;
    }

    static string Some(SeededRandom random)
    {
        string[] words = ["der", "Mühle", "1742", "z. B.", "Donaudampfschifffahrt", "水車", "は", "速い", "🏔️", "👩‍🔬", "𝔘", "Ende.", "Ja!", "Wirklich?", "終わり。", "«", "x", "a\u0301", "—", "\ud800"];
        string[] gaps = [" ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "  ", "\t", " \n \n", "\u3000"];
        return string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => words[random.Next(words.Length)] + gaps[random.Next(gaps.Length)]));
    }

    // As tokenizers do: a break between lines is a token.
    static int WordsAndBreaks(ReadOnlySpan<char> text) => Words.Count(text) + text.Count('\n');

    static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [Fact]
    public void A_heading_goes_with_what_it_heads()
    {
        var text = string.Join('\n', Enumerable.Range(0, 12).SelectMany(i => new[] { $"## Teil {i}", "### Anfang", string.Join(' ', Enumerable.Repeat("Wort", 10 + 3 * i)) }));
        var chunks = new Chunking(120).Split(text);
        Assert.True(chunks.Count > 5);
        Assert.All(chunks.SkipLast(1), chunk => Assert.False(chunk.Split('\n')[^1].StartsWith('#'), chunk));
        Assert.Equal(text, string.Join('\n', chunks));
    }
}
