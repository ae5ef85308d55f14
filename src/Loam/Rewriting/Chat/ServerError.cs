using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Loam.Rewriting.Chat;

/// <summary>What a server says about a failure, whichever of the usual shapes its body has: OpenAI's, vLLM's, Ollama's, FastAPI's, a proxy's page, plain words.</summary>
/// <param name="Words">The words for people, at most 4,000 characters, not yet without secrets; empty where there are none.</param>
/// <param name="Code">Its code or type, e.g. <c>model_not_found</c>; empty where there is none.</param>
sealed partial record ServerError(string Words, string Code)
{
    const int Longest = 4000;

    /// <summary>Reads a body of any kind.</summary>
    internal static ServerError Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            using var parsed = JsonDocument.ParseValue(ref json);
            return Read(parsed.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new(Plain(Encoding.UTF8.GetString(body.Length > 16_384 ? body[..16_384] : body)), "");
        }
    }

    static ServerError Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
            root = root[0]; // Google's gateway.
        var error = Property(root, "error") is { ValueKind: not JsonValueKind.Null } inner ? inner : root;
        var words = Property(error, "message") ?? Property(error, "detail") ?? Property(root, "message") ?? error;
        var code = Text(Property(error, "code"));
        // vLLM puts the status there, the others a word.
        return new(words.ValueKind == JsonValueKind.String ? Cut(words.GetString()!) : Cut(Relaxed(words)), code.Length > 0 ? code : Text(Property(error, "type")));
    }

    // Without escapes, so that a secret in it is found.
    static string Relaxed(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static JsonElement? Property(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    static string Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } known ? known.ToString() : "";

    /// <summary>Words, or the title of a page with its first words where it has none.</summary>
    static string Plain(string text)
    {
        text = text.Trim();
        if (!text.StartsWith('<'))
            return Cut(text);
        var title = Title().Match(text);
        return $"an HTML page: {Cut(title.Success ? title.Groups[1].Value : Tags().Replace(text, " "))}";
    }

    static string Cut(string text)
    {
        text = Spaces().Replace(text, " ").Trim();
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }

    [GeneratedRegex("<title[^>]*>([^<]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex("<style.*?</style>|<script.*?</script>|<[^>]*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Spaces();
}
