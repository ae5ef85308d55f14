using System.Text.Json;

namespace Loam.Deduplicating;

/// <summary>Writes which document was dropped for which: JSON Lines of <c>{"kept":{"source","key"},"dropped":{…},"similarity","reason"}</c>.</summary>
public static class ClustersFile
{
    /// <summary>Writes one line per dropped document, UTF-8, in the order given.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream output, IEnumerable<Duplicate> duplicates, CancellationToken cancellation)
    {
        using var json = new Utf8JsonWriter(output, new() { SkipValidation = false, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
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

    static void WriteId(Utf8JsonWriter json, string name, Documents.DocumentId id)
    {
        json.WriteStartObject(name);
        json.WriteString("source", id.Source);
        json.WriteString("key", id.Key);
        json.WriteEndObject();
    }
}
