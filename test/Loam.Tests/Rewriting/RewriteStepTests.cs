using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Extractive;
using Loam.Steps;

namespace Loam.Tests.Rewriting;

public class RewriteStepTests
{
    /// <summary>Answers with a word per request; the first request waits until all others are done.</summary>
    sealed class SlowHead(int others) : RewriteEngine
    {
        readonly TaskCompletionSource rest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int done;

        public override string Model => "slow";

        public override string Identity => "slow";

        public override int? Concurrency => 4;

        public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
        {
            if (request.Parent.Id.Key == "p0")
                await rest.Task.WaitAsync(cancellation);
            else if (Interlocked.Increment(ref done) == others)
                rest.SetResult();
            return new RewriteAnswer { Text = string.Join(' ', Enumerable.Repeat(request.Parent.Id.Key, 60)), Finished = true, OutputTokens = 60 };
        }
    }

    [Fact]
    public async Task Makes_one_document_per_page_and_style_with_full_lineage()
    {
        using var engine = new ExtractiveEngine();
        var context = new FakeContext();
        var step = new RewriteStep(engine, new RewriteOptions { Styles = ["wiki", "qa"] });
        var rewrites = await step.RunAsync(Streams.Of(Pages.Page()), context, default).ToListAsync();

        Assert.Equal(["p1+wiki", "p1+qa"], rewrites.Select(rewrite => rewrite.Id.Key));
        var provenance = Assert.IsType<Provenance.Synthetic>(rewrites[0].Provenance);
        Assert.Equal(new DocumentId("crawl", "p1"), provenance.Parent);
        Assert.Equal(("wiki", "wiki-de/1", "extractive/1", 1), (provenance.Style, provenance.PromptVersion, provenance.Model, provenance.Depth));
        Assert.Equal(32, provenance.RequestHash.Length);
        Assert.Equal(new DocumentId("crawl", "p1"), rewrites[0].Family);
        Assert.Equal(Pages.Mill, rewrites[0].Meta[RewriteStep.SourceText].GetString());
        Assert.Equal(2, context.Records.Count);
        Assert.Equal(2, context.Total("requests"));
    }

