using System.Text.Encodings.Web;
using System.Text.Json;
using Loam.Guarding;
using Loam.Guarding.Judging;
using Loam.Runs.Judging;
using Loam.Steps;

namespace Loam.Runs.Pairs;

/// <summary>What became of a file of pairs.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Kept">Rows without a finding.</param>
/// <param name="Reasons">How many rows have each reason, by code, in ordinal order.</param>
public sealed record GuardSummary(long Rows, long Kept, IReadOnlyDictionary<string, long> Reasons)
{
    /// <summary>Rows in a language whose words some checks do not know, by language (<c>?</c>: none given and none recognised). Default: none.</summary>
    public IReadOnlyDictionary<string, long> Foreign { get; init; } = new Dictionary<string, long>();

    /// <summary>What a judge did; without one, nothing. Default: nothing.</summary>
    public JudgeTally Judged { get; init; } = new();
}

/// <summary>Judges pairs: rows <c>{"id","source","text","style","language"}</c>, with <c>finish_reason</c> and <c>prompt</c> where known.</summary>
public static class GuardPairs
{
    /// <summary>Checks rows by the rules and writes every one again, in order, with <c>"verdict":"keep"|"drop"</c> and <c>"reasons":[{"reason","evidence","nearest","doubt","span","source_span"}]</c>, and <c>"skipped":[…]</c> where checks do not know the language.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Where to write, UTF-8; not closed.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="report">What gathers a report, or null.</param>
    /// <param name="workers">Threads; the output is the same with any number.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <remarks>A row that is no such pair is dropped with <see cref="GuardReasons.NotAPair"/>; the others are judged.</remarks>
    public static Task<GuardSummary> RunAsync(IAsyncEnumerable<PairRow> rows, Stream output, GuardOptions options, GuardReport? report, int workers, CancellationToken cancellation) =>
        WriteAsync(CheckedRow.ByRules(rows, options, report is not null, workers, cancellation), output, report, cancellation);

    /// <summary>Writes rows that are checked; those that a judge was asked about also have <c>"judged":[{"sentence","purpose","rules","doubt","verdict","why"}]</c>.</summary>
    /// <param name="rows">The rows, in order.</param>
    /// <param name="output">Where to write, UTF-8; not closed.</param>
    /// <param name="report">What gathers a report, or null.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static async Task<GuardSummary> WriteAsync(IAsyncEnumerable<CheckedRow> rows, Stream output, GuardReport? report, CancellationToken cancellation)
    {
        long read = 0, kept = 0;
        var reasons = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var foreign = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var judged = new JudgeTally();
        var newline = "\n"u8.ToArray();
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            read++;
            kept += row.Findings.Count == 0 ? 1 : 0;
            foreach (var code in row.Findings.Select(finding => finding.Reason.Code).Distinct(StringComparer.Ordinal))
                reasons[code] = reasons.GetValueOrDefault(code) + 1;
            if (row.Row.Pair is { } pair && Guard.Skipped(pair.Language).Count > 0)
                foreign[pair.Language ?? "?"] = foreign.GetValueOrDefault(pair.Language ?? "?") + 1;
            report?.Add(row.Row, row.Findings);
            if (row.Labelled is not null)
                report?.Add(row.Labelled);
            if (row.Hearing is not null)
                judged.Add(row.Row.Id, row.Hearing, row.Row.Label);
            var json = new Utf8JsonWriter(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            await using (json.ConfigureAwait(false))
                Write(json, row);
            await output.WriteAsync(newline, cancellation).ConfigureAwait(false);
        }
        report?.Add(judged);
        return new(read, kept, reasons) { Judged = judged, Foreign = foreign };
    }

    static void Write(Utf8JsonWriter json, CheckedRow judged)
    {
        var (row, findings) = (judged.Row, judged.Findings);
        json.WriteStartObject();
        foreach (var field in row.Fields.EnumerateObject())
        {
            if (field.Name is not ("verdict" or "reasons" or "judged" or "skipped"))
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
        if (row.Pair is { } pair && Guard.Skipped(pair.Language) is { Count: > 0 } skipped)
        {
            json.WriteStartArray("skipped");
            foreach (var reason in skipped)
                json.WriteStringValue(reason.Code);
            json.WriteEndArray();
        }
        if (judged.Hearing is { Pair.Statements.Count: > 0 } hearing)
            Write(json, hearing);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Hearing hearing)
    {
        json.WriteStartArray("judged");
        foreach (var judged in hearing.Pair.Statements)
        {
            json.WriteStartObject();
            json.WriteString("sentence", judged.Text);
            json.WriteString("purpose", CanonicalText.Key(judged.Statement.Purpose.ToString()));
            json.WriteString("rules", judged.Statement.Dropped ? "drop" : "keep");
            if (judged.Statement.Reason is { } reason)
            {
                json.WriteString("reason", reason.Code);
                json.WriteNumber("doubt", Math.Round(judged.Statement.Doubt, 3));
            }
            json.WriteString("verdict", judged.Answer is { } answer ? JudgeAnswer.Word(answer.Ruling) : "unusable");
            json.WriteString("why", judged.Answer?.Why ?? judged.Trouble);
            json.WriteEndObject();
        }
        json.WriteEndArray();
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
        // Hardly any text has one, and the search for the first is a vectorised one.
        var first = text.IndexOfAnyInRange('\uDC00', '\uDFFF');
        var pairs = 0;
        for (var i = Math.Max(first, 0); first >= 0 && i < text.Length; i++)
            pairs += char.IsLowSurrogate(text[i]) ? 1 : 0;
        return pairs;
    }
}
