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
    /// <param name="request">What is asked.</param>
    /// <param name="model">The model's name.</param>
    internal static void Write(IBufferWriter<byte> output, RewriteRequest request, string model)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteStartArray("messages"u8);
        if (request.System.Length > 0)
            Message(json, "system"u8, request.System);
        Message(json, "user"u8, request.Message);
        json.WriteEndArray();
        foreach (var (name, value) in request.Sampling.Parameters)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value, skipInputValidation: true);
        }
        json.WriteEndObject();
    }

    static void Message(Utf8JsonWriter json, ReadOnlySpan<byte> role, string words)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteString("content"u8, words);
        json.WriteEndObject();
    }
}
