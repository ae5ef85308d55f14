using Loam.Rewriting;
using Loam.Rewriting.Money;
using Loam.Steps;
using Loam.Tests.Formats;

namespace Loam.Tests.Rewriting.Money;

public sealed class BudgetTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    string Cache => folder["answers.jsonl.zst"];

    string AccountFile => Cache + ".account.json";

    public void Dispose() => folder.Dispose();

    /// <summary>A dollar for a million tokens read, ten for those written: a request of 36 bytes and 90 tokens of output can cost a tenth of a cent.</summary>
    static readonly Price Dear = new(1, 10, "test");

    static RewriteRequest Request(int bytes = 36, int limit = 90) => new()
    {
        Parent = new() { Id = new("s", "1"), Text = "" },
        Style = "wiki",
        Language = "de",
        Text = "",
        System = "",
        Message = new string('x', bytes),
        PromptVersion = "wiki-de/1",
        Sampling = new() { MaxOutputTokens = limit },
    };

    static Budget Over(Account account, double? cap, Price? price = null) => new(price ?? Dear, (decimal?)cap, () => account);

    static Budget InMemory(double? cap) => Over(new Account(null), cap);

    static ValueTask<Reservation> Reserve(Budget budget) => budget.ReserveAsync(Request(), CancellationToken.None);

    [Fact]
    public async Task Sets_the_most_aside_that_a_try_can_cost_and_books_what_it_cost()
    {
        var budget = InMemory(1);
        var reservation = await Reserve(budget);
        Assert.Equal(0.001m, reservation.Usd);
        Assert.Equal(0.0002, reservation.Settle(100, 10)!.Value, 12);
        Assert.Equal(0.0002m, budget.Paid);
    }

    [Fact]
    public async Task Counts_bytes_since_no_tokenizer_makes_more_tokens_of_a_text()
    {
        var umlauts = Request() with { Message = new string('ä', 18) };
        Assert.Equal(0.001m, (await InMemory(1).ReserveAsync(umlauts, CancellationToken.None)).Usd);
    }

    [Fact]
    public async Task What_costs_nothing_comes_back_and_what_may_cost_is_spent()
    {
        var budget = InMemory(0.0025);
        (await Reserve(budget)).Release();
        Assert.Equal(0, budget.Paid);
        (await Reserve(budget)).Forfeit();
        Assert.Equal(0.001m, budget.Paid);
        using (await Reserve(budget)) { }
        Assert.Equal("$0.002 of $0.0025 spent", budget.Status);
        await Assert.ThrowsAsync<BudgetException>(async () => await Reserve(budget));
    }

    [Fact]
    public async Task An_answer_without_usage_costs_what_it_could()
    {
        var budget = InMemory(1);
        Assert.Equal(0.001, (await Reserve(budget)).Settle(0, 0));
        Assert.Equal(0.001m, budget.Paid);
    }

    [Fact]
    public async Task Waits_for_open_requests_before_it_says_that_the_money_is_spent()
    {
        var budget = InMemory(0.002);
        var (first, second) = (await Reserve(budget), await Reserve(budget));
        var third = Reserve(budget).AsTask();
        Assert.False(third.IsCompleted);
        first.Settle(100, 10);
        Assert.False(third.IsCompleted);
        second.Settle(100, 10);
        Assert.Equal(0.001m, (await third).Usd);
    }

    [Fact]
    public async Task Says_what_is_spent_and_how_to_go_on_when_nothing_can_bring_money_back()
    {
        var budget = InMemory(0.0021);
        var first = await Reserve(budget);
        var second = await Reserve(budget);
        var third = Reserve(budget).AsTask();
        first.Settle(0, 100);
        second.Settle(0, 100);
        var error = await Assert.ThrowsAsync<BudgetException>(() => third);
        Assert.Equal("$0.002 of $0.0021 are spent, and the next request may cost up to $0.001; everything paid for is kept; raise max_cost (--max-cost) and run the same command to go on", error.Message);
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_money_along()
    {
        var budget = InMemory(0.001);
        var first = await Reserve(budget);
        using var stop = new CancellationTokenSource();
        var second = budget.ReserveAsync(Request(), stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Release();
        Assert.Equal(0.001m, (await Reserve(budget)).Usd);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_not_told_that_the_money_is_spent()
    {
        var budget = InMemory(0.001);
        var first = await Reserve(budget);
        using var stop = new CancellationTokenSource();
        var second = budget.ReserveAsync(Request(), stop.Token).AsTask();
        // Callbacks run the latest first: the open request ends before the one that waits hears of it, as when a run is interrupted.
        stop.Token.Register(first.Forfeit);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await budget.ReserveAsync(Request(), stop.Token));
    }

    [Fact]
    public async Task An_account_that_was_deleted_begins_at_nothing_though_a_batch_comes_back()
    {
        var account = new Account(null);
        Over(account, 1).Adopt(0.5m).Settle(90_000, 1_000);
        Assert.Equal(0.1m, Nano.Dollars(account.Spent));
        await Assert.ThrowsAsync<BudgetException>(async () => await Over(account, 0.1).ReserveAsync(Request(), CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_that_costs_more_than_it_could_is_booked_in_full_and_told()
    {
        var budget = InMemory(0.002);
        Assert.Equal(0.005, (await Reserve(budget)).Settle(0, 500));
        Assert.StartsWith("$0.005 of $0.002 spent (1 answers cost more", budget.Status);
        await Assert.ThrowsAsync<BudgetException>(async () => await Reserve(budget));
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(0, 5)]
    [InlineData(-1_000_000_000, 2_000_000_000)]
    [InlineData(long.MaxValue, 0)]
    public async Task Half_a_count_or_nonsense_costs_what_was_set_aside(long read, long written)
    {
        var reservation = await Reserve(InMemory(1));
        Assert.Equal((double)reservation.Usd, reservation.Settle(read, written)!.Value, 9);
    }

    [Fact]
    public async Task Open_requests_cannot_break_the_cap_however_many_there_are()
    {
        var account = new Account(null);
        var budget = Over(account, 0.05);
        long most = 0;
        var asked = Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
        {
            var random = new SeededRandom((ulong)i);
            for (var n = 0; n < 200; n++)
            {
                Reservation reservation;
                try
                {
                    reservation = await Reserve(budget);
                }
                catch (BudgetException)
                {
                    return;
                }
                await Task.Yield();
                if (random.NextDouble() < 0.2)
                    reservation.Release();
                else if (random.NextDouble() < 0.1)
                    reservation.Forfeit();
                else
                    reservation.Settle(100, (long)(90 * random.NextDouble()));
                InterlockedMax(ref most, account.Spent);
            }
        }));
        await Task.WhenAll(asked);
        Assert.InRange(most, Nano.Up(0.049m), Nano.Up(0.05m));
        await Assert.ThrowsAsync<BudgetException>(async () => await Reserve(budget));
    }

    static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Interlocked.Read(ref most)) ;
    }

    [Fact]
    public async Task The_account_goes_over_runs_and_is_exact_when_closed()
    {
        using (var account = new Account(AccountFile))
            (await Reserve(Over(account, 1))).Settle(100, 10);
        using (var account = new Account(AccountFile))
        {
            Assert.Equal(Nano.Up(0.0002m), account.Spent);
            await Assert.ThrowsAsync<BudgetException>(async () => await Reserve(Over(account, 0.001)));
        }
    }

    [Fact]
    public async Task Killed_again_and_again_it_stays_below_its_cap()
    {
        var cap = 0.05m;
        var (billed, kills) = (0m, 0);
        for (var random = new SeededRandom(7); ; kills++)
        {
            // Never disposed: a kill leaves what is on the disk.
            var account = new Account(AccountFile);
            var budget = Over(account, (double)cap);
            try
            {
                for (var n = 0; n < 1 + (int)(8 * random.NextDouble()); n++)
                {
                    var reservation = await Reserve(budget);
                    billed += reservation.Usd;
                    if (random.NextDouble() < 0.5)
                        reservation.Settle(0, 100);
                }
            }
            catch (BudgetException)
            {
                break;
            }
        }
        Assert.InRange(kills, 3, 50);
        Assert.InRange(billed, 0.01m, cap);
    }

    [Fact]
    public async Task Two_stages_share_an_account_each_with_its_own_cap()
    {
        var account = Account.Shared(Cache);
        Assert.Same(account, Account.Shared(Cache));
        var (small, large) = (Over(account, 0.001), Over(account, 0.003, Dear with { Output = 1 }));
        (await Reserve(large)).Settle(0, 1000);
        await Assert.ThrowsAsync<BudgetException>(async () => await Reserve(small));
        Assert.Equal(0.00019m, (await Reserve(large)).Usd);
    }

    [Fact]
    public async Task A_batch_costs_less_and_may_be_settled_by_a_later_run()
    {
        var account = new Account(AccountFile);
        var batch = Over(account, 1, (Dear with { Batch = 0.5m }).InBatch);
        var sent = batch.TryReserve(Request())!;
        Assert.Equal(0.0005m, sent.Usd);
        sent.Forfeit();
        account.Dispose();
        using var later = new Account(AccountFile);
        var collecting = Over(later, 1, (Dear with { Batch = 0.5m }).InBatch);
        Assert.Equal(0.0001, collecting.Adopt(sent.Usd).Settle(20, 18)!.Value, 12);
        Assert.Equal(Nano.Up(0.0001m), later.Spent);
        Assert.Null(Over(later, 0.0002).TryReserve(Request()));
    }

    [Fact]
    public async Task Without_a_price_nothing_is_counted_and_no_file_is_made()
    {
        var budget = new Budget(null, null, () => throw new InvalidOperationException("no account is needed"));
        Assert.Null((await Reserve(budget)).Settle(100, 100));
        var free = new Budget(new Price(0, 0, "test"), 1, () => throw new InvalidOperationException("no account is needed"));
        Assert.Equal(0, (await Reserve(free)).Settle(100, 100));
        Assert.Null(free.Status);
    }

    [Fact]
    public async Task Without_an_output_limit_there_is_no_cap_to_keep()
    {
        var boundless = Request() with { Sampling = new() { Body = ExtraBody.Parse("""{"max_tokens":null}""") } };
        await Assert.ThrowsAsync<RecipeException>(async () => await InMemory(1).ReserveAsync(boundless, CancellationToken.None));
        var raised = Request() with { Sampling = new() { MaxOutputTokens = 90, Body = ExtraBody.Parse("""{"max_completion_tokens":990}""") } };
        Assert.InRange((await InMemory(1).ReserveAsync(raised, CancellationToken.None)).Usd, 0.01m, 0.0101m);
        var renamed = Request() with { Sampling = new() { Body = ExtraBody.Parse("""{"max_tokens":null,"max_completion_tokens":90}""") } };
        Assert.InRange((await InMemory(1).ReserveAsync(renamed, CancellationToken.None)).Usd, 0.001m, 0.0011m);
    }

    [Fact]
    public void A_broken_account_is_not_taken_for_an_empty_one()
    {
        folder.Write("answers.jsonl.zst.account.json", "{");
        Assert.Contains("repair it, or delete it", Assert.Throws<RecipeException>(() => new Account(AccountFile)).Message);
    }

    [Theory]
    [InlineData(0, "$0.00")]
    [InlineData(1234.5, "$1,234.50")]
    [InlineData(0.42, "$0.42")]
    [InlineData(0.4, "$0.40")]
    [InlineData(0.9996, "$1.00")]
    [InlineData(0.02761, "$0.0276")]
    [InlineData(0.00192, "$0.00192")]
    [InlineData(0.000000042, "$0.000000042")]
    public void Dollars_show_what_matters(double usd, string text) => Assert.Equal(text, Dollars.Text(usd));

    [Theory]
    [InlineData("""{ "spent": -5, "open": 0, "mark": -5 }""", "\"spent\" is no amount")]
    [InlineData("""{ "spent": 0.1, "open": -0.1, "mark": 0 }""", "\"open\" is no amount")]
    [InlineData("""{ "spent": 0.1, "open": 0, "mark": 1e300 }""", "cannot be read")]
    [InlineData("""{ "spent": 0.1, "open": 0, "mark": 9e12 }""", "\"mark\" is no amount")]
    [InlineData("""{ "spent": 0.1, "open": 0, "mark": "NaN" }""", "cannot be read")]
    [InlineData("""{ "spent": 0.1, "open": 0.1, "mark": 0.15 }""", "its mark is less")]
    [InlineData("""{ "mark": 0.15 }""", "cannot be read")]
    public void An_account_with_numbers_that_no_run_writes_is_refused(string text, string words)
    {
        File.WriteAllText(AccountFile, text);
        Assert.Contains(words, Assert.Throws<RecipeException>(() => new Account(AccountFile)).Message, StringComparison.Ordinal);
        Assert.Throws<RecipeException>(() => Account.SpentFor(Cache));
        Assert.Equal(text, File.ReadAllText(AccountFile));
    }

    [Fact]
    public void An_account_whose_mark_is_what_was_spent_and_is_open_counts_the_mark()
    {
        File.WriteAllText(AccountFile, """{ "spent": 0.1, "open": 0.05, "mark": 0.15 }""");
        using var account = new Account(AccountFile);
        Assert.Equal(150_000_000, account.Spent);
    }
}
