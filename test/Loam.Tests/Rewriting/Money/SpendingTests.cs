using Loam.Rewriting;
using Loam.Rewriting.Chat;
using Loam.Rewriting.Money;
using Loam.Steps;
using Loam.Tests.Formats;

namespace Loam.Tests.Rewriting.Money;

/// <summary>The engine and its budget against a real server.</summary>
public class SpendingTests
{
    /// <summary>A dollar for a million tokens read, ten for those written.</summary>
    static readonly Price Dear = new(1, 10, "test");

    static RewriteRequest Request(string message = "Seite", int limit = 90) => new()
    {
        Parent = new() { Id = new("s", message), Text = message },
        Style = "wiki",
        Language = "de",
        Text = message,
        System = "",
        Message = message.PadRight(36),
        PromptVersion = "wiki-de/1",
        Sampling = new() { MaxOutputTokens = limit },
    };

    static (ChatEngine Engine, Budget Budget) Engine(Uri server, double? cap = null, EndpointOptions? options = null, TimeProvider? time = null)
    {
        var account = new Account(null);
        var budget = new Budget(Dear, (decimal?)cap, () => account);
        return (new ChatEngine([server], "m", null, options ?? new() { Retries = 0 }, time, budget), budget);
    }

    [Fact]
    public async Task An_answer_carries_what_it_cost()
    {
        await using var server = new ChatServer(Reply.Says("Text"));
        var (engine, budget) = Engine(server.BaseUrl);
        using (engine)
        {
            var answer = await engine.AnswerAsync(Request(), CancellationToken.None);
            Assert.Equal(0.000081, answer.Usd!.Value, 12);
            Assert.Contains("$0.000081 spent; 0 of 32 requests open", engine.Status);
            Assert.Equal("paid $0.000081", engine.Bill);
            Assert.Equal(0.000081m, budget.Paid);
        }
    }

    [Theory]
    [InlineData(400, 0)]
    [InlineData(413, 0)]
    [InlineData(500, 0.001)]
    [InlineData(0, 0.001)]
    public async Task A_refusal_costs_nothing_and_what_broke_off_counts_in_full(int status, double spent)
    {
        await using var server = new ChatServer(new Reply(status, """{"error":{"message":"no"}}"""));
        var (engine, budget) = Engine(server.BaseUrl);
        using (engine)
            Assert.True((await engine.AnswerAsync(Request(), CancellationToken.None)).Failure.Drops);
        Assert.Equal((decimal)spent, budget.Paid);
    }

