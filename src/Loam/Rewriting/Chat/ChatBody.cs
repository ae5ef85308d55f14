using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loam.Rewriting.Chat;

/// <summary>The one renderer of a chat completion's request body: for servers, and for the lines of batch files.</summary>
static class ChatBody
{
    // Letters beyond ASCII as they are: a third of the bytes of a Russian or Chinese page written as \u escapes. What "unsafe" is about is JSON inside of HTML.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes <c>{"model","messages","temperature","top_p","max_tokens",…}</c>.</summary>
    /// <param name="output">Takes the bytes: UTF-8, one line.</param>
    /// <param name="request">What is asked. Its further parameters override by name, null leaves one out, and <c>max_completion_tokens</c> stands in for <c>max_tokens</c>.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="limited">Whether the output limit is written. Default: true.</param>
    internal static void Write(IBufferWriter<byte> output, RewriteRequest request, string model, bool limited = true)
    {
        var (sampling, extra) = (request.Sampling, request.Sampling.Body);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteStartArray("messages"u8);
        if (request.System.Length > 0)
            Message(json, "system"u8, request.System);
        Message(json, "user"u8, request.Message);
        json.WriteEndArray();
        if (!Sets(extra, "temperature"))
            json.WriteNumber("temperature"u8, sampling.Temperature);
        if (!Sets(extra, "top_p"))
            json.WriteNumber("top_p"u8, sampling.TopP);
        if (limited && !Sets(extra, "max_tokens") && !Sets(extra, "max_completion_tokens"))
            json.WriteNumber("max_tokens"u8, sampling.MaxOutputTokens);
        if (!extra.IsEmpty)
            Write(json, extra, limited);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ExtraBody extra, bool limited)
    {
        foreach (var (name, value) in extra.Values())
        {
            if (value == "null" || !limited && name is "max_tokens" or "max_completion_tokens")
                continue;
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
    }

    static bool Sets(ExtraBody extra, string name)
    {
        if (extra.IsEmpty)
            return false;
        foreach (var (known, _) in extra.Values())
        {
            if (known == name)
                return true;
        }
        return false;
    }

    static void Message(Utf8JsonWriter json, ReadOnlySpan<byte> role, string words)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteString("content"u8, words);
        json.WriteEndObject();
    }
}
