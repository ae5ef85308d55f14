using System.Collections.Concurrent;
using System.Text.Json;
using Loam.Runs;
using Loam.Runs.Datasets;

namespace Loam.Cli.Console;

/// <summary>Keeps what a run has done so far, so that <c>--json</c> has its line of one that fails, too; tells another observer everything. Thread-safe.</summary>
sealed class RunRecord(RunObserver inner) : RunObserver
{
    sealed record Seen(bool Cached, long? Documents, long? Words);

    readonly ConcurrentDictionary<string, Seen> finished = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, string> bills = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> underWay = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<string> failures = [];

    /// <summary>Does a run's work; when it fails after it has begun, what is done so far and what it failed of is printed as the line that <c>--json</c> promises.</summary>
    public static async Task<T> OfAsync<T>(RunObserver progress, string output, bool json, Func<RunObserver, Task<T>> work)
    {
        var record = new RunRecord(progress);
        try
        {
            return await work(record).ConfigureAwait(false);
        }
        catch (Exception error) when (json && record.HasBegun)
        {
            (progress as IDisposable)?.Dispose(); // It writes to the same terminal.
            System.Console.WriteLine(record.Json(output, error));
            throw;
        }
    }

    bool HasBegun => !finished.IsEmpty || !underWay.IsEmpty;

    string Json(string output, Exception error) => JsonLine.Of(json =>
    {
        json.WriteString("output", output);
        json.WriteString("error", error.Message);
        json.WriteStartArray("stages");
        foreach (var (stage, seen) in finished.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("stage", stage);
            json.WriteBoolean("finished", true);
            json.WriteBoolean("cached", seen.Cached);
            if (seen.Documents is { } documents)
                json.WriteNumber("documents", documents);
            if (seen.Words is { } words)
                json.WriteNumber("words", words);
            Bill(json, stage);
            json.WriteEndObject();
        }
        foreach (var (stage, documents) in underWay.Where(u => !finished.ContainsKey(u.Key)).OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("stage", stage);
            json.WriteBoolean("finished", false);
            json.WriteNumber("documents_so_far", documents);
            Bill(json, stage);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("failed");
        foreach (var failure in failures)
            json.WriteStringValue(failure);
        json.WriteEndArray();
    });

    void Bill(Utf8JsonWriter json, string stage)
    {
        if (bills.TryGetValue(stage, out var bill))
            json.WriteString("bill", bill);
    }

    public override void Cached(string stage, Manifest manifest)
    {
        finished[stage] = new(true, manifest.Documents, manifest.Words);
        inner.Cached(stage, manifest);
    }

    public override void Started(string stage, long bytes)
    {
        underWay[stage] = 0;
        inner.Started(stage, bytes);
    }

    public override void Advanced(string stage, long documents, long bytes)
    {
        underWay.AddOrUpdate(stage, documents, (_, before) => before + documents);
        inner.Advanced(stage, documents, bytes);
    }

    public override void Noted(string stage, string note) => inner.Noted(stage, note);

    public override void Warned(string stage, string warning) => inner.Warned(stage, warning);

    public override void Billed(string stage, string bill)
    {
        bills[stage] = bill;
        inner.Billed(stage, bill);
    }

    public override void Failed(string stage, ShardFailure failure)
    {
        failures.Enqueue(failure.Message);
        inner.Failed(stage, failure);
    }

    public override void Finished(string stage, Manifest manifest, Ledger ledger, TimeSpan elapsed)
    {
        finished[stage] = new(false, manifest.Documents, manifest.Words);
        inner.Finished(stage, manifest, ledger, elapsed);
    }
}
