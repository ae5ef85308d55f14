using System.Text;
using Loam.Measuring;
using Loam.Text;
using ZstdSharp;

namespace Loam.Tests.Measuring;

/// <summary>Every fast kernel against a slow obvious twin.</summary>
public class KernelsTests
{
    static readonly List<Loam.Documents.Document> Documents =
        [.. Corpus.Organic(12, 180), Corpus.Page("short", "Ein Wort"), Corpus.Page("empty", ""), Corpus.Page("odd", "Größe GRÖSSE größe, 3.14 東京に \ud800 don't Don't")];

    [Fact]
    public void Ngram_diversity_equals_its_twin()
    {
        var (texts, scratch) = Corpus.Numbered(Documents);
        Assert.Equal(SlowDiversity(Documents.Select(document => LowerWords(document.Text))), Kernels.NgramDiversity(Corpus.Whole(texts), scratch), 12);
    }

    [Fact]
    public void Ngram_diversity_of_a_known_text()
    {
        var (texts, scratch) = Corpus.Numbered([Corpus.Page("a", "a b a b a"), Corpus.Page("b", "a b")]);
        // 1-grams 2/7, 2-grams ab ba ab ba ab: 2/5, 3-grams 2/3, 4-grams 2/2.
        Assert.Equal((2.0 / 7) + (2.0 / 5) + (2.0 / 3) + 1, Kernels.NgramDiversity(Corpus.Whole(texts), scratch), 12);
    }

    [Fact]
    public void Self_repetition_equals_its_twin_twice_in_a_row()
    {
        var documents = Documents.Concat(Documents.Take(3).Select((document, i) => Corpus.Page($"copy{i}", document.Text))).ToList();
        var (texts, scratch) = Corpus.Numbered(documents);
        var sets = documents.Select(document => Grams(LowerWords(document.Text), 4).ToHashSet()).ToList();
        var expected = sets.Average(set => Math.Log(1 + set.Sum(gram => sets.Count(other => other.Contains(gram)) - 1)));
        Assert.True(expected > 1);
        Assert.Equal(expected, Kernels.SelfRepetition(Corpus.Whole(texts), scratch), 12);
        Assert.Equal(expected, Kernels.SelfRepetition(Corpus.Whole(texts), scratch), 12);
    }

    [Fact]
    public void Moving_type_token_equals_its_twin_twice_in_a_row()
    {
        var (texts, scratch) = Corpus.Numbered(Documents);
        var words = Documents.SelectMany(document => LowerWords(document.Text)).ToList();
        var expected = Enumerable.Range(0, words.Count - 99).Average(i => words.Skip(i).Take(100).Distinct().Count() / 100.0);
        Assert.Equal(expected, Kernels.MovingTypeToken(Corpus.Whole(texts), scratch), 12);
        Assert.Equal(expected, Kernels.MovingTypeToken(Corpus.Whole(texts), scratch), 12);
    }

    [Fact]
    public void Distinct_words_equal_their_twin()
    {
        var (texts, scratch) = Corpus.Numbered(Documents);
        var words = Documents.SelectMany(document => LowerWords(document.Text)).ToList();
        long[] at = [1, 10, 500, words.Count, words.Count + 1];
        Assert.Equal([.. at[..^1].Select(count => (double)words.Take((int)count).Distinct().Count()), double.NaN], Kernels.DistinctWords(Corpus.Whole(texts), at, scratch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_tail_and_what_is_kept_of_it_equal_their_twin(int documents)
    {
        var (texts, scratch) = Corpus.Numbered(Documents);
        var all = Documents.Select(document => LowerWords(document.Text)).ToList();
        var counts = all.SelectMany(words => words).GroupBy(word => word).Where(group => all.Count(words => words.Contains(group.Key)) >= documents).ToDictionary(group => group.Key, group => group.Count());
        var ranked = counts.Values.Order().ToList();
        var rare = counts.Where(pair => pair.Value <= ranked[(ranked.Count - 1) / 2]).Select(pair => pair.Key).ToHashSet();
        var tail = Tail.RarestHalf(texts, documents, texts.Max(text => text.Words.Append(0).Concat(text.Names).Max()) + 1);
        Assert.Equal(rare.Count, tail.Size);
        Assert.True(rare.Count * 2 >= counts.Count);
        var expected = rare.Intersect(all.Take(4).SelectMany(words => words)).Count() / (double)rare.Count;
        Assert.Equal(expected, Kernels.Kept(Corpus.Whole(texts.Take(4)), tail.Words, tail.Size, scratch), 12);
    }

    [Fact]
    public void Compression_sees_the_documents_joined_by_spaces()
    {
        var (texts, _) = Corpus.Numbered(Documents);
        var raw = Encoding.UTF8.GetBytes(string.Concat(Documents.Where(document => document.Text.Length > 0).Select(document => document.Text + " ")));
        using var packed = new MemoryStream();
        using (var stream = new CompressionStream(packed, 3, leaveOpen: true))
            stream.Write(raw);
        Assert.Equal((double)raw.Length / packed.Length, Kernels.CompressionRatio([.. Corpus.Whole(texts).Where(slice => slice.To > 0)]), 2);
        var repeated = Corpus.Numbered(Enumerable.Range(0, 20).Select(i => Corpus.Page($"{i}", Documents[0].Text))).Texts;
        Assert.True(Kernels.CompressionRatio(Corpus.Whole(repeated)) > 15);
    }

    [Fact]
    public void Numbering_equals_a_dictionary()
    {
        var interner = new Interner();
        var twin = new Dictionary<ulong, int>();
        var random = new Loam.Steps.SeededRandom(5);
        for (var i = 0; i < 20_000; i++)
        {
            var key = (ulong)random.Next(6000);
            if (!twin.TryGetValue(key, out var id))
                twin[key] = id = twin.Count;
            Assert.Equal(id, interner.Add(key));
        }
        Assert.Equal(twin.Count, interner.Count);
    }

    static double SlowDiversity(IEnumerable<List<string>> documents)
    {
        var all = documents.ToList();
        return Enumerable.Range(1, 4).Sum(n =>
        {
            var grams = all.SelectMany(words => Grams(words, n)).ToList();
            return grams.Distinct().Count() / (double)grams.Count;
        });
    }

    static IEnumerable<string> Grams(List<string> words, int n) => Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(i => string.Join('\u0001', words.Skip(i).Take(n)));

    static List<string> LowerWords(string text)
    {
        var words = new List<string>();
        foreach (var word in Words.In(text))
            words.Add(text.Substring(word.Start, word.Length).ToLowerInvariant());
        return words;
    }
}
