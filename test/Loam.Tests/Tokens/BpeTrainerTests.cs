using System.Text;
using Loam.Tokens;

namespace Loam.Tests.Tokens;

public class BpeTrainerTests
{
    [Fact]
    public void Learns_the_merges_of_the_original_paper()
    {
        // The toy corpus of Sennrich et al. 2016, without their end-of-word mark.
        var text = string.Concat(Enumerable.Repeat(" low", 5).Concat(Enumerable.Repeat(" lower", 2))
            .Concat(Enumerable.Repeat(" newest", 6)).Concat(Enumerable.Repeat(" widest", 3)));
        var tokenizer = Train(262, [text]);
        var merges = tokenizer.Merges.Select((_, i) => Encoding.UTF8.GetString(tokenizer.Bytes(256 + i)));
        Assert.Equal(["es", "est", " l", "ow", " low"], merges);
    }

    [Theory]
    [InlineData(1UL, 2)]
    [InlineData(2UL, 1)]
    [InlineData(3UL, 5)]
    public void Learns_what_the_naive_trainer_learns(ulong seed, int minFrequency)
    {
        var texts = Enumerable.Range(0, 20).Select(i => RandomText.Bmp((seed * 100) + (ulong)i)).ToList();
        var expected = NaiveBpe.Train(texts, 120, minFrequency, Pieces.Pattern);
        var tokenizer = Train(257 + 120, texts, minFrequency);
        Assert.Equal(expected, tokenizer.Merges.Select(m => (Spell(tokenizer, m.Left), Spell(tokenizer, m.Right))));
    }

    [Fact]
    public void Stops_when_no_pair_is_frequent_enough()
    {
        var tokenizer = Train(5000, ["ab ab cd"]);
        Assert.Equal(258, tokenizer.VocabularySize);
        Assert.Equal("ab", Encoding.UTF8.GetString(tokenizer.Bytes(256)));
    }

    [Fact]
    public void Gives_the_same_tokenizer_whatever_the_order_of_texts_even_when_sampling()
    {
        var texts = Enumerable.Range(0, 60).Select(i => RandomText.Bmp((ulong)i, 40)).ToList();
        foreach (var maxBytes in new long?[] { null, 3000 })
        {
            var options = new BpeTrainerOptions { VocabularySize = 400, MaxBytes = maxBytes };
            Assert.Equal(Json(options, texts), Json(options, texts.AsEnumerable().Reverse()));
        }
    }

    [Fact]
    public void Samples_within_the_limit_and_by_seed()
    {
        var texts = Enumerable.Range(0, 200).Select(i => Encoding.UTF8.GetBytes($"text number {i} ")).ToList();
        var (first, second) = (new TextSample(1000, 1), new TextSample(1000, 2));
        foreach (var text in texts)
        {
            first.Add(text);
            second.Add(text);
        }
        Assert.InRange(first.Bytes, 900, 1000);
        Assert.Equal(first.Bytes, first.Texts.Sum(t => t.Length));
        Assert.Equal(texts.Sum(t => t.Length), first.OfferedBytes);
        Assert.NotEqual(first.Texts.Select(t => Encoding.UTF8.GetString(t.Span)).Order(), second.Texts.Select(t => Encoding.UTF8.GetString(t.Span)).Order());
        first.ShrinkTo(500);
        Assert.InRange(first.Bytes, 450, 500);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(1_000_001)]
    public void Refuses_an_impossible_vocabulary(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BpeTrainerOptions { VocabularySize = size });

    internal static BpeTokenizer Train(int vocabulary, IEnumerable<string> texts, int minFrequency = 2)
    {
        var trainer = new BpeTrainer(new() { VocabularySize = vocabulary, MinFrequency = minFrequency });
        foreach (var text in texts)
            trainer.Add(text);
        return trainer.Train();
    }

    internal static string Spell(BpeTokenizer tokenizer, int token) => Encoding.Latin1.GetString(tokenizer.Bytes(token));

    static string Json(BpeTrainerOptions options, IEnumerable<string> texts)
    {
        var trainer = new BpeTrainer(options);
        foreach (var text in texts)
            trainer.Add(text);
        using var file = new MemoryStream();
        trainer.Train().Save(file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
