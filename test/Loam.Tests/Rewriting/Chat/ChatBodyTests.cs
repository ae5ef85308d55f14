using System.Buffers;
using System.Text;
using System.Text.Json;
using Loam.Rewriting;
using Loam.Rewriting.Chat;

namespace Loam.Tests.Rewriting.Chat;

public class ChatBodyTests
{
    static string Body(string extra = "{}", string system = "Sei kurz.")
    {
        var output = new ArrayBufferWriter<byte>();
        ChatBody.Write(output, new RewriteRequest
        {
            Parent = Pages.Page(),
            Style = "wiki",
            Language = "de",
            Text = "",
            System = system,
            Message = "Grüße \"an\" 世界\n",
            PromptVersion = "wiki-de/1",
            Sampling = new() { Body = ExtraBody.Parse(extra) },
        }, "m/1");
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Fact]
    public void A_body_is_one_line_with_letters_as_they_are() => Assert.Equal(
        """{"model":"m/1","messages":[{"role":"system","content":"Sei kurz."},{"role":"user","content":"Grüße \"an\" 世界\n"}],"temperature":0.5,"top_p":0.9,"max_tokens":512}""", Body());

    [Fact]
    public void Without_a_system_prompt_there_is_no_such_message() => Assert.DoesNotContain("system", Body(system: ""), StringComparison.Ordinal);

    [Fact]
    public void Further_parameters_override_by_name() => Assert.EndsWith(
        """],"top_p":0.9,"max_tokens":512,"chat_template_kwargs":{"enable_thinking":false},"temperature":0,"top_k":20}""",
        Body("""{"top_k": 20, "temperature": 0, "chat_template_kwargs": {"enable_thinking": false}}"""));

    [Fact]
    public void Null_leaves_a_parameter_out() => Assert.EndsWith("""],"max_tokens":512}""", Body("""{"temperature":null,"top_p":null}"""));

    [Fact]
    public void The_limit_of_newer_models_stands_in_for_the_older_one() =>
        Assert.EndsWith("""],"temperature":0.5,"top_p":0.9,"max_completion_tokens":700}""", Body("""{"max_completion_tokens":700}"""));

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_body() => JsonDocument.Parse(Body(system: "kaputt \uD83D.")).Dispose();
}
