using System.Text.Json;
using Loam.Runs;
using Loam.Runs.Datasets;
using Loam.Runs.Judging;

namespace Loam.Cli.Console;

/// <summary>What a command prints when it is done: a table for people on standard error, one line of JSON for programs on standard output.</summary>
static class Summary
{
    /// <summary>Prints and gives the exit code.</summary>
    public static int Print(IReadOnlyList<StageResult> results, string output, bool json)
    {
        foreach (var result in results)
        {
            if (RewriteCost.Of(result.Dataset) is { } cost)
                System.Console.Error.WriteLine($"  {result.Stage.Name}: {cost.Line}");
            foreach (var line in result.Dataset.Ledger.Steps.Where(s => s.Measures.ContainsKey("judge.asked") || s.Measures.ContainsKey("judge.audited")).SelectMany(s => JudgeSection.Lines(s.Measures)))
                System.Console.Error.WriteLine($"  {result.Stage.Name}: {line.TrimStart()}");
            foreach (var step in result.Dataset.Ledger.Steps.Where(s => s.DroppedTotal > 0))
            {
                var reasons = step.Dropped.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal).ToList();
                var shown = string.Join(", ", reasons.Take(6).Select(r => $"{r.Key} {r.Value:N0}"));
                System.Console.Error.WriteLine($"  {result.Stage.Name}: {step.Step} dropped {step.DroppedTotal:N0} of {step.In:N0} ({shown}{(reasons.Count > 6 ? ", …" : "")})");
            }
        }
        var failures = results.SelectMany(r => r.Dataset.Manifest.Failures).ToList();
        if (failures.Count > 0)
        {
            System.Console.Error.WriteLine($"{failures.Count} shards failed; the same command tries them again:");
            foreach (var failure in failures)
                System.Console.Error.WriteLine($"  {failure.Message}");
        }
        if (json)
            System.Console.WriteLine(Json(results, output));
        else
            System.Console.WriteLine(output);
        return failures.Count > 0 ? Outcome.SomeShardsFailed : Outcome.Done;
    }

    static string Json(IReadOnlyList<StageResult> results, string output) => JsonLine.Of(json =>
    {
        json.WriteString("output", output);
        json.WriteStartArray("stages");
        foreach (var result in results)
            WriteStage(json, result);
        json.WriteEndArray();
    });

    static void WriteStage(Utf8JsonWriter json, StageResult result)
    {
        json.WriteStartObject();
        json.WriteString("stage", result.Stage.Name);
        json.WriteBoolean("cached", result.WasCached);
        json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        if (result.Dataset.Manifest.Documents is { } documents)
            json.WriteNumber("documents", documents);
        if (result.Dataset.Manifest.Words is { } words)
            json.WriteNumber("words", words);
        json.WriteStartArray("steps");
        foreach (var step in result.Dataset.Ledger.Steps)
        {
            json.WriteStartObject();
            json.WriteString("step", step.Step);
            json.WriteNumber("in", step.In);
            json.WriteNumber("out", step.Out);
            json.WriteStartObject("dropped");
            foreach (var (code, count) in step.Dropped)
                json.WriteNumber(code, count);
            json.WriteEndObject();
            JudgeJson.Write(json, step.Measures);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (RewriteCost.Of(result.Dataset) is { } cost)
        {
            json.WriteStartObject("cost");
            WriteCost(json, cost);
            json.WriteStartObject("styles");
            foreach (var (style, own) in RewriteCost.ByStyle(result.Dataset.Ledger, result.Dataset.Manifest))
            {
                json.WriteStartObject(style);
                WriteCost(json, own);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteStartArray("failed");
        foreach (var failure in result.Dataset.Manifest.Failures)
            json.WriteStringValue(failure.Message);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteCost(Utf8JsonWriter json, RewriteCost cost)
    {
        json.WriteNumber("usd", Math.Round(cost.Usd, 9));
        json.WriteNumber("requests", cost.Requests);
        if (cost.PerMillionAccepted is { } each)
            json.WriteNumber("usd_per_million_accepted_tokens", Math.Round(each, 6));
    }
}
