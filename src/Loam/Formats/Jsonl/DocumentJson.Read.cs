using System.Text.Json;
using System.Text.Unicode;
using Loam.Documents;

namespace Loam.Formats;

public static partial class DocumentJson
{
    /// <summary>Reads one row. A row that is no document gives a verdict with its reason, never an exception.</summary>
    /// <param name="row">One JSON object, UTF-8; invalid bytes are read as U+FFFD.</param>
    /// <param name="fallback">The identity's parts for a row that lacks <c>source</c> or <c>id</c>.</param>
    public static Judged Read(ReadOnlySpan<byte> row, DocumentId fallback)
    {
        if (!Utf8.IsValid(row))
            row = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(row));
        if (row.IndexOf("\\ud"u8) >= 0 || row.IndexOf("\\uD"u8) >= 0)
            row = SurrogateEscapes.Repair(row);
        var fields = new RowFields();
        try
        {
            fields.Read(row);
        }
        catch (JsonException e)
        {
            return Drop(fallback, JsonlReasons.NotJson, $"byte {e.BytePositionInLine ?? 0}: {FirstSentence(e.Message)}");
        }
        return fields.Finish(fallback);
    }

    internal static Judged Drop(DocumentId id, Reason reason, string evidence) =>
        new(new Document { Id = id, Text = "" }, Verdict.Drop(reason, evidence));

    static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
