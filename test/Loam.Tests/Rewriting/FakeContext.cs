using System.Collections.Concurrent;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

/// <summary>A context that remembers what steps record.</summary>
sealed class FakeContext(int parallelism = 4) : StepContext
{
    readonly ConcurrentQueue<(Document Item, Verdict Verdict)> records = new();
    readonly ConcurrentQueue<(string Kind, string Evidence, string Excerpt)> shown = new();
    readonly ConcurrentDictionary<string, double> totals = new(StringComparer.Ordinal);

    public override ulong Seed => 42;

    public override int Parallelism => parallelism;

    internal IReadOnlyList<(Document Item, Verdict Verdict)> Records => [.. records];

    internal IEnumerable<KeyValuePair<string, double>> Totals => totals.OrderBy(total => total.Key, StringComparer.Ordinal);

    internal IReadOnlyList<(string Kind, string Evidence, string Excerpt)> Shown => [.. shown];

    internal double Total(string measure) => totals.GetValueOrDefault(measure);

    public override void Record(PipelineStep step, Document item, Verdict verdict) => records.Enqueue((item, verdict));

    public override void Add(string measure, double amount) => totals.AddOrUpdate(measure, amount, (_, sum) => sum + amount);

    public override void Show(string kind, Document item, string evidence, string excerpt) => shown.Enqueue((kind, evidence, excerpt));
}

static class Streams
{
    internal static async IAsyncEnumerable<T> Of<T>(params IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            await Task.CompletedTask;
            yield return item;
        }
    }

    internal static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}

static class Pages
{
    /// <summary>A page about a mill, with enough facts for an article and pairs.</summary>
    internal const string Mill = """
        Die Wassermühle Auental ist eine Getreidemühle am Rand von Auental. Sie wurde 1742 von Johann Brenner gebaut.
        Wir freuen uns auf Ihren Besuch!
        ## Geschichte
        Am 3. Mai 1881 brannte das Mühlenhaus bis auf die Mauern nieder. Der Wiederaufbau dauerte zwei Jahre. 1923 erhielt die Mühle eine Turbine, die noch heute Strom liefert.
        ## Technik
        Das Mühlrad hat 36 Schaufeln. Da der Bach im Sommer wenig Wasser führt, treibt dann ein Elektromotor die Steine an.
        - ein Mahlgang für Weizen
        - ein Mahlgang für Roggen
        - eine Ölpresse aus Eichenholz
        ## Wann ist die Mühle geöffnet?
        Die Mühle ist von April bis Oktober an jedem Sonntag geöffnet. Der Eintritt kostet 4 Euro.
        """;

    internal static Document Page(string text = Mill, string key = "p1", string language = "de", string? title = "Wassermühle Auental") =>
        new() { Id = new("crawl", key), Text = text, Language = language, Title = title, Url = "https://example.org/" + key };
}
