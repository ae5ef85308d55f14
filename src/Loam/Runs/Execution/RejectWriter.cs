using System.Text.Json;
using Loam.Documents;
using Loam.Formats;

namespace Loam.Runs.Execution;

/// <summary>Writes everything that one shard's steps dropped, as document rows with <c>meta.step</c>, <c>meta.reason</c> and <c>meta.evidence</c>.</summary>
sealed class RejectWriter(string path) : IDisposable
{
    readonly JsonlWriter writer = new(path);

    public static string NameOf(int index) => $"{index:D5}.rejects.jsonl.zst";

    public void Write(string step, Document document, Verdict verdict) => writer.Write(document with
    {
        Meta = document.Meta.SetItem("step", Text(step)).SetItem("reason", Text(verdict.Reason!.Code)).SetItem("evidence", Text(verdict.Evidence!)),
    });

    public void Complete() => writer.Complete();

    public void Dispose() => writer.Dispose();

    static JsonElement Text(string value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            json.WriteStringValue(value);
        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}
