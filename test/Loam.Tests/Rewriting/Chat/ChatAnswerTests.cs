using System.Text;
using System.Text.Json;
using Loam.Rewriting;
using Loam.Rewriting.Chat;

namespace Loam.Tests.Rewriting.Chat;

public class ChatAnswerTests
{
    static RewriteAnswer Read(string json) => ChatAnswer.Read(Encoding.UTF8.GetBytes(json)).Answer!;

    static string Choice(string message, string finish = "\"stop\"") => $$"""{"choices":[{"message":{{message}},"finish_reason":{{finish}}}]}""";

    [Fact]
    public void Reads_what_it_knows_and_passes_over_the_rest()
    {
        var answer = Read("""
            {"id":"x","system_fingerprint":null,"usage":{"prompt_tokens":711,"prompt_tokens_details":{"cached_tokens":[1]},"completion_tokens":307,"total_tokens":1018},
             "choices":[{"index":0,"logprobs":{"content":[{"message":{"content":"falsch"}}]},"message":{"role":"assistant","reasoning_content":"hm","content":"Grüße \u00e4 \ud83d\ude00","tool_calls":[]},"finish_reason":"stop"},
                        {"index":1,"message":{"content":"zweite"},"finish_reason":"length"}],"kv_transfer_params":{"a":[{}]}}
            """);
        Assert.Equal(("Grüße ä 😀", Finish.Stop, 711, 307), (answer.Text, answer.Finish, answer.InputTokens, answer.OutputTokens));
    }

    [Fact]
    public void Content_may_come_in_parts() =>
        Assert.Equal("eins zwei", Read(Choice("""{"content":[{"type":"text","text":"eins "},{"type":"image_url","image_url":{"url":"x","text":["y"]}},{"text":"zwei","annotations":[{}]}]}""")).Text);

    [Theory]
    [InlineData("""{"content":null}""")]
    [InlineData("""{"role":"assistant","refusal":"no"}""")]
    public void No_content_is_an_empty_text(string message) => Assert.Equal("", Read(Choice(message)).Text);

    [Theory]
    [InlineData("\"stop\"", Finish.Stop)]
    [InlineData("null", Finish.Stop)]
    [InlineData("\"length\"", Finish.Length)]
    [InlineData("\"model_length\"", Finish.Length)]
    [InlineData("\"content_filter\"", Finish.ContentFilter)]
    [InlineData("\"tool_calls\"", Finish.Other)]
    [InlineData("{\"type\":\"x\"}", Finish.Other)]
    public void Says_why_it_ended(string finish, Finish expected) => Assert.Equal(expected, Read(Choice("""{"content":"x"}""", finish)).Finish);

    [Fact]
    public void Usage_may_be_absent_or_odd()
    {
        Assert.Equal(0, Read(Choice("""{"content":"x"}""")).OutputTokens);
        Assert.Equal(0, Read("""{"choices":[{"message":{"content":"x"}}],"usage":null}""").OutputTokens);
        Assert.Equal(7, Read("""{"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":null,"completion_tokens":7}}""").OutputTokens);
    }

    [Fact]
    public void A_byte_order_mark_is_no_harm() => Assert.Equal("x", Read("\uFEFF" + Choice("""{"content":"x"}""")).Text);

    [Theory]
    [InlineData("{} {}")]
    [InlineData("""{"choices":[{"message":{"content":"\ud83d"}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"x"},"finish_reason":"\ud83d"}]}""")]
    [InlineData("""{"choice\ud83d":1,"choices":[{"message":{"content":"x"}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"x"},"finish_reason":"error"}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"x"},"finish_reason":"abort"}]}""")]
    [InlineData("""{"choices":{"message":{"content":"x"}}}""")]
    [InlineData("""{"choices":["x"]}""")]
    [InlineData("""{"choices":[{"message":"x"}]}""")]
    public void What_is_no_completion_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Theory]
    [InlineData("""{"error":{"message":"zu viel","type":"rate_limit_error"}}""", "zu viel", "rate_limit_error")]
    [InlineData("""{"error":"kurz"}""", "kurz", "")]
    [InlineData("""{"message":"so","code":"x1"}""", "so", "x1")]
    [InlineData("""{"detail":[{"loc":["body"],"msg":"field required"}]}""", """[{"loc":["body"],"msg":"field required"}]""", "")]
    [InlineData("""[{"error":{"code":429,"message":"Quota exceeded"}}]""", "Quota exceeded", "429")]
    [InlineData("Service Unavailable\n", "Service Unavailable", "")]
    [InlineData("<!doctype html><style>b{}</style><h1>503</h1> <p>Server error", "an HTML page: 503 Server error", "")]
    [InlineData("", "", "")]
    public void Finds_the_words_of_an_error_in_whatever_shape(string body, string words, string code) =>
        Assert.Equal(new ServerError(words, code), ServerError.Read(Encoding.UTF8.GetBytes(body)));
}
