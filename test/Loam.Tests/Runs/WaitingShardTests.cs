using System.Runtime.CompilerServices;
using Loam.Documents;
using Loam.Runs;
using Loam.Runs.Recipes;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Tests.Runs;

/// <summary>Shards whose step waits for a server: several at once on one thread, and again when answers have come.</summary>
public sealed class WaitingShardTests : IDisposable
{
    const int Shards = 5;

    readonly string folder = Directory.CreateTempSubdirectory("loam-waiting-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Every shard waits until all of them have begun.</summary>
    sealed class MeetingPoint : PipelineStep
    {
        readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int begun;

        public override StepIdentity Identity => new("meeting_point", 1);

        public override bool Waits => true;

        public override async IAsyncEnumerable<Document> RunAsync(IAsyncEnumerable<Document> input, StepContext context, [EnumeratorCancellation] CancellationToken cancellation)
        {
            if (Interlocked.Increment(ref begun) == Shards)
                all.SetResult();
            await all.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
            await foreach (var document in input.WithCancellation(cancellation))
            {
                context.Record(this, document, Verdict.Keep);
                yield return document;
            }
        }
    }

    /// <summary>Answers come after so many settlings; every second shard needs them.</summary>
    sealed class Slow(int settlings, bool settles = true) : PipelineStep
    {
        internal int Settled { get; private set; }

        internal List<string> Seen { get; } = [];

        public override StepIdentity Identity => new("slow", 1);

        public override ValueTask<bool> SettleAsync(Action<string> note, CancellationToken cancellation)
        {
            Settled++;
            note("asked for answers");
            return ValueTask.FromResult(settles);
        }

        public override async IAsyncEnumerable<Document> RunAsync(IAsyncEnumerable<Document> input, StepContext context, [EnumeratorCancellation] CancellationToken cancellation)
        {
            await foreach (var document in input.WithCancellation(cancellation))
            {
                lock (Seen)
                    Seen.Add(document.Id.Key);
                if (int.Parse(document.Id.Key) % 2 == 1 && Settled < settlings)
                    throw new AwaitingException("run the batch");
                context.Record(this, document, Verdict.Keep);
                yield return document;
            }
        }
    }

    Task<IReadOnlyList<StageResult>> RunAsync(PipelineStep step, int workers = 1)
    {
        for (var i = 0; i < Shards; i++)
            File.WriteAllText(Path.Combine(folder, $"{i}.jsonl"), $$"""{"id":"{{i}}","text":"text"}""");
        var read = new ReadStage(new("in", "test", folder, 1, [], new ScalarNode("", "in", "test", 0)), new() { Files = ["*.jsonl"] });
        return RunEngine.RunAsync(
            new("test", 1, [read, .. ChainStage.Chain("out", ["in"], [step], null, 1)]), new() { Folder = Path.Combine(folder, "run"), Workers = workers }, CancellationToken.None);
    }

    [Fact]
    public async Task A_step_that_waits_for_others_has_more_shards_at_once_than_threads() =>
        Assert.Equal(Shards, (await RunAsync(new MeetingPoint()))[^1].Dataset.Manifest.Documents);

    [Fact]
    public async Task Only_shards_that_wait_are_gone_through_again()
    {
        var step = new Slow(2);
        Assert.Equal(Shards, (await RunAsync(step))[^1].Dataset.Manifest.Documents);
        Assert.Equal(2, step.Settled);
        Assert.Equal(["0", "1", "1", "1", "2", "3", "3", "3", "4"], step.Seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_somebody_else_must_act_the_run_stops_and_goes_on_with_what_is_finished()
    {
        var error = await Assert.ThrowsAsync<AwaitingException>(() => RunAsync(new Slow(1, settles: false)));
        Assert.Contains("run the batch", error.Message, StringComparison.Ordinal);
        var later = new Slow(0);
        Assert.Equal(Shards, (await RunAsync(later))[^1].Dataset.Manifest.Documents);
        Assert.Equal(["1", "3"], later.Seen.Order(StringComparer.Ordinal));
    }

    sealed class Watch : RunObserver
    {
        readonly Lock gate = new();

        internal List<(long Documents, long Bytes)> Steps { get; } = [];

        public override void Advanced(string stage, long documents, long bytes)
        {
            lock (gate)
                Steps.Add((documents, bytes));
        }
    }

    [Theory]
    [InlineData(false, 3, 60)]
    [InlineData(true, 1, 20)]
    public void A_page_counts_when_it_is_done_with_not_when_a_waiting_step_has_read_it(bool waits, int documents, int bytes)
    {
        var watch = new Watch();
        var progress = new Loam.Runs.Execution.ShardProgress(watch, "out", waits);
        var pages = Enumerable.Range(0, 3).Select(i => new Document { Id = new("s", $"p{i}"), Text = "text" }).ToList();
        foreach (var _ in pages)
            progress.Read(20);
        Document Rewrite(string style) => pages[0] with { Provenance = new Provenance.Synthetic(pages[0].Id, pages[0].Id, 0, style, "p/1", "m", "h", 1) };
        progress.Recorded(Rewrite("wiki"));
        progress.Recorded(Rewrite("qa"));
        Assert.Equal((documents, bytes), (watch.Steps.Sum(s => s.Documents), watch.Steps.Sum(s => s.Bytes)));
        progress.ReadAll(5);
        progress.Complete();
        Assert.Equal((3, 65), (watch.Steps.Sum(s => s.Documents), watch.Steps.Sum(s => s.Bytes)));
    }
}
