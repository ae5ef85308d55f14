using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public sealed class CachedEngineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("loam-cache").FullName;

    string FilePath => Path.Combine(folder, "answers.jsonl.zst");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_paid_answer_is_never_asked_for_again_and_failures_are()
    {
        var asked = 0;
        var inner = new RewriteStepTests.Fixed(new RewriteAnswer(), _ => ++asked == 1 ? RewriteAnswer.Failed(RewriteReasons.Unavailable, "down") : new RewriteAnswer { Text = "da" });
        using var cache = new AnswerCache(FilePath);
        using var engine = new CachedEngine(inner, () => cache);
        var request = Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!.Render(Pages.Page(), "text", 0);
        Assert.True((await engine.AnswerAsync(request, default)).Failure.Drops);
        Assert.False((await engine.AnswerAsync(request, default)).Cached);
        Assert.True((await engine.AnswerAsync(request, default)).Cached);
        Assert.Equal(2, asked);
        Assert.NotEqual(request.Hash("a"), request.Hash("b"));
        Assert.NotEqual(request.Hash("a"), (request with { Sampling = new Sampling { Temperature = 0.6 } }).Hash("a"));
    }

    /// <summary>Answers when it is told to.</summary>
    sealed class Held : RewriteEngine
    {
        internal TaskCompletionSource<RewriteAnswer> Next { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal int Asked { get; private set; }

        public override string Model => "held";

        public override string Identity => "held";

        public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
        {
            Asked++;
            return Next.Task.WaitAsync(cancellation);
        }
    }

    static RewriteRequest Request(int limit = 100) => Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!.Render(Pages.Page(), "text", 0) with { Sampling = new Sampling { MaxOutputTokens = limit } };

    [Fact]
    public async Task Two_equal_requests_at_once_are_paid_once()
    {
        var inner = new Held();
        using var cache = new AnswerCache(FilePath);
        using var engine = new CachedEngine(inner, () => cache);
        var (first, second, other) = (engine.AnswerAsync(Request(), default), engine.AnswerAsync(Request(), default), engine.AnswerAsync(Request(limit: 200), default));
        Assert.Equal(2, inner.Asked); // One for each limit.
        inner.Next.SetResult(new RewriteAnswer { Text = "da", OutputTokens = 3 });
        Assert.Equal(("da", false), ((await first).Text, (await first).Cached));
        Assert.Equal(("da", true, 3), ((await second).Text, (await second).Cached, (await second).OutputTokens));
        Assert.Equal("da", (await other).Text);
        Assert.True((await engine.AnswerAsync(Request(), default)).Cached);
        Assert.Equal(2, inner.Asked);
    }

    [Fact]
    public async Task A_withdrawn_answer_is_asked_for_again_unless_the_style_can_use_it_by_now()
    {
        var inner = new RewriteStepTests.Fixed(new RewriteAnswer { Text = "neu" });
        var request = Request() with { Judge = answer => answer.Text == "alt" ? Loam.Documents.Verdict.Drop(RewriteReasons.NoSentinel, "alt") : default };
        var row = new AnswerRow(request.Hash(inner.Identity), inner.Identity, "wiki", 100, new RewriteAnswer { Text = "alt" });
        using (var cache = new AnswerCache(FilePath))
        {
            cache.Add(row);
            cache.Add(row with { Withdrawn = true });
        }
        File.Delete(FilePath + ".idx"); // The rows alone say it.
        using var reopened = new AnswerCache(FilePath);
        using var engine = new CachedEngine(inner, () => reopened);
        Assert.Equal(("alt", true), await Asked(request with { Judge = _ => default }));
        Assert.Equal(("neu", false), await Asked(request));
        Assert.Equal(("neu", true), await Asked(request));

        async Task<(string, bool)> Asked(RewriteRequest asked) => await engine.AnswerAsync(asked, default) is var answer ? (answer.Text, answer.Cached) : default;
    }

    [Fact]
    public async Task Who_waits_for_one_who_gives_up_asks_itself()
    {
        var inner = new Held();
        using var cache = new AnswerCache(FilePath);
        using var engine = new CachedEngine(inner, () => cache);
        using var stop = new CancellationTokenSource();
        var (first, second) = (engine.AnswerAsync(Request(), stop.Token), engine.AnswerAsync(Request(), default));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        inner.Next.SetResult(new RewriteAnswer { Text = "da" });
        Assert.Equal(("da", false), ((await second).Text, (await second).Cached));
        Assert.Equal(2, inner.Asked);
    }

    [Fact]
    public async Task An_engine_that_can_answer_nothing_tells_all_who_wait()
    {
        var inner = new Held();
        using var cache = new AnswerCache(FilePath);
        using var engine = new CachedEngine(inner, () => cache);
        var (first, second) = (engine.AnswerAsync(Request(), default), engine.AnswerAsync(Request(), default));
        inner.Next.SetException(new EngineException("wrong key"));
        await Assert.ThrowsAsync<EngineException>(() => first);
        await Assert.ThrowsAsync<EngineException>(() => second);
    }

    [Fact]
    public async Task The_books_are_the_same_with_an_empty_and_a_full_cache()
    {
        var answer = new RewriteAnswer { Text = "Hier ist der Artikel:\n" + Pages.Mill, InputTokens = 11, OutputTokens = 7 };
        var asked = 0;
        var inner = new RewriteStepTests.Fixed(answer, _ => { Interlocked.Increment(ref asked); return answer; });
        using var cache = new AnswerCache(FilePath);
        using var engine = new CachedEngine(inner, () => cache);
        var books = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            var context = new FakeContext();
            var pages = Enumerable.Range(0, 5).Select(i => Pages.Page(Pages.Mill + i, key: "p" + i));
            await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(pages), context, default).ToListAsync();
            books.Add(string.Join(' ', context.Totals.Select(total => $"{total.Key}={total.Value}")));
        }
        Assert.Equal(5, asked);
        Assert.Equal(["requests=5 tokens.in=55 tokens.out=35", "requests=5 tokens.in=55 tokens.out=35"], books);
    }

    [Fact]
    public async Task What_a_page_and_its_copy_cost_is_in_the_books_once_whoever_is_asked_first_the_next_time()
    {
        var answer = new RewriteAnswer { Text = "Hier ist der Artikel:\n" + Pages.Mill, InputTokens = 11, OutputTokens = 7, Usd = 0.25 };
        using var cache = new AnswerCache(FilePath);
        using var engine = new CachedEngine(new RewriteStepTests.Fixed(answer), () => cache);
        Loam.Documents.Document[] pages = [Pages.Page(key: "original"), Pages.Page(key: "copy") with { Url = Pages.Page(key: "original").Url }];
        var costs = new List<string>();
        for (var run = 0; run < 2; run++, Array.Reverse(pages))
        {
            var step = new RewriteStep(engine, new RewriteOptions());
            foreach (var page in pages)
            {
                var context = new FakeContext();
                await step.RunAsync(Streams.Of(page), context, default).ToListAsync();
                costs.Add(string.Join(' ', context.Totals.Where(total => total.Key is "usd" or "requests.wiki").Select(total => $"{total.Key}={total.Value}").Prepend(page.Id.Key)));
            }
        }
        Assert.Equal(["original requests.wiki=1 usd=0.25", "copy requests.wiki=1", "copy requests.wiki=1", "original requests.wiki=1 usd=0.25"], costs);
    }

    [Fact]
    public async Task A_cache_is_a_recording()
    {
        var paid = new RewriteAnswer { Text = "Hier ist", Finish = Finish.Length, InputTokens = 11, OutputTokens = 7, Seconds = 1.5 };
        using (var cache = new AnswerCache(FilePath))
        using (var engine = new CachedEngine(new RewriteStepTests.Fixed(paid), () => cache))
            await engine.AnswerAsync(Request(), default);
        using var recorded = EngineSpec.Open(new RewriteSettings { Rewrite = new() { Engine = ["recorded:" + FilePath] } });
        Assert.Equal(paid, await recorded.AnswerAsync(Request(), default));
        Assert.Same(RewriteReasons.NotRecorded, (await recorded.AnswerAsync(Request() with { Message = "andere Worte" }, default)).Failure.Reason);
    }
}
