using System.Text.Encodings.Web;
using System.Text.Json;
using Loam.Guarding;
using Loam.Runs.Execution;

namespace Loam.Runs.Pairs;

/// <summary>What became of a file of pairs.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Kept">Rows without a finding.</param>
/// <param name="Reasons">How many rows have each reason, by code, in ordinal order.</param>
public sealed record GuardSummary(long Rows, long Kept, IReadOnlyDictionary<string, long> Reasons);

/// <summary>Judges pairs: rows <c>{"id","source","text","style","language"}</c>, with <c>finish_reason</c> and <c>prompt</c> where known.</summary>
public static class GuardPairs
{
    /// <summary>Writes every row again, in order, with <c>"verdict":"keep"|"drop"</c> and <c>"reasons":[{"reason","evidence","nearest","doubt","span","source_span"}]</c>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Where to write, UTF-8; not closed.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="report">What gathers a report, or null.</param>
    /// <param name="workers">Threads; the output is the same with any number.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <remarks>A row that is no such pair is dropped with <see cref="GuardReasons.NotAPair"/>; the others are judged.</remarks>
    public static async Task<GuardSummary> RunAsync(IAsyncEnumerable<PairRow> rows, Stream output, GuardOptions options, GuardReport? report, int workers, CancellationToken cancellation)
    {
        long read = 0, kept = 0;
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var newline = "\n"u8.ToArray();
        var judged = OrderedParallel.MapAsync(rows, row => (row.Pair?.Text.Length ?? 0) + (row.Pair?.Source.Length ?? 0), row => (Row: row, Findings: row.Check(options), Labelled: report is not null && row is { Label: { } label, Pair: { } pair } ? LabelledFindings.Of(label, pair, options) : null), workers, cancellation);
        await foreach (var (row, findings, labelled) in judged.ConfigureAwait(false))
        {
            read++;
            kept += findings.Count == 0 ? 1 : 0;
            foreach (var code in findings.Select(finding => finding.Reason.Code).Distinct(StringComparer.Ordinal))
                reasons[code] = reasons.GetValueOrDefault(code) + 1;
            report?.Add(row, findings);
            if (labelled is not null)
                report!.Add(labelled);
            var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            await using (json.ConfigureAwait(false))
                Write(json, row, findings);
            await output.WriteAsync(newline, cancellation).ConfigureAwait(false);
        }
        return new(read, kept, reasons);
    }

    static void Write(Utf8JsonWriter json, PairRow row, IReadOnlyList<Finding> findings)
    {
        json.WriteStartObject();
        foreach (var field in row.Fields.EnumerateObject())
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
            json.WriteNumber("doubt", Math.Round(finding.Doubt, 3));
            if (row.Pair is not null)
            {
                Span(json, "span", finding.Span, row.Pair.Text);
                if (finding.NearestSpan is { } nearest)
                    Span(json, "source_span", nearest, row.Pair.Source);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Start and end in Unicode characters, as Python and jq count: <c>text[start:end]</c>.</summary>
    static void Span(Utf8JsonWriter json, string name, Range span, string text)
    {
        var (start, length) = span.GetOffsetAndLength(text.Length);
        var from = start - Surrogates(text.AsSpan(0, start));
        json.WriteStartArray(name);
        json.WriteNumberValue(from);
        json.WriteNumberValue(from + length - Surrogates(text.AsSpan(start, length)));
        json.WriteEndArray();
    }

    static int Surrogates(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        foreach (var c in text)
            pairs += char.IsLowSurrogate(c) ? 1 : 0;
        return pairs;
    }
}