    [Fact]
    public async Task A_slow_head_stalls_nothing_and_order_stays()
    {
        using var engine = new SlowHead(others: 20);
        var step = new RewriteStep(engine, new RewriteOptions());
        var pages = Enumerable.Range(0, 21).Select(i => Pages.Page(key: "p" + i));
        var rewrites = await step.RunAsync(Streams.Of(pages), new FakeContext(), default).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 21).Select(i => $"p{i}+wiki"), rewrites.Select(rewrite => rewrite.Id.Key));
    }

    [Fact]
    public async Task Refuses_to_rewrite_a_rewrite_unless_allowed()
    {
        using var engine = new ExtractiveEngine();
        var once = (await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Pages.Page()), new FakeContext(), default).ToListAsync())[0];
        var context = new FakeContext();
        Assert.Empty(await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(once), context, default).ToListAsync());
        Assert.Equal("rewrite.too_deep", context.Records[0].Verdict.Reason!.Code);
        var twice = await new RewriteStep(engine, new RewriteOptions { MaxDepth = 2 }).RunAsync(Streams.Of(once), new FakeContext(), default).ToListAsync();
        Assert.Equal(2, twice[0].Provenance.Depth);
    }

    [Fact]
    public async Task Drops_a_page_too_short_to_ask_about()
    {
        using var engine = new ExtractiveEngine();
        var context = new FakeContext();
        await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Pages.Page("Kurz.")), context, default).ToListAsync();
        Assert.Equal("rewrite.too_short", context.Records[0].Verdict.Reason!.Code);
    }

    [Theory]
    [InlineData(Finish.Length, "x", "rewrite.truncated")]
    [InlineData(Finish.ContentFilter, "", "rewrite.content_filter")]
    [InlineData(Finish.Stop, "  ", "rewrite.empty_answer")]
    [InlineData(Finish.Stop, "Gerne! Hier ist etwas.", "rewrite.no_sentinel")]
    [InlineData(Finish.Stop, "Hier ist der Artikel:\nKurz.", "rewrite.result_too_short")]
    public async Task Unusable_answers_have_their_reasons(Finish finish, string text, string code)
    {
        using var engine = new Fixed(new RewriteAnswer { Text = text, Finish = finish });
        var context = new FakeContext();
        await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Pages.Page()), context, default).ToListAsync();
        Assert.Equal(code, Assert.Single(context.Records).Verdict.Reason!.Code);
    }

    [Fact]
    public async Task Pairs_that_are_none_have_their_reason()
    {
        using var engine = new Fixed(new RewriteAnswer { Text = "Hier sind die Fragen und Antworten:\nDie Mühle ist alt." });
        var context = new FakeContext();
        await new RewriteStep(engine, new RewriteOptions { Styles = ["qa"] }).RunAsync(Streams.Of(Pages.Page()), context, default).ToListAsync();
        Assert.Same(RewriteReasons.NoPairs, Assert.Single(context.Records).Verdict.Reason);
    }

    [Fact]
    public async Task Chunks_are_all_asked_and_joined_in_order()
    {
        var asked = new List<RewriteRequest>();
        using var engine = new Fixed(new RewriteAnswer(), request => { lock (asked) asked.Add(request); return new RewriteAnswer { Text = $"Hier ist der Artikel:\n{request.Text}" }; });
        var step = new RewriteStep(engine, new RewriteOptions { ChunkTokens = 60 });
        var rewrite = (await step.RunAsync(Streams.Of(Pages.Page()), new FakeContext(), default).ToListAsync())[0];
        Assert.True(asked.Count > 3);
        Assert.Equal(Enumerable.Range(0, asked.Count), asked.Select(request => request.Chunk));
        Assert.Equal(asked.Count, Assert.IsType<Provenance.Synthetic>(rewrite.Provenance).Chunks);
        Assert.StartsWith("Die Wassermühle Auental", rewrite.Text, StringComparison.Ordinal);
        Assert.Contains("kostet 4 Euro", rewrite.Text[^40..], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_style_is_refused_with_those_there_are()
    {
        using var engine = new ExtractiveEngine();
        var error = Assert.Throws<RecipeException>(() => new RewriteStep(engine, new RewriteOptions { Styles = ["wikki"] }));
        Assert.Contains("distill, extract, faq, list, math, qa, rephrase, summary, table, tutorial, wiki", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_not_swallowed()
    {
        using var engine = new ExtractiveEngine();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Pages.Page()), new FakeContext(), stop.Token).ToListAsync());
    }

    static RewriteStep Unsure(Func<int, bool> answers, bool dropUnanswered = false)
    {
        var asked = 0;
        var engine = new Fixed(new RewriteAnswer(), _ => answers(asked++)
            ? new RewriteAnswer { Text = string.Join(' ', Enumerable.Repeat("wort", 80)), Finished = true, OutputTokens = 80 }
            : RewriteAnswer.Failed(RewriteReasons.Unavailable, "down"));
        return new(engine, new RewriteOptions { Styles = ["wiki"], DropUnanswered = dropUnanswered });
    }

    [Fact]
    public async Task An_outage_fails_the_shard_instead_of_losing_pages_for_good()
    {
        var context = new FakeContext(1);
        var error = await Assert.ThrowsAsync<ShardException>(async () =>
            await Unsure(i => i % 2 == 0).RunAsync(Streams.Of(Pages.Page(), Pages.Page(), Pages.Page(), Pages.Page()), context, default).ToListAsync());
        Assert.Contains("2 requests unanswered", error.Message, StringComparison.Ordinal);
        Assert.All(context.Records, r => Assert.False(r.Verdict.Drops));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_not_asked_for_every_page()
    {
        var asked = 0;
        var pages = Enumerable.Repeat(Pages.Page(), 500).ToArray();
        await Assert.ThrowsAsync<ShardException>(async () =>
            await Unsure(_ => asked++ < 0).RunAsync(Streams.Of(pages), new FakeContext(1), default).ToListAsync());
        Assert.InRange(asked, 20, 60);
    }

    [Fact]
    public async Task Whoever_prefers_to_lose_pages_can()
    {
        var rewrites = await Unsure(i => i % 2 == 0, dropUnanswered: true).RunAsync(Streams.Of(Pages.Page(), Pages.Page()), new FakeContext(1), default).ToListAsync();
        Assert.Single(rewrites);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_outage_of_one_chunk_goes_before_what_another_says(int outage)
    {
        using var engine = new Fixed(new(), request => request.Chunk % 2 == outage ? RewriteAnswer.Failed(RewriteReasons.Unavailable, "away") : new RewriteAnswer { Text = "Gerne!" });
        var rewrite = await new RewriteStep(engine, new RewriteOptions { ChunkTokens = 60 }).RewriteAsync(Pages.Page(), Loam.Rewriting.Styles.RewriteStyle.Find("wiki")! with { ChunkTokens = 60 }, default);
        Assert.True(rewrite.Requests.Count > 1);
        Assert.Same(RewriteReasons.Unavailable, rewrite.Verdict.Reason);
    }

    [Fact]
    public async Task A_chunk_that_shows_that_nothing_can_be_answered_ends_the_waiting_for_the_others()
    {
        using var engine = new Broken();
        var step = new RewriteStep(engine, new RewriteOptions { ChunkTokens = 60 });
        var error = await Assert.ThrowsAsync<EngineException>(() => step.RewriteAsync(Pages.Page(), step.Styles[0], default).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("wrong key", error.Message);
        Assert.True(engine.GivenUp > 0);
    }

    /// <summary>Refuses the last chunk for good, and never answers the others.</summary>
    sealed class Broken : RewriteEngine
    {
        int waiting;

        public override string Model => "broken";

        public override string Identity => "broken";

        internal int GivenUp { get; private set; }

        public override async Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
        {
            if (waiting++ > 0)
                throw new EngineException("wrong key");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                GivenUp++;
            }
            return new();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Control_characters_of_an_answer_reach_no_dataset(bool finished)
    {
        var words = Pages.Mill.Replace(" ", "\0 \u001b", StringComparison.Ordinal).Replace("Mühle", "M\u009füh\u007fle\t", StringComparison.Ordinal);
        using var engine = new Fixed(new RewriteAnswer { Text = finished ? words : "Hier ist der Artikel:\n" + words, Finished = finished });
        var document = Assert.Single(await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Pages.Page()), new FakeContext(), default).ToListAsync());
        Assert.DoesNotContain(document.Text, c => char.IsControl(c) && c is not ('\n' or '\t'));
        Assert.Contains("Getreidemühle", document.Text, StringComparison.Ordinal);
        Assert.Contains('\n', document.Text);
    }

    [Theory]
    [InlineData("de", null)]
    [InlineData(null, null)]
    [InlineData("fr", "rewrite.no_prompt")]
    public async Task A_style_with_prompts_in_some_languages_serves_no_other(string? language, string? reason)
    {
        var wiki = Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!;
        var style = wiki with { Prompts = new Dictionary<string, Loam.Rewriting.Styles.StylePrompt> { ["de"] = wiki.Prompts["de"] } };
        using var engine = new Fixed(new RewriteAnswer { Text = "Hier ist der Artikel:\n" + Pages.Mill });
        var step = new RewriteStep(engine, new RewriteOptions(), Selection.Of(new RewriteOptions(), _ => style));
        var rewrite = await step.RewriteAsync(Pages.Page() with { Language = language }, style, default);
        Assert.Equal(reason, rewrite.Verdict.Reason?.Code);
        Assert.Equal(reason is null ? null : "language fr, prompts for de", rewrite.Verdict.Evidence);
        Assert.Equal(reason is null ? 1 : 0, rewrite.Requests.Count);
    }

    internal sealed class Fixed(RewriteAnswer answer, Func<RewriteRequest, RewriteAnswer>? say = null) : RewriteEngine
    {
        public override string Model => "fixed";

        public override string Identity => "fixed";

        public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation) => Task.FromResult(say?.Invoke(request) ?? answer);
    }
}
