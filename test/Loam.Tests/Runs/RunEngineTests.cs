using Loam.Documents;
using Loam.Runs;
using Loam.Runs.Datasets;
using Loam.Runs.Recipes;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Tests.Runs;

public sealed class RunEngineTests : IDisposable
{
    static readonly Reason Odd = new("test.odd", "The number is odd.");

    readonly string folder = Directory.CreateTempSubdirectory("loam-runs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    sealed class EvenOnly : Filter
    {
        public override StepIdentity Identity => new("even_only", 1);

        public override Verdict Judge(Document document) =>
            int.Parse(document.Id.Key) % 2 == 0 ? Verdict.Keep : Verdict.Drop(Odd, document.Id.Key);
    }

    sealed class Twice : PipelineStep
    {
        public override StepIdentity Identity => new("twice", 1);

        public override async IAsyncEnumerable<Document> RunAsync(
            IAsyncEnumerable<Document> input, StepContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var document in input.WithCancellation(cancellation))
            {
                for (var i = 0; i < 2; i++)
                {
                    context.Record(this, document, Verdict.Keep);
                    yield return document with { Id = document.Id with { Key = $"{document.Id.Key}+{i}" } };
                }
            }
        }
    }

    // Keeps the documents whose text no earlier shard has.
    sealed class FirstOfItsText : CorpusFilter
    {
        public override StepIdentity Identity => new("first", 1);

        public override CorpusPass Begin(int shards, string scratch) => new Pass();

        sealed class Pass : CorpusPass
        {
            readonly Dictionary<string, ShardPosition> first = new(StringComparer.Ordinal);

            public override void Observe(ShardPosition position, Document document)
            {
                lock (first)
                    if (!first.TryGetValue(document.Text, out var other) || (position.Shard, position.Index).CompareTo((other.Shard, other.Index)) < 0)
                        first[document.Text] = position;
            }

            public override void Conclude(CancellationToken cancellation) { }

            public override Verdict Judge(ShardPosition position, Document document) =>
                first[document.Text] == position ? Verdict.Keep : Verdict.Drop(Odd, "seen before");
        }
    }

