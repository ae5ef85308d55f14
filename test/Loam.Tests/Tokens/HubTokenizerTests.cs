using System.Text;
using Loam.Rewriting;
using Loam.Runs.Stages;
using Loam.Steps;
using Loam.Tokens;

namespace Loam.Tests.Tokens;

public class HubTokenizerTests
{
    static readonly BpeTokenizer Trained = BpeTrainerTests.Train(500, [.. Enumerable.Range(0, 40).Select(i => RandomText.Bmp((ulong)i))]);

    static byte[] Saved()
    {
        using var file = new MemoryStream();
        Trained.Save(file);
        return file.ToArray();
    }

    static HubTokenizer Load(string json) => HubTokenizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "tokenizer.json");

    [Fact]
    public void Counts_as_the_tokenizer_that_trained_it_does()
    {
        var hub = HubTokenizer.Load(new MemoryStream(Saved()), "tokenizer.json");
        for (var seed = 1000UL; seed < 1100; seed++)
            Assert.Equal(Trained.Count(RandomText.Bmp(seed)), hub.Count(RandomText.Bmp(seed)));
        foreach (var text in new[] { "", " ", "😀 𝔘 \ud800 x", new string('-', 5000), new string('字', 300) })
            Assert.Equal(Trained.Count(text), hub.Count(text));
    }

    /// <summary>Over characters: "▁" marks spaces, what is no token falls back to bytes.</summary>
    const string Spaced = """
        {"normalizer":{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]},"pre_tokenizer":null,
         "model":{"type":"BPE","unk_token":"<unk>","byte_fallback":true,"vocab":{"<unk>":0,"<0xC3>":1,"<0xBC>":2,"▁":3,"a":4,"b":5,"ab":6,"▁ab":7,"<0x0A>":8,"▁▁":9},"merges":["a b","▁ ab","▁ ▁"]}}
        """;

    [Theory]
    [InlineData("ab", 1)]
    [InlineData("ab ab", 2)]
    [InlineData("abab", 2)]
    [InlineData("aü", 4)] // ▁ a <0xC3> <0xBC>
    [InlineData("ab\nab", 3)] // ▁ab <0x0A> ab
    [InlineData("ab  ab", 3)] // ▁ab ▁ ▁ab
    [InlineData("a   ", 4)] // ▁ a ▁▁ ▁
    [InlineData("é", 3)] // ▁ and two unknown bytes
    public void Counts_over_characters(string text, int tokens) => Assert.Equal(tokens, Load(Spaced).Count(text));

    static string Bytes(string splits, string extra = "") => $$$"""
        {"normalizer":null,"pre_tokenizer":{"type":"Sequence","pretokenizers":[{{{splits}}}{"type":"ByteLevel","add_prefix_space":false,"use_regex":{{{(splits.Length == 0 ? "true" : "false")}}}}]},
         "model":{"type":"BPE"{{{extra}}},"vocab":{"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"abc":5,"1":6,"Ġa":7,"11":8},"merges":[["a","b"],["Ġ","a"],["1","1"]]}}
        """;

    [Theory]
    [InlineData("", "", "ab ab", 3)] // ab | Ġa b
    [InlineData("", "", "1111", 2)]
    [InlineData("""{"type":"Digits","individual_digits":true},""", "", "1111", 4)]
    [InlineData("""{"type":"Split","pattern":{"Regex":"\\p{N}{1,3}"},"behavior":"Isolated","invert":false},""", "", "1111", 3)] // 111 | 1
    [InlineData("""{"type":"Split","pattern":{"Regex":"\\p{N}{1,3}+|[^\\p{N}]?+\\p{L}++"},"behavior":"Removed","invert":true},""", "", "1111ab", 4)] // quantifiers that give nothing back
    [InlineData("", "", "abc", 2)]
    [InlineData("", ",\"ignore_merges\":true", "abc", 1)]
    public void Follows_the_rules_of_the_file(string splits, string extra, string text, int tokens) => Assert.Equal(tokens, Load(Bytes(splits, extra)).Count(text));

    [Theory]
    [InlineData("nonsense", "not a tokenizer.json")]
    [InlineData("{}", "not a tokenizer.json")]
    [InlineData("""{"model":{"type":"Unigram"}}""", "the tokenizer's model is Unigram; only BPE")]
    [InlineData("""{"normalizer":{"type":"Lowercase"},"pre_tokenizer":null,"model":{"type":"BPE"}}""", "a step of the type Lowercase")]
    [InlineData("""{"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"model":{"type":"BPE"}}""", "a step of the type Whitespace")]
    [InlineData("""{"normalizer":null,"pre_tokenizer":{"type":"Split","pattern":{"Regex":"\\p{Han}"},"behavior":"Isolated"},"model":{"type":"BPE"}}""", "by a rule that cannot be followed")]
    [InlineData("""{"normalizer":null,"pre_tokenizer":null,"model":{"type":"BPE"}}""", "neither works on bytes nor marks spaces")]
    public void What_it_cannot_follow_is_refused(string json, string message)
    {
        var error = Assert.Throws<RecipeException>(() => Load(json));
        Assert.StartsWith("tokenizer.json", error.Place, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_may_count_at_once()
    {
        var hub = HubTokenizer.Load(new MemoryStream(Saved()), "tokenizer.json");
        var texts = Enumerable.Range(0, 64).Select(i => RandomText.Bmp((ulong)i)).ToList();
        Assert.Equal(texts.Select(text => Trained.Count(text)), texts.AsParallel().AsOrdered().Select(text => hub.Count(text)));
    }

    [Fact]
    public void A_counter_is_known_by_the_content_of_its_file_and_a_missing_one_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("loam-test-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "a.json"), Saved());
            File.WriteAllBytes(Path.Combine(folder, "b.json"), Saved());
            File.WriteAllText(Path.Combine(folder, "c.json"), Spaced);
            var (a, b, c) = (TokenCounter.Of("a.json", folder)!, TokenCounter.Of("b.json", folder)!, TokenCounter.Of("c.json", folder)!);
            Assert.Equal(a.Identity, b.Identity);
            Assert.NotEqual(a.Identity, c.Identity);
            Assert.Equal(2, c.Count("ab ab"));
            Assert.Null(TokenCounter.Of(null, folder));
            Assert.Contains("there is no tokenizer", Assert.Throws<RecipeException>(() => TokenCounter.Of("d.json", folder)).Message, StringComparison.Ordinal);
            var options = new RewriteSettings { Rewrite = new RewriteOptions { Tokenizer = "a.json" } };
            Assert.Equal(RewriteParts.Of(options, folder, folder).Step.Identity, RewriteParts.Of(options with { Rewrite = new RewriteOptions { Tokenizer = "b.json" } }, folder, folder).Step.Identity);
            Assert.NotEqual(RewriteParts.Of(options, folder, folder).Step.Identity, RewriteParts.Of(new RewriteSettings(), folder, folder).Step.Identity);
            Assert.Throws<RecipeException>(() => RewriteParts.Of(options with { Rewrite = new RewriteOptions { Tokenizer = "d.json" } }, folder, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
