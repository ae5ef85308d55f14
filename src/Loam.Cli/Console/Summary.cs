using System.Text.Json;
using Loam.Runs;

namespace Loam.Cli.Console;

/// <summary>What a command prints when it is done: a table for people on standard error, one line of JSON for programs on standard output.</summary>
static class Summary
{
    /// <summary>Prints and gives the exit code.</summary>
    public static int Print(IReadOnlyList<StageResult> results, string output, bool json)
    {
        foreach (var result in results)
        {
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

    static string Json(IReadOnlyList<StageResult> results, string output)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("output", output);
            writer.WriteStartArray("stages");
            foreach (var result in results)
            {
                writer.WriteStartObject();
                writer.WriteString("stage", result.Stage.Name);
                writer.WriteBoolean("cached", result.WasCached);
                writer.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
                if (result.Dataset.Manifest.Documents is { } documents)
                    writer.WriteNumber("documents", documents);
                if (result.Dataset.Manifest.Words is { } words)
                    writer.WriteNumber("words", words);
                writer.WriteStartArray("steps");
                foreach (var step in result.Dataset.Ledger.Steps)
                {
                    writer.WriteStartObject();
                    writer.WriteString("step", step.Step);
                    writer.WriteNumber("in", step.In);
                    writer.WriteNumber("out", step.Out);
                    writer.WriteStartObject("dropped");
                    foreach (var (code, count) in step.Dropped)
                        writer.WriteNumber(code, count);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                writer.WriteStartArray("failed");
                foreach (var failure in result.Dataset.Manifest.Failures)
                    writer.WriteStringValue(failure.Message);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
