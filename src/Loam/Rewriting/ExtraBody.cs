using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Loam.Rewriting;

/// <summary>Further parameters of a request's body, as a JSON object: what a server knows and Loam does not, e.g. <c>top_k</c> or <c>chat_template_kwargs</c>.</summary>
/// <remarks>Immutable; equal when the canonical texts are. Keys stand in ordinal order, so that the same parameters give the same address of an answer.</remarks>
public sealed record ExtraBody : IParsable<ExtraBody>
{
    readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    ExtraBody(IEnumerable<KeyValuePair<string, string>> entries)
    {
        foreach (var (key, json) in entries)
            values[key] = json;
        Json = "{" + string.Join(',', values.Select(v => $"{JsonEncodedText.Encode(v.Key).Value.Insert(0, "\"")}\":{v.Value}")) + "}";
    }

    /// <summary>No further parameters.</summary>
    public static ExtraBody None { get; } = new([]);

    /// <summary>The canonical text: a JSON object.</summary>
    public string Json { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <summary>Whether there is one of that name, if only to say null.</summary>
    public bool Sets(string name) => values.ContainsKey(name);

    /// <summary>The parameters, each with its value as JSON text, in ordinal order of names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values() => values;

    /// <summary>Both together; what the other one has, too, is taken from it, and left out where the other one says null: not every server knows what a style asks for.</summary>
    /// <remarks>For what every request has (<c>temperature</c>), null stays: it is left out when the request is written. Newer models of OpenAI refuse it.</remarks>
    public ExtraBody With(ExtraBody other) =>
        other.IsEmpty ? this : new(values.Where(v => !other.Sets(v.Key)).Concat(other.values.Where(v => v.Value != "null" || v.Key is "temperature" or "top_p" or "max_tokens")));

    /// <summary>Reads a JSON object.</summary>
    /// <exception cref="FormatException">It is none, or it sets what Loam itself sets: the model, the messages, or streaming.</exception>
    public static ExtraBody Parse(string s, IFormatProvider? provider = null)
    {
        try
        {
            using var json = JsonDocument.Parse(s);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("""body is a JSON object, e.g. {"top_k": 20}""");
            if (json.RootElement.EnumerateObject().FirstOrDefault(p => p.Name is "model" or "messages" or "stream" or "n") is { Value.ValueKind: not JsonValueKind.Undefined } own)
                throw new FormatException($"body cannot set '{own.Name}': Loam sets it");
            return new(json.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Canonical(p.Value))));
        }
        catch (JsonException error)
        {
            throw new FormatException($$"""body is a JSON object, e.g. {"top_k": 20}: {{error.Message}}""", error);
        }
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ExtraBody result)
    {
        try
        {
            result = Parse(s ?? "", provider);
            return true;
        }
        catch (FormatException)
        {
            result = null;
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Equals(ExtraBody? other) => other is not null && Json == other.Json;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Json);

    /// <inheritdoc/>
    public override string ToString() => Json;

    // Without white space, keys as written inside: enough for a parameter that a person wrote once.
    static string Canonical(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            value.WriteTo(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