    string WriteInput(string name, int from, int count, string text = "the same text")
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, Enumerable.Range(from, count).Select(i => $$"""{"id":"{{i}}","text":"{{text}}"}"""));
        return path;
    }

    RunPlan Plan(params Part[] parts) => Plan("*.jsonl", parts);

    RunPlan Plan(string files, params Part[] parts)
    {
        var read = new ReadStage(new("in", "test", folder, 1, [], new ScalarNode("", "in", "test", 0)), new() { Files = [files] });
        return new("test", 1, [read, .. ChainStage.Chain("out", ["in"], parts, null, 1)]);
    }

    Task<IReadOnlyList<StageResult>> RunAsync(RunPlan plan, int workers = 2) =>
        RunEngine.RunAsync(plan, new() { Folder = Path.Combine(folder, "run"), Workers = workers }, CancellationToken.None);

    static async Task<List<string>> KeysAsync(Dataset dataset)
    {
        var keys = new List<string>();
        await foreach (var document in dataset.ReadAsync())
            keys.Add(document.Id.Key);
        return keys;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_chain_keeps_the_order_and_its_books_balance(int workers)
    {
        WriteInput("a.jsonl", 0, 100);
        WriteInput("b.jsonl", 100, 3);
        var result = (await RunAsync(Plan(new EvenOnly(), new Twice()), workers))[^1];
        Assert.Equal(Enumerable.Range(0, 103).Where(i => i % 2 == 0).SelectMany(i => new[] { $"{i}+0", $"{i}+1" }), await KeysAsync(result.Dataset));
        var steps = result.Dataset.Ledger.Steps;
        Assert.Equal(["read", "even_only", "twice"], steps.Select(s => s.Step));
        Assert.Equal((103, 52), (steps[1].In, steps[1].Out));
        Assert.Equal(51, steps[1].Dropped["test.odd"]);
        Assert.Equal(StepLedger.SamplesPerReason, steps[1].Rejects["test.odd"].Length);
        Assert.Equal((104, 52.0), (steps[2].In, steps[2].Measures[StepLedger.Documents]));
        Assert.Null(result.Dataset.Ledger.Imbalance());
    }

    [Fact]
    public async Task A_corpus_wide_filter_sees_all_shards_before_it_judges()
    {
        WriteInput("a.jsonl", 0, 3, "x");
        WriteInput("b.jsonl", 3, 2, "y");
        WriteInput("c.jsonl", 5, 4, "x");
        var result = (await RunAsync(Plan(new FirstOfItsText())))[^1];
        Assert.Equal(["0", "3"], await KeysAsync(result.Dataset));
        Assert.Equal(7, result.Dataset.Ledger.Steps[1].DroppedTotal);
    }

    [Fact]
    public async Task A_shard_that_fails_is_named_the_others_go_on_and_the_next_run_tries_it_again()
    {
        WriteInput("a.jsonl", 0, 2);
        var lost = WriteInput("b.jsonl", 2, 2);
        WriteInput("c.jsonl", 4, 2);
        var plan = Plan(new EvenOnly());
        var content = await File.ReadAllBytesAsync(lost);
        File.Delete(lost);
        var failed = (await RunAsync(plan))[^1];
        Assert.Equal(["0", "4"], await KeysAsync(failed.Dataset));
        var failure = Assert.Single(failed.Dataset.Manifest.Failures);
        Assert.Contains("b.jsonl", failure.Message, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(lost, content);
        var again = (await RunAsync(plan))[^1];
        Assert.False(again.WasCached);
        Assert.Empty(again.Dataset.Manifest.Failures);
        Assert.Equal(["0", "2", "4"], await KeysAsync(again.Dataset));
    }

    [Fact]
    public async Task Judged_without_a_shard_that_failed_the_others_are_judged_again_when_it_is_back()
    {
        WriteInput("a.jsonl", 0, 1, "x");
        var lost = WriteInput("b.jsonl", 1, 1, "y");
        WriteInput("c.jsonl", 2, 1, "y");
        var plan = Plan(new FirstOfItsText());
        var content = await File.ReadAllBytesAsync(lost);
        File.Delete(lost);
        Assert.Equal(["0", "2"], await KeysAsync((await RunAsync(plan))[^1].Dataset));
        await File.WriteAllBytesAsync(lost, content);
        Assert.Equal(["0", "1"], await KeysAsync((await RunAsync(plan))[^1].Dataset));
    }

    sealed class Counting : Filter
    {
        public int Seen;

        public override StepIdentity Identity => new("counting", 1);

        public override Verdict Judge(Document document)
        {
            Interlocked.Increment(ref Seen);
            return Verdict.Keep;
        }
    }

    [Fact]
    public async Task A_finished_shard_is_not_made_again()
    {
        WriteInput("a.jsonl", 0, 7);
        var lost = WriteInput("b.jsonl", 7, 2);
        var counting = new Counting();
        var plan = Plan(counting);
        var content = await File.ReadAllBytesAsync(lost);
        File.Delete(lost);
        await RunAsync(plan);
        Assert.Equal(7, counting.Seen);
        await File.WriteAllBytesAsync(lost, content);
        await RunAsync(plan);
        Assert.Equal(9, counting.Seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Rejects_are_the_same_for_any_number_of_workers(int workers)
    {
        File.WriteAllLines(Path.Combine(folder, "a.jsonl"), Enumerable.Range(0, 500).Select(i => i % 7 == 0 ? "broken" : $$"""{"id":"{{i}}","text":"x"}"""));
        var read = new ReadStage(new("in", "test", folder, 1, [], new ScalarNode("", "in", "test", 0)), new() { Files = ["a.jsonl"] });
        var plan = new RunPlan("test", 1, [read, .. ChainStage.Chain("out", ["in"], [new EvenOnly()], null, 1, new() { KeepRejects = true })]);
        var results = await RunAsync(plan, workers);
        VerbRun.WriteRejects(results, Path.Combine(folder, "rejects.txt"));
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "rejects.txt"));
        Assert.Equal(72 + 214, lines.Length);
        Assert.All(lines.Take(214), l => Assert.Contains("even_only", l, StringComparison.Ordinal));
        Assert.Contains("\"id\":\"1\"", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(214), l => Assert.Contains("jsonl.not_json", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_was_read_is_read_again_however_long_its_row_is()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "long.jsonl"), "{\"id\":\"0\",\"text\":\"" + new string('\u0001', 0) + string.Concat(Enumerable.Repeat("\\\"", 33_000_000)) + "\"}\n");
        var result = await RunAsync(Plan(new EvenOnly()));
        Assert.Empty(result[^1].Dataset.Manifest.Failures);
        Assert.Equal(["0"], await KeysAsync(result[^1].Dataset));
    }

    [Fact]
    public void A_manifest_of_something_else_is_no_dataset()
    {
        File.WriteAllText(Path.Combine(folder, Manifest.FileName), """{ "name": "a web app", "start_url": "/" }""");
        Assert.Null(Dataset.TryOpen(folder));
    }

    [Fact]
    public async Task Files_of_one_name_keep_their_documents_apart_and_none_is_read_twice()
    {
        WriteInput("c1/p.jsonl", 0, 1);
        WriteInput("c2/p.jsonl", 0, 1);
        var read = new ReadStage(new("in", "test", folder, 1, [], new ScalarNode("", "in", "test", 0)), new() { Files = ["c1/p.jsonl", "c2/p.jsonl", "c1"] });
        var results = await RunAsync(new("test", 1, [read, .. ChainStage.Chain("out", ["in"], [], null, 1)]));
        var ids = new List<DocumentId>();
        await foreach (var document in results[^1].Dataset.ReadAsync())
            ids.Add(document.Id);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(2, ids.Count);
    }

    [Fact]
    public async Task What_is_complete_is_not_made_again_and_what_is_damaged_is()
    {
        WriteInput("a.jsonl", 0, 10);
        var plan = Plan(new EvenOnly());
        var first = await RunAsync(plan);
        Assert.All(await RunAsync(plan), r => Assert.True(r.WasCached));
        File.Delete(first[^1].Dataset.Shards[0].Files[0].Path);
        var mended = await RunAsync(plan);
        Assert.True(mended[0].WasCached);
        Assert.False(mended[^1].WasCached);
        Assert.Equal(5, (await KeysAsync(mended[^1].Dataset)).Count);
    }

    [Fact]
    public async Task Files_that_moved_are_read_where_they_are_now_and_nothing_else_is_made_again()
    {
        WriteInput("old/a.jsonl", 0, 10);
        await RunAsync(Plan("old/*.jsonl", new EvenOnly()));
        Directory.Move(Path.Combine(folder, "old"), Path.Combine(folder, "new"));
        var moved = await RunAsync(Plan("new/*.jsonl", new EvenOnly()));
        Assert.False(moved[0].WasCached);
        Assert.True(moved[^1].WasCached);
        var changed = await RunAsync(Plan("new/*.jsonl", new Twice()));
        Assert.Equal(20, (await KeysAsync(changed[^1].Dataset)).Count);
    }

    [Fact]
    public async Task Another_input_is_another_fingerprint()
    {
        WriteInput("a.jsonl", 0, 10);
        await RunAsync(Plan(new EvenOnly()));
        WriteInput("a.jsonl", 0, 11);
        Assert.All(await RunAsync(Plan(new EvenOnly())), r => Assert.False(r.WasCached));
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_manifest_of_the_stage_that_was_running()
    {
        WriteInput("a.jsonl", 0, 10);
        using var stop = new CancellationTokenSource();
        var options = new RunOptions { Folder = Path.Combine(folder, "run"), Observer = new StopAt("out", stop) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunEngine.RunAsync(Plan(new EvenOnly()), options, stop.Token));
        Assert.True(File.Exists(Path.Combine(folder, "run/in/manifest.json")));
        Assert.False(File.Exists(Path.Combine(folder, "run/out/manifest.json")));
        Assert.False(Directory.Exists(Path.Combine(folder, "run/out/.scratch")));
    }

    sealed class StopAt(string at, CancellationTokenSource stop) : RunObserver
    {
        public override void Started(string stage, long bytes)
        {
            if (stage == at)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_ledger_that_does_not_balance_says_where()
    {
        var good = StepLedger.Empty("a") with { In = 3, Out = 3 };
        Assert.Contains("a: in 3, but out 2", new Ledger([good with { Out = 2 }]).Imbalance(), StringComparison.Ordinal);
        Assert.Contains("b: took 2, but a passed on 3", new Ledger([good, StepLedger.Empty("b") with { In = 2, Out = 2 }]).Imbalance(), StringComparison.Ordinal);
        Assert.Null(new Ledger([good, good]).Imbalance());
    }
}
