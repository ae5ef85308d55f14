using System.Text;
using System.Text.Json;

namespace Loam.Rewriting.Chat;

/// <summary>Reads the body of a chat completion: the first choice's words, why they end, and what they cost. What it does not know, it passes over.</summary>
static class ChatAnswer
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">UTF-8; a byte order mark is allowed.</param>
    /// <returns>The answer; or the error that some gateways send with status 200.</returns>
    /// <exception cref="JsonException">It is no chat completion; the message says what is missing.</exception>
    internal static (RewriteAnswer? Answer, ServerError? Error) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return ReadObject(body);
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("its text is no valid Unicode", error); // A lone surrogate in an escape, or bytes that are no UTF-8: in the words, in a name, anywhere.
        }
    }

    static (RewriteAnswer?, ServerError?) ReadObject(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        var json = new Utf8JsonReader(body);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("it is no JSON object");
        RewriteAnswer? answer = null;
        var (input, written, failed) = (0L, 0L, false);
        while (Next(ref json))
        {
            if (json.ValueTextEquals("choices"u8))
                answer = Choices(ref json);
            else if (json.ValueTextEquals("usage"u8))
                (input, written) = Usage(ref json);
            else
                failed |= json.ValueTextEquals("error"u8) & Skip(ref json);
        }
        if (json.Read())
            throw new JsonException("there is more behind it");
        if (answer is null && failed)
            return (null, ServerError.Read(body));
        return answer is null
            ? throw new JsonException("it has no choices")
            : (answer with { InputTokens = input, OutputTokens = written }, null);
    }

    /// <summary>Steps to the object's next name; false at its end.</summary>
    static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Passes over the value behind a name; true when it is not null.</summary>
    static bool Skip(ref Utf8JsonReader json)
    {
        json.Read();
        var present = json.TokenType != JsonTokenType.Null;
        json.Skip();
        return present;
    }

    static RewriteAnswer? Choices(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType != JsonTokenType.StartArray || !json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new JsonException("its choices are empty");
        string? text = null;
        var (finish, word) = (Finish.Stop, (string?)null);
        while (Next(ref json))
        {
            if (json.ValueTextEquals("message"u8))
                text = Message(ref json);
            else if (json.ValueTextEquals("finish_reason"u8))
                (finish, word) = Ended(ref json);
            else
                Skip(ref json);
        }
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            json.Skip();
        return new RewriteAnswer { Text = text ?? throw new JsonException("its first choice has no message"), Finish = finish, FinishWord = word };
    }

    static (Finish Finish, string? Word) Ended(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null || json.TokenType == JsonTokenType.String && json.ValueTextEquals("stop"u8))
            return (Finish.Stop, null);
        var finish = json.TokenType != JsonTokenType.String ? Finish.Other
            : json.ValueTextEquals("length"u8) || json.ValueTextEquals("max_tokens"u8) || json.ValueTextEquals("model_length"u8) ? Finish.Length
            : json.ValueTextEquals("content_filter"u8) ? Finish.ContentFilter
            : BrokeOff(ref json) ? throw new JsonException($"its finish_reason is {json.GetString()}")
            : Finish.Other;
        var word = finish == Finish.Other && json.TokenType == JsonTokenType.String ? json.GetString() : null;
        json.Skip();
        return (finish, word);
    }

    /// <summary>Words for half an answer that the server gave up: of OpenRouter and Mistral, of vLLM and SGLang, of DeepSeek.</summary>
    static bool BrokeOff(ref Utf8JsonReader json) =>
        json.ValueTextEquals("error"u8) || json.ValueTextEquals("abort"u8) || json.ValueTextEquals("insufficient_system_resource"u8);

    static string? Message(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }
        var text = "";
        while (Next(ref json))
        {
            if (json.ValueTextEquals("content"u8))
                text = Content(ref json);
            else
                Skip(ref json);
        }
        return text;
    }

    /// <summary>A string; or parts, of which those with text count.</summary>
    static string Content(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            return json.GetString()!;
        if (json.TokenType != JsonTokenType.StartArray)
        {
            json.Skip();
            return "";
        }
        var text = new StringBuilder();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.String)
                text.Append(json.GetString());
            if (json.TokenType != JsonTokenType.StartObject)
                json.Skip();
            else
                Part(ref json, text);
        }
        return text.ToString();
    }

    static void Part(ref Utf8JsonReader json, StringBuilder text)
    {
        while (Next(ref json))
        {
            var words = json.ValueTextEquals("text"u8);
            json.Read();
            if (words && json.TokenType == JsonTokenType.String)
                text.Append(json.GetString());
            json.Skip();
        }
    }

    static (long Input, long Output) Usage(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return default;
        }
        var (input, output) = (0L, 0L);
        while (Next(ref json))
        {
            var (read, written) = (json.ValueTextEquals("prompt_tokens"u8), json.ValueTextEquals("completion_tokens"u8));
            json.Read();
            if ((read || written) && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var count))
                (input, output) = read ? (count, output) : (input, count);
            json.Skip();
        }
        return (input, output);
    }
}
