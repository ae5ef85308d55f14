using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loam.Guarding;

/// <summary>What became of a file of pairs.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Kept">Rows without a finding.</param>
/// <param name="Reasons">How many rows have each reason, by code, in ordinal order.</param>
public sealed record GuardSummary(long Rows, long Kept, IReadOnlyDictionary<string, long> Reasons);

/// <summary>Judges a file of pairs: JSONL rows <c>{"id","source","text","style","language"}</c>, with <c>finish_reason</c> and <c>prompt</c> where known.</summary>
public static class GuardPairs
{
    /// <summary>Writes every row again, in order, with <c>"verdict":"keep"|"drop"</c> and <c>"reasons":[{"reason","evidence","nearest"}]</c>.</summary>
    /// <param name="input">The rows, UTF-8.</param>
    /// <param name="output">Where to write; not closed.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <remarks>A row that is no such pair is dropped with <see cref="GuardReasons.NotAPair"/>; the others are judged.</remarks>
    public static async Task<GuardSummary> RunAsync(Stream input, Stream output, GuardOptions options, CancellationToken cancellation)
    {
        using var reader = new StreamReader(input, leaveOpen: true);
        long rows = 0, kept = 0;
        var number = 0;
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var newline = "\n"u8.ToArray();
        while (await reader.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var row = Parse(line, number);
            var findings = PairOf(row.RootElement) is { } pair ? Guard.Check(pair, options) : [NotAPair(row.RootElement, number)];
            rows++;
            kept += findings.Count == 0 ? 1 : 0;
            foreach (var code in findings.Select(finding => finding.Reason.Code).Distinct(StringComparer.Ordinal))
                reasons[code] = reasons.GetValueOrDefault(code) + 1;
            var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            await using (json.ConfigureAwait(false))
                Write(json, row.RootElement, findings);
            await output.WriteAsync(newline, cancellation).ConfigureAwait(false);
        }
        return new(rows, kept, reasons);
    }

    static void Write(Utf8JsonWriter json, JsonElement row, IReadOnlyList<Finding> findings)
    {
        json.WriteStartObject();
        foreach (var field in row.EnumerateObject())
        {
            if (field.Name is not ("verdict" or "reasons"))
                field.WriteTo(json);
        }
        json.WriteString("verdict", findings.Count == 0 ? "keep" : "drop");
        json.WriteStartArray("reasons");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("reason", finding.Reason.Code);
            json.WriteString("evidence", finding.Evidence);
            if (finding.Nearest is not null)
                json.WriteString("nearest", finding.Nearest);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A row that is not JSON becomes an object that says so: one bad row must not cost the file.
    static JsonDocument Parse(string line, int number)
    {
        try
        {
            var row = JsonDocument.Parse(line);
            if (row.RootElement.ValueKind == JsonValueKind.Object)
                return row;
            row.Dispose();
        }
        catch (JsonException)
        {
        }
        return JsonDocument.Parse($"{{\"line\":{number}}}");
    }

    static Finding NotAPair(JsonElement row, int number)
    {
        var missing = new[] { "source", "text" }.Where(name => Text(row, name) is null);
        return new(GuardReasons.NotAPair, .., $"line {number}: no JSON object with a text in {string.Join(" and ", missing.Select(m => $"\"{m}\""))}");
    }

    static GuardPair? PairOf(JsonElement row) => Text(row, "source") is { } source && Text(row, "text") is { } text
        ? new(source, text, Text(row, "style"), Text(row, "language")) { FinishReason = Text(row, "finish_reason"), Prompt = Text(row, "prompt") }
        : null;

    static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
