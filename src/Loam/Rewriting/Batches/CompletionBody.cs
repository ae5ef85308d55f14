using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loam.Rewriting.Batches;

static class CompletionBody
{
    internal static JsonWriterOptions Unescaped { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(IBufferWriter<byte> output, RewriteRequest request, string model)
    {
        using var json = new Utf8JsonWriter(output, Unescaped);
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteStartArray("messages");
        foreach (var (role, content) in new[] { ("system", request.System), ("user", request.Message) })
        {
            if (content.Length == 0)
                continue;
            json.WriteStartObject();
            json.WriteString("role", role);
            json.WriteString("content", content);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("temperature", request.Sampling.Temperature);
        json.WriteNumber("top_p", request.Sampling.TopP);
        json.WriteNumber("max_tokens", request.Sampling.MaxOutputTokens);
        foreach (var (key, value) in request.Sampling.Body.Values())
        {
            json.WritePropertyName(key);
            json.WriteRawValue(value);
        }
        json.WriteEndObject();
    }

    internal static RewriteAnswer Read(JsonElement body)
    {
        var choice = body.GetProperty("choices")[0];
        var usage = BatchAnswer.Member(body, "usage");
        return new()
        {
            Text = BatchAnswer.Text(choice.GetProperty("message"), "content") ?? "",
            Finish = BatchAnswer.Text(choice, "finish_reason") switch { null or "stop" => Finish.Stop, "length" => Finish.Length, "content_filter" => Finish.ContentFilter, _ => Finish.Other },
            InputTokens = BatchAnswer.Number(usage, "prompt_tokens") ?? 0,
            OutputTokens = BatchAnswer.Number(usage, "completion_tokens") ?? 0,
        };
    }
}
