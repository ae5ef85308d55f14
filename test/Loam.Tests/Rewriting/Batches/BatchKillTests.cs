using Loam.Rewriting;
using Loam.Rewriting.Batches;

namespace Loam.Tests.Rewriting.Batches;

public class BatchKillTests
{
    /// <summary>
    /// The n-th call reaches the server, and the run ends before it has the answer: the worst moment of each step. The next run is killed at its own n-th call, and so on.
    /// Nothing may be paid for twice, whatever n is.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(12)]
    public async Task A_run_that_is_killed_at_any_call_pays_for_nothing_twice(int call)
    {
        using var bench = new BatchBench();
        await using var api = new BatchApi();
        api.Answers = row => Cluster.Id(row).EndsWith("-1", StringComparison.Ordinal) && Cluster.Id(row)[5] > 'b' ? null : Cluster.Good(row);
        List<string> texts = [];
        for (var run = 0; texts.Count == 0; run++)
        {
            Assert.InRange(run, 0, 60);
            using var killed = new CancellationTokenSource();
            var calls = 0;
            api.After = _ =>
            {
                // Later and later, so that it ends; a run that is killed at its first call for ever gets nowhere.
                if (calls++ == call + run / 4)
                    killed.Cancel();
                return null;
            };
            using var engine = new CachedEngine(BatchEngine.Online(bench.Settings() with { Limits = new() { Requests = 4 } }, api.BaseUrl, null), () => bench.Cache);
            try
            {
                texts = await ToTheEnd(engine, killed.Token);
            }
            catch (OperationCanceledException) when (killed.IsCancellationRequested)
            {
                bench.Reopen();
            }
        }
        Assert.Equal(Enumerable.Range(0, 10).Select(BatchBench.Says), texts);
        Assert.Equal(10, api.Paid.Count);
        Assert.All(api.Paid.Values, times => Assert.Equal(1, times));
    }

    static async Task<List<string>> ToTheEnd(RewriteEngine engine, CancellationToken cancellation)
    {
        while (true)
        {
            var answers = new List<RewriteAnswer>();
            for (var page = 0; page < 10; page++)
                answers.Add(await engine.AnswerAsync(BatchBench.Request(page), cancellation));
            if (!answers.Any(a => a.Pending))
                return [.. answers.Select(a => a.Text)];
            Assert.True(await engine.SettleAsync(_ => { }, cancellation));
        }
    }
}
