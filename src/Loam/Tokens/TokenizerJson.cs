using System.Text;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Tokens;

/// <summary>Hugging Face's <c>tokenizer.json</c>: vocabulary and merges in the byte alphabet of GPT-2, and the rule that cuts pieces.</summary>
static class TokenizerJson
{
    static readonly char[] Alphabet = BuildAlphabet();

    static readonly Dictionary<char, byte> BytesOf = Enumerable.Range(0, 256).ToDictionary(b => Alphabet[b], b => (byte)b);

    public static void Write(BpeTokenizer tokenizer, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new()
        {
            Indented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        json.WritePropertyName("added_tokens");
        json.WriteRawValue($$"""
            [{"id":{{tokenizer.EndOfText}},"content":"{{BpeTokenizer.EndOfTextName}}","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}]
            """);
        json.WriteNull("normalizer");
        json.WritePropertyName("pre_tokenizer");
        json.WriteRawValue($$"""
            {"type":"Sequence","pretokenizers":[
            {"type":"Split","pattern":{"Regex":"{{JsonEncodedText.Encode(Pieces.Pattern, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}"},"behavior":"Isolated","invert":false},
            {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}]}
            """);
        json.WriteNull("post_processor");
        json.WritePropertyName("decoder");
        json.WriteRawValue("""{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}""");
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        foreach (var name in new[] { "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix" })
            json.WriteNull(name);
        foreach (var name in new[] { "fuse_unk", "byte_fallback", "ignore_merges" })
            json.WriteBoolean(name, false);
        json.WriteStartObject("vocab");
        for (var id = 0; id < tokenizer.VocabularySize; id++)
            json.WriteNumber(id == tokenizer.EndOfText ? BpeTokenizer.EndOfTextName : Spell(tokenizer.Bytes(id)), id);
        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach (var merge in tokenizer.Merges)
        {
            json.WriteStartArray();
            json.WriteStringValue(Spell(tokenizer.Bytes(merge.Left)));
            json.WriteStringValue(Spell(tokenizer.Bytes(merge.Right)));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    public static BpeTokenizer Read(Stream input, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(input);
            return Read(json.RootElement, place);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RecipeException($"not a tokenizer.json of a byte-level BPE tokenizer ({e.Message})", place, e);
        }
    }

    static BpeTokenizer Read(JsonElement root, string place)
    {
        var model = root.GetProperty("model");
        if (model.GetProperty("type").GetString() != "BPE")
            throw new RecipeException($"the tokenizer's model is {model.GetProperty("type")}; only BPE can be read", place);
        if (model.TryGetProperty("ignore_merges", out var ignore) && ignore.ValueKind == JsonValueKind.True)
            throw new RecipeException("the tokenizer takes whole words before merges (ignore_merges), which is not supported", place);
        if (!root.GetProperty("pre_tokenizer").ToString().Contains(JsonEncodedText.Encode(Pieces.Pattern, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), StringComparison.Ordinal))
            throw new RecipeException("the tokenizer cuts text by another rule; only tokenizers written by Loam can be read", place);

        var ids = model.GetProperty("vocab").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);
        var tokens = new byte[ids.Count][];
        foreach (var (name, id) in ids)
        {
            if (id < 0 || id >= tokens.Length || tokens[id] is not null)
                throw new RecipeException($"the vocabulary's ids are not 0 to {tokens.Length - 1}, each once: {id}", place);
            tokens[id] = name == BpeTokenizer.EndOfTextName ? [] : Bytes(name, place);
        }
        var merges = new List<Merge>();
        var merged = new List<int>();
        foreach (var merge in model.GetProperty("merges").EnumerateArray())
        {
            var (left, right) = Sides(merge);
            merges.Add(new(Id(left), Id(right)));
            merged.Add(Id(left + right));
        }
        return new(tokens, [.. Alphabet.Select(c => Id(c.ToString()))], merges, [.. merged], Id(BpeTokenizer.EndOfTextName));

        int Id(string token) => ids.TryGetValue(token, out var id)
            ? id
            : throw new RecipeException($"the vocabulary lacks the token \"{token}\"", place);
    }

    /// <summary>The two tokens of a merge: a list of two, or one text with a space between.</summary>
    internal static (string Left, string Right) Sides(JsonElement merge)
    {
        if (merge.ValueKind == JsonValueKind.Array)
            return (merge[0].GetString()!, merge[1].GetString()!);
        var both = merge.GetString()!.Split(' ');
        return both.Length == 2 ? (both[0], both[1]) : throw new FormatException($"a merge has two sides: \"{merge}\"");
    }

    /// <summary>The stand-in of a byte.</summary>
    internal static char Spell(byte value) => Alphabet[value];

    static string Spell(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
            text.Append(Alphabet[b]);
        return text.ToString();
    }

    static byte[] Bytes(string token, string place)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!BytesOf.TryGetValue(token[i], out bytes[i]))
                throw new RecipeException($"the token \"{token}\" is not in the byte alphabet", place);
        }
        return bytes;
    }

    /// <summary>GPT-2's printable stand-ins: printable Latin-1 characters stand for themselves, the other 68 bytes for U+0100 and up.</summary>
    static char[] BuildAlphabet()
    {
        var alphabet = new char[256];
        var next = (char)256;
        for (var b = 0; b < 256; b++)
            alphabet[b] = b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE ? (char)b : next++;
        return alphabet;
    }
}
