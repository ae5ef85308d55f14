using System.Text.Encodings.Web;
using System.Text.Json;
using Loam.Documents;

namespace Loam.Deduplicating;

/// <summary>Writes which document was dropped for which, as JSON Lines.</summary>
/// <remarks>A line: <c>{"kept":{"source","id"},"dropped":{"source","id"},"similarity","reason"}</c>.</remarks>
public static class ClustersFile
{
    /// <summary>The file's name in a dataset's folder.</summary>
    public const string Name = "clusters.jsonl";

    /// <summary>Writes one line per dropped document, UTF-8, in the order given.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream output, IEnumerable<Duplicate> duplicates, CancellationToken cancellation)
    {
        using var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var duplicate in duplicates)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            WriteId(json, "kept", duplicate.Kept);
            WriteId(json, "dropped", duplicate.Dropped);
            json.WriteNumber("similarity", Math.Round(duplicate.Similarity, 4));
            json.WriteString("reason", duplicate.Reason.Code);
            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    static void WriteId(Utf8JsonWriter json, string name, DocumentId id)
    {
        json.WriteStartObject(name);
        json.WriteString("source", id.Source);
        json.WriteString("id", id.Key);
        json.WriteEndObject();
    }
}
