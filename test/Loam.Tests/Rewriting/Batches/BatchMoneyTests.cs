using Loam.Rewriting;
using Loam.Rewriting.Batches;
using Loam.Rewriting.Money;
using Loam.Steps;

namespace Loam.Tests.Rewriting.Batches;

public sealed class BatchMoneyTests : IAsyncDisposable
{
    /// <summary>Answers of the fake server read 11 tokens and write 7: 0.000011 + 0.00007 dollars, and half of it in a batch.</summary>
    static readonly Price Dear = new(1, 10, "test") { Batch = 0.5m };

    const double Each = (11 + 7 * 10) / 2e6;

    readonly BatchBench bench = new();
    readonly BatchApi api = new();

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        bench.Dispose();
    }

    string Book => Path.Combine(Path.GetDirectoryName(bench.Folder)!, "account.json");

    static readonly decimal Most = new Budget(Dear.InBatch, null, () => new Account(null)).MostFor(BatchBench.Request(1));

    /// <summary>A run with an account of its own over the same file, as another process has it.</summary>
    (BatchBench.Run Run, decimal Spent) Go(int pages, decimal? cap = null)
    {
        using var account = new Account(Book);
        var budget = new Budget(Dear.InBatch, cap, () => account);
        var run = bench.Ask(BatchEngine.Online(bench.Settings() with { Budget = budget }, api.BaseUrl, null), Enumerable.Range(0, pages));
        return (run, Nano.Dollars(account.Spent));
    }

    [Fact]
    public void Answers_cost_what_a_batch_costs()
    {
        var (run, spent) = Go(10);
        Assert.All(run.Answers, a => Assert.Equal(Each, a.Usd!.Value, 9));
        Assert.Equal(10 * Each, (double)spent, 8);
        Assert.EndsWith("spent", run.Status, StringComparison.Ordinal);
        Assert.Equal(10 * Each, (double)Go(10).Spent, 8);
    }

    [Fact]
    public void A_cap_that_holds_all_answers_but_not_all_that_they_may_cost_takes_several_batches()
    {
        var (run, spent) = Go(20, 3.5m * Most);
        Assert.Equal(0, run.Pending);
        Assert.Equal(20 * Each, (double)spent, 8);
        Assert.InRange(api.Batches.Count, 6, 12);
    }

    [Fact]
    public void A_cap_cannot_be_broken_through_and_a_higher_one_goes_on()
    {
        var cap = Most + (decimal)(5.5 * Each);
        var error = Assert.Throws<BudgetException>(() => Go(20, cap));
        Assert.Contains($"of {Dollars.Text(cap)} spent, and the next request may cost up to $0.00", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, api.Paid.Count);
        using (var account = new Account(Book))
            Assert.Equal(6 * Each, (double)Nano.Dollars(account.Spent), 8);
        var (run, spent) = Go(20, 1);
        Assert.Equal(0, run.Pending);
        Assert.Equal(20 * Each, (double)spent, 8);
        Assert.All(api.Paid.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public void What_a_run_set_aside_is_settled_by_a_later_one()
    {
        api.Before = number => number >= 3 ? new(502, "{}") : null;
        Assert.Throws<AwaitingException>(() => Go(10));
        using (var account = new Account(Book))
            Assert.Equal(Enumerable.Range(0, 10).Sum(page => new Budget(Dear.InBatch, null, () => account).MostFor(BatchBench.Request(page))), Nano.Dollars(account.Spent));
        api.Before = null;
        Assert.Equal(10 * Each, (double)Go(10).Spent, 8);
    }

    [Fact]
    public void What_is_set_aside_is_not_called_paid_and_what_is_collected_is_billed_to_the_cent()
    {
        var (first, _) = Offline();
        Assert.Matches(@"^paid \$0\.00 in this run, \$0\.00 in all; \$0\.0\d+ set aside for 10 open requests$", first.Bill);
        bench.Answer(1, row => Cluster.Id(row).Contains(BatchBench.Request(3).Hash("batch#m"), StringComparison.Ordinal) ? null : Cluster.Good(row));
        File.SetLastWriteTimeUtc(bench.Requests(1, ".answers.jsonl"), bench.Time.GetUtcNow().UtcDateTime.AddHours(-1));
        var (second, _) = Offline();
        Assert.Matches(@"^paid \$0\.000365 in this run, \$0\.000365 in all; \$0\.00\d+ set aside for 1 open requests$", second.Bill);
        bench.Answer(2);
        var (third, spent) = Offline();
        Assert.Equal("paid $0.0000405 in this run, $0.000405 in all", third.Bill);
        Assert.Equal(10 * Each, (double)spent, 12);
        Assert.Equal(10 * Each, third.Answers.Sum(a => a.Usd!.Value), 12);
        Assert.Null(Offline().Run.Bill);
    }

    [Fact]
    public void A_page_and_its_copy_are_paid_for_by_one_of_them()
    {
        var page = BatchBench.Request(1);
        RewriteRequest[] twins = [page, page with { Parent = page.Parent with { Id = new("other", "copy") } }];
        RewriteAnswer[] Answers()
        {
            using var account = new Account(Book);
            var budget = new Budget(Dear, null, () => account);
            using var engine = new CachedEngine(BatchEngine.Offline(bench.Settings() with { Budget = budget }), () => bench.Cache);
            var answers = twins.Select(request => engine.AnswerAsync(request, default).GetAwaiter().GetResult()).ToArray();
            engine.SettleAsync(_ => { }, default).AsTask().GetAwaiter().GetResult();
            return answers;
        }

        Assert.All(Answers(), answer => Assert.True(answer.Pending));
        Assert.Single(bench.Rows(1));
        bench.Answer(1);
        Answers();
        Assert.Equal([2 * Each, 0], Answers().Select(answer => Math.Round(answer.Usd!.Value, 9)));
        Array.Reverse(twins);
        Assert.Equal([0, 2 * Each], Answers().Select(answer => Math.Round(answer.Usd!.Value, 9)));
    }

    /// <summary>A run over request files with a price, as another process has it.</summary>
    (BatchBench.Run Run, decimal Spent) Offline()
    {
        using var account = new Account(Book);
        var budget = new Budget(Dear.InBatch, null, () => account);
        var run = bench.Ask(BatchEngine.Offline(bench.Settings() with { Budget = budget }), Enumerable.Range(0, 10));
        return (run, Nano.Dollars(account.Spent));
    }

    [Fact]
    public void A_second_try_is_paid_from_what_was_set_aside_for_the_first()
    {
        api.Answers = row => Try(row) == 1 ? null : Cluster.Good(row);
        api.Fails = row => Try(row) == 1 ? Cluster.Thrown(row, "worker died") : null;
        var (run, spent) = Go(5, 5 * Most + 0.00001m);
        Assert.Equal(0, run.Pending);
        Assert.Equal(5 * Each, (double)spent, 8);

        static int Try(System.Text.Json.JsonElement row) => BatchId.Parse(Cluster.Id(row))!.Value.Try;
    }

    [Fact]
    public void A_request_that_fails_for_good_stays_on_the_safe_side_of_the_account()
    {
        var bad = BatchBench.Request(0).Hash($"{api.BaseUrl}#m");
        api.Answers = row => Cluster.Id(row).Contains(bad, StringComparison.Ordinal) ? null : Cluster.Good(row);
        api.Fails = row => api.Answers(row) is null ? Cluster.Refused(row, 400, "too long") : null;
        for (var run = 0; run < 3; run++)
            Assert.Equal(4 * Each + (double)Most, (double)Go(5).Spent, 8);
    }

    [Theory]
    [InlineData("wiki", 0)]
    [InlineData("a-style-of_my-own", 98_000)]
    [InlineData("", 1)]
    [InlineData("größe", 7)]
    [InlineData("a_style_with_a_name_that_is_much_too_long_for_it", 123_456_789)]
    [InlineData("wiki", 98_000, 0x00ff00aau)]
    [InlineData("", 98_000, 0u)]
    public void The_name_of_a_row_can_be_read_again(string style, long nano, uint? payer = null)
    {
        var id = new BatchId(BatchKey.Of("00ff" + new string('a', 28), 512), 3, style, nano, payer);
        var text = id.ToString();
        Assert.InRange(text.Length, 38, 64);
        Assert.All(text, c => Assert.True(char.IsAscii(c)));
        Assert.Equal(style.Length is > 0 and < 20 && style.All(char.IsAscii) ? id : id with { Style = "" }, BatchId.Parse(text));
    }

    [Theory]
    [InlineData("request-1")]
    [InlineData("")]
    [InlineData("wiki-00ffaaaaaaaaaaaaaaaaaaaaaaaaaaaa-512")]
    [InlineData("wiki-00ffaaaaaaaaaaaaaaaaaaaaaaaaaaaa-512-0")]
    [InlineData("wiki-00ffaaaaaaaaaaaaaaaaaaaaaaaaaaax-512-1")]
    [InlineData("wiki-00ffaaaaaaaaaaaaaaaaaaaaaaaaaaaa-512-1-2-3")]
    [InlineData("wiki-00ffaaaaaaaaaaaaaaaaaaaaaaaaaaaa-512-1-2-00ff00aa-4")]
    public void Somebody_elses_name_is_none(string text) => Assert.Null(BatchId.Parse(text));
}
