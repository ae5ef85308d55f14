using System.Text;
using Loam.Steps;
using Loam.Tokens;

namespace Loam.Tests.Tokens;

public class BpeTokenizerTests
{
    static readonly List<string> Texts = [.. Enumerable.Range(0, 40).Select(i => RandomText.Bmp((ulong)i))];
    static readonly BpeTokenizer Tokenizer = BpeTrainerTests.Train(500, Texts);

    [Fact]
    public void Encodes_as_the_naive_encoder_does()
    {
        var merges = Tokenizer.Merges.Select(m => (BpeTrainerTests.Spell(Tokenizer, m.Left), BpeTrainerTests.Spell(Tokenizer, m.Right))).ToList();
        for (var seed = 1000UL; seed < 1060; seed++)
        {
            var text = RandomText.Bmp(seed);
            var expected = NaiveBpe.Encode(text, merges, Pieces.Pattern);
            Assert.Equal(expected, Tokenizer.Encode(text).Select(id => BpeTrainerTests.Spell(Tokenizer, id)));
            Assert.Equal(expected.Count, Tokenizer.Count(text));
        }
    }

    [Fact]
    public void Encodes_pieces_of_any_length_as_the_naive_encoder_does()
    {
        var tokenizer = BpeTrainerTests.Train(300, ["abab aabb abba baba bbaa aaaa abcabc bcbc"], minFrequency: 1);
        var merges = tokenizer.Merges.Select(m => (BpeTrainerTests.Spell(tokenizer, m.Left), BpeTrainerTests.Spell(tokenizer, m.Right))).ToList();
        for (var length = 55; length < 400; length += 7)
        {
            var random = new SeededRandom((ulong)length);
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => "abc"[random.Next(3)]));
            Assert.Equal(NaiveBpe.Encode(text, merges, Pieces.Pattern), tokenizer.Encode(text).Select(id => BpeTrainerTests.Spell(tokenizer, id)));
        }
    }

    [Fact]
    public void Gives_any_text_back()
    {
        foreach (var text in (string[])["", "  Grüße\r\n\tan 😀 \u0000 <|endoftext|> ", .. Enumerable.Range(2000, 100).Select(i => RandomText.Bmp((ulong)i))])
        {
            Assert.Equal(text, Tokenizer.Decode(Tokenizer.Encode(text)));
            Assert.DoesNotContain(Tokenizer.EndOfText, Tokenizer.Encode(text));
        }
    }

    [Fact]
    public void Gives_any_bytes_back()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var bytes = RandomText.Bytes(seed, 500);
            var ids = new List<int>();
            Tokenizer.EncodeUtf8(bytes, ids);
            Assert.Equal(bytes, Tokenizer.DecodeBytes([.. ids]));
        }
    }

    [Fact]
    public void Replaces_a_lone_surrogate() => Assert.Equal("a\uFFFDb", Tokenizer.Decode(Tokenizer.Encode("a\uD800b")));

    [Fact]
    public void Takes_a_line_of_a_million_characters()
    {
        var text = new string('a', 1_000_000);
        Assert.Equal(text, Tokenizer.Decode(Tokenizer.Encode(text)));
    }

    [Fact]
    public void Encodes_the_same_on_many_threads()
    {
        var expected = Texts.Select(t => Tokenizer.Encode(t)).ToList();
        var actual = Texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(t => Tokenizer.Encode(t)).ToList();
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Is_the_same_after_saving_and_loading()
    {
        var saved = Save(Tokenizer);
        var loaded = BpeTokenizer.Load(new MemoryStream(saved), "tokenizer.json");
        Assert.Equal(saved, Save(loaded));
        Assert.Equal(Tokenizer.EndOfText, loaded.EndOfText);
        foreach (var text in Texts)
            Assert.Equal(Tokenizer.Encode(text), loaded.Encode(text));
    }

    [Fact]
    public void Writes_the_format_of_hugging_face()
    {
        var json = Encoding.UTF8.GetString(Save(BpeTrainerTests.Train(259, ["Öl Öl zu zu zu"])));
        Assert.Contains("\"Ġ\": 32,", json, StringComparison.Ordinal);
        Assert.Contains("\"Ġzu\": 257,", json, StringComparison.Ordinal);
        Assert.Contains("\"<|endoftext|>\": 258", json, StringComparison.Ordinal);
        Assert.Contains("{\"Regex\":\" ?[\\\\p{L}\\\\p{M}]+|", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Encodes_as_hugging_face_does_with_the_saved_file()
    {
        // The ids that tokenizers 0.23.2 gave for the tokenizer.json saved here.
        var tokenizer = BpeTokenizer.Load(new MemoryStream(Save(BpeTrainerTests.Train(330, [
            "Die Erde nährt den Garten, und der Garten nährt die Erde. 2024 wuchsen 1250 Bohnen; 2025 waren es 1300 Bohnen.\n\n"
            + "Der Kompost (warm, feucht) nährt die Wurzeln der Bohnen und der Erbsen.\n"]))), "tokenizer.json");
        Assert.Equal(292, tokenizer.VocabularySize);
        Assert.Equal([68, 259, 290, 272, 32, 49, 50, 53, 48, 48, 273, 46], tokenizer.Encode("Der Garten nährt 12500 Bohnen."));
        Assert.Equal(
            [32, 32, 87, 117, 114, 122, 101, 108, 110, 9, 9, 40, 102, 101, 285, 116, 41, 13, 10, 10, 32, 240, 159, 152, 128, 32, 101, 204, 129, 32, 194, 189],
            tokenizer.Encode("  Wurzeln\t\t(feucht)\r\n\n 😀 e\u0301 ½"));
    }

    [Theory]
    [InlineData("{", "not a tokenizer.json")]
    [InlineData("{}", "not a tokenizer.json")]
    [InlineData("""{"model":{"type":"Unigram"}}""", "only BPE")]
    [InlineData("""{"model":{"type":"BPE","ignore_merges":true}}""", "ignore_merges")]
    [InlineData("""{"model":{"type":"BPE"},"pre_tokenizer":{"type":"ByteLevel"}}""", "another rule")]
    public void Says_what_is_wrong_with_a_file(string json, string message)
    {
        var error = Assert.Throws<RecipeException>(() => BpeTokenizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "my.json"));
        Assert.StartsWith("my.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"zu\": 256", "\"zu\": 999", "each once")]
    [InlineData("\"zu\": 256", "\"zü€\": 256", "byte alphabet")]
    [InlineData("\"zu\": 256", "\"zo\": 256", "lacks the token \"zu\"")]
    public void Says_what_is_wrong_with_a_vocabulary(string good, string bad, string message)
    {
        var json = Encoding.UTF8.GetString(Save(BpeTrainerTests.Train(258, ["zu zu"]))).Replace(good, bad, StringComparison.Ordinal);
        var error = Assert.Throws<RecipeException>(() => BpeTokenizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "my.json"));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    static byte[] Save(BpeTokenizer tokenizer)
    {
        using var file = new MemoryStream();
        tokenizer.Save(file);
        return file.ToArray();
    }
}
