using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Loam.Runs.Datasets;

/// <summary>JSON of manifests and ledgers: source-generated, indented, the same bytes for the same value.</summary>
/// <remarks>Strict: what lacks a part, as a manifest of something else does, is no manifest. Nothing is therefore left out, nulls neither.</remarks>
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(Ledger))]
[JsonSerializable(typeof(ShardDone))]
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
sealed partial class RunJson : JsonSerializerContext
{
    // Text in many languages is to be read by people, not escaped; the files are never embedded in HTML.
    public static RunJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a value to a file whole or not at all: to a temporary file that then takes the name.</summary>
    public static void Save<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, value, type);
            stream.WriteByte((byte)'\n');
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a value; null when the file is absent or no longer whole.</summary>
    public static T? Load<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Written beside a finished shard, after it: its counts and its account.</summary>
/// <param name="Fingerprint">The stage's fingerprint.</param>
/// <param name="Shard">The finished shard.</param>
/// <param name="Ledger">Its account.</param>
/// <param name="Rejects">Files with everything that was dropped; none when that was not asked for.</param>
/// <param name="Composition">How its documents were made.</param>
sealed record ShardDone(string Fingerprint, ShardInfo Shard, Ledger Ledger, ImmutableArray<string> Rejects, ImmutableArray<CompositionRow> Composition);
