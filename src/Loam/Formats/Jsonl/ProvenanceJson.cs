using System.Text.Json;
using Loam.Documents;

namespace Loam.Formats;

/// <summary>Reads the <c>provenance</c> of a row.</summary>
static class ProvenanceJson
{
    static readonly string[] Names = ["parent", "root", "chunk", "style", "prompt_version", "model", "request_hash", "depth"];

    /// <summary>Whether a value is meant as a provenance of ours: an object with at least one of its parts.</summary>
    public static bool IsOurs(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && Names.Any(name => value.TryGetProperty(name, out _));

    /// <summary>The provenance, or null and the name of the part that is missing or wrong.</summary>
    public static Provenance.Synthetic? Read(JsonElement value, out string missing)
    {
        missing = "";
        var parent = Id(value, "parent", ref missing);
        var root = Id(value, "root", ref missing);
        var chunk = Whole(value, "chunk", 0, ref missing);
        var depth = Whole(value, "depth", 1, ref missing);
        var style = Text(value, "style", ref missing);
        var prompt = Text(value, "prompt_version", ref missing);
        var model = Text(value, "model", ref missing);
        var hash = Text(value, "request_hash", ref missing);
        if (missing.Length > 0)
            return null;
        var usage = value.TryGetProperty("usage", out var used) && used.ValueKind == JsonValueKind.Object ? used : default;
        return new Provenance.Synthetic(parent, root, chunk, style, prompt, model, hash, depth)
        {
            Chunks = value.TryGetProperty("chunks", out var chunks) && chunks.ValueKind == JsonValueKind.Number && chunks.TryGetInt32(out var count) && count > 0 ? count : 1,
            Sampling = value.TryGetProperty("sampling", out var sampling) && sampling.ValueKind == JsonValueKind.Object ? sampling.GetRawText() : null,
            InputTokens = Tokens(usage, "input_tokens"),
            OutputTokens = Tokens(usage, "output_tokens"),
            Finish = value.TryGetProperty("finish_reason", out var finish) && finish.ValueKind == JsonValueKind.String ? finish.GetString() : null,
        };
    }

    static long Tokens(JsonElement usage, string name) =>
        usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty(name, out var tokens) && tokens.ValueKind == JsonValueKind.Number && tokens.TryGetInt64(out var count) ? count : 0;

    static DocumentId Id(JsonElement value, string name, ref string missing)
    {
        if (value.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.Object)
            return new DocumentId(Text(id, "source", ref missing), Text(id, "id", ref missing));
        missing = name;
        return default;
    }

    static int Whole(JsonElement value, string name, int least, ref string missing)
    {
        if (value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out var whole) && whole >= least)
            return whole;
        missing = name;
        return least;
    }

    static string Text(JsonElement value, string name, ref string missing)
    {
        if (value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
            return text.GetString()!;
        missing = name;
        return "";
    }
}