    [Fact]
    public async Task A_server_that_had_no_time_is_not_paid_and_each_broken_try_is()
    {
        await using var server = new ChatServer(new Reply(429, "{}"), new Reply(503, "{}"), new Reply(200, "no answer"), Reply.Says("Text"));
        var (engine, budget) = Engine(server.BaseUrl, options: new() { Retries = 3 }, time: new ImpatientTime(new EndpointOptions().Timeout));
        using (engine)
            Assert.False((await engine.AnswerAsync(Request(), CancellationToken.None)).Failure.Drops);
        Assert.Equal(0.001081m, budget.Paid);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_paid()
    {
        var (engine, budget) = Engine(new("http://127.0.0.1:9/v1"), options: new() { Retries = 0, Patience = TimeSpan.Zero });
        using (engine)
            Assert.True((await engine.AnswerAsync(Request(), CancellationToken.None)).Failure.Drops);
        Assert.Equal(0, budget.Paid);
    }

    [Fact]
    public async Task A_try_given_up_may_be_on_the_bill()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ChatServer((_, _) =>
        {
            stop.Cancel();
            return Reply.Says("late") with { Delay = TimeSpan.FromMinutes(1) };
        });
        var (engine, budget) = Engine(server.BaseUrl);
        using (engine)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.AnswerAsync(Request(), stop.Token));
        Assert.Equal(0.001m, budget.Paid);
    }

    [Fact]
    public async Task What_was_given_up_before_it_was_sent_costs_nothing()
    {
        await using var server = new ChatServer(Reply.Says("Text"));
        var (engine, budget) = Engine(server.BaseUrl);
        using (engine)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.AnswerAsync(Request(), new CancellationToken(canceled: true)));
        Assert.Equal((0, 0m), (server.Requests, budget.Paid));
    }

    [Fact]
    public async Task Many_open_requests_stay_below_the_cap_by_the_servers_own_bill()
    {
        long billed = 0;
        await using var server = new ChatServer((i, _) =>
        {
            var (read, written) = (20 + (i % 15), 1 + ((i * 37) % 90));
            Interlocked.Add(ref billed, (1 * read) + (10 * written));
            return Reply.Says("Text") with
            {
                Body = Reply.Says("Text").Body.Replace("\"prompt_tokens\":11", $"\"prompt_tokens\":{read}").Replace("\"completion_tokens\":7", $"\"completion_tokens\":{written}"),
            };
        });
        var (engine, budget) = Engine(server.BaseUrl, cap: 0.02, options: new() { Concurrency = 32 });
        using (engine)
        {
            var answers = Enumerable.Range(0, 200).Select(i => engine.AnswerAsync(Request($"Seite {i}"), CancellationToken.None)).ToList();
            var error = await Assert.ThrowsAsync<BudgetException>(() => Task.WhenAll(answers));
            Assert.Contains("of $0.02 are spent, and the next request may cost up to $0.001; everything paid for is kept", error.Message);
            Assert.Equal(billed / 1e6, answers.Where(a => a.IsCompletedSuccessfully).Sum(a => a.Result.Usd!.Value), 9);
        }
        Assert.InRange(billed, 19_000, 20_000);
        Assert.Equal(billed, budget.Paid * 1_000_000);
    }

    [Fact]
    public async Task What_is_remembered_costs_nothing_now_and_keeps_what_it_cost()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer(Reply.Says("Text"));
        var (engine, budget) = Engine(server.BaseUrl);
        using var cache = new AnswerCache(folder["answers.jsonl"]);
        using var cached = new CachedEngine(engine, () => cache);
        var first = await cached.AnswerAsync(Request(), CancellationToken.None);
        var second = await cached.AnswerAsync(Request(), CancellationToken.None);
        Assert.True(second.Cached);
        Assert.Equal(first.Usd, second.Usd);
        Assert.Equal(0.000081m, budget.Paid);
        Assert.Equal("paid $0.000081", cached.Bill);
    }

    [Fact]
    public void A_cap_without_a_price_is_a_mistake_before_any_work()
    {
        var settings = new RewriteSettings(new() { Engine = ["https://llm.example.com/v1"] }, new() { Model = "mistral-nemo" }, new() { MaxCost = 5 });
        Assert.Contains("max_cost needs prices", Assert.Throws<RecipeException>(() => EngineSpec.Open(settings)).Message);
        EngineSpec.Open(settings with { Money = settings.Money with { PriceInput = 0.1, PriceOutput = 0.2 } }).Dispose();
        EngineSpec.Open(settings with { Rewrite = new() { Engine = ["http://localhost:8000/v1"] } }).Dispose();
        var files = settings with { Rewrite = new() { Engine = ["batch:requests"], Cache = "a.jsonl" } };
        Assert.Contains("max_cost needs prices", Assert.Throws<RecipeException>(() => EngineSpec.Open(files)).Message);
        EngineSpec.Open(files with { Endpoint = new() { Model = "gpt-5-mini" } }).Dispose();
    }

    [Fact]
    public async Task What_is_broken_off_by_a_wrong_key_costs_nothing()
    {
        await using var server = new ChatServer((i, _) => new Reply(401, """{"error":{"message":"wrong key"}}""") with { Delay = TimeSpan.FromMilliseconds(i == 0 ? 100 : 5000) });
        var (engine, budget) = Engine(server.BaseUrl, cap: 1);
        using (engine)
        {
            using var stop = new CancellationTokenSource();
            var asked = Enumerable.Range(0, 5).Select(i => engine.AnswerAsync(Request("Seite " + i), stop.Token)).ToList();
            await Assert.ThrowsAsync<EngineException>(() => Task.WhenAny(asked).Unwrap());
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(asked));
        }
        Assert.Equal(0, budget.Paid);
    }

    [Fact]
    public void What_the_body_adds_to_the_prompt_is_set_aside()
    {
        var budget = new Budget(Dear, 1, () => new Account(null));
        var schema = ExtraBody.Parse($$"""{"response_format":"{{new string('x', 1000)}}"}""");
        var plain = Request();
        Assert.InRange(budget.MostFor(plain with { Sampling = plain.Sampling with { Body = schema } }) - budget.MostFor(plain), 0.001m, 0.0011m);
    }

    [Theory]
    [InlineData(10_000_000, 7, 0.001)]
    [InlineData(11, 10_000_000, 0.001)]
    [InlineData(11, 361, 0.001)]
    [InlineData(11, 359, 0.003601)]
    public async Task Usage_that_no_answer_to_the_request_can_have_counts_what_was_set_aside_and_is_told(long read, long written, double usd)
    {
        var reply = Reply.Says("Text");
        await using var server = new ChatServer(reply with { Body = reply.Body.Replace("\"prompt_tokens\":11", $"\"prompt_tokens\":{read}").Replace("\"completion_tokens\":7", $"\"completion_tokens\":{written}") });
        var (engine, budget) = Engine(server.BaseUrl);
        using (engine)
        {
            var answer = await engine.AnswerAsync(Request(), CancellationToken.None);
            Assert.Equal(usd, answer.Usd!.Value, 9);
            var absurd = usd == 0.001;
            Assert.Equal(absurd, engine.Bill!.Contains($"{server.BaseUrl} counted ", StringComparison.Ordinal));
            Assert.Equal(absurd, (answer.InputTokens, answer.OutputTokens) != (read, written));
        }
    }
}
