using System.Text.Json;
using Loam.Steps;

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
    /// <exception cref="RecipeException">A row is not such a pair; the message names its line.</exception>
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
            var findings = Guard.Check(PairOf(row.RootElement, number), options);
            rows++;
            kept += findings.Count == 0 ? 1 : 0;
            foreach (var code in findings.Select(finding => finding.Reason.Code).Distinct(StringComparer.Ordinal))
                reasons[code] = reasons.GetValueOrDefault(code) + 1;
            var json = new Utf8JsonWriter(output);
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

    static JsonDocument Parse(string line, int number)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            throw new RecipeException("not a JSON object: " + error.Message, $"line {number}", error);
        }
    }

    static GuardPair PairOf(JsonElement row, int number)
    {
        return new GuardPair(Required("source"), Required("text"), Text("style"), Text("language")) { FinishReason = Text("finish_reason"), Prompt = Text("prompt") };

        string? Text(string name) => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        string Required(string name) => Text(name) ?? throw new RecipeException($"a pair needs the field \"{name}\" with a text", $"line {number}");
    }
}
