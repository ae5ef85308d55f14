using System.Collections.Concurrent;
using System.Text.Json;
using Loam.Documents;
using Loam.Guarding;
using Loam.Guarding.Judging;
using Loam.Rewriting;
using Loam.Runs.Judging;
using Loam.Steps;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Runs.Judging;

public class JudgeStepTests
{
    static JudgeStep Step(ChatServer server, string folder, JudgeScope? scope = null, JudgeOptions? options = null, EndpointOptions? endpoint = null) => new(Judge.Of(JudgeScript.Rules, new()
    {
        Options = (options ?? new()) with { Engine = [server.BaseUrl.ToString()] },
        Scope = scope ?? new() { Floor = 0, PerRewrite = 1, Audit = 0 },
        Endpoint = (endpoint ?? new() { Retries = 0, Patience = TimeSpan.Zero }) with { Model = "m" },
        Money = new() { PriceInput = 1, PriceOutput = 1 },
    }, folder, folder));

    static Document Rewritten(int number) => new()
    {
        Id = new("crawl", $"p{number}+wiki"),
        Text = JudgeScript.Rewrite(number),
        Language = "de",
        Provenance = new Provenance.Synthetic(new("crawl", $"p{number}"), new("crawl", $"p{number}"), 0, "wiki", "wiki-de/1", "writer", "", 1),
        Meta = Pages.Page().Meta.Add(GuardStep.SourceText, JsonElement.Parse(JsonSerializer.Serialize(JudgeScript.Source))),
    };

    static async Task<(List<Document> Kept, FakeContext Context)> RunAsync(JudgeStep step, int count = 6)
    {
        var context = new FakeContext();
        var kept = await step.RunAsync(Streams.Of(Enumerable.Range(0, count).Select(Rewritten)), context, default).ToListAsync();
        return (kept, context);
    }

    [Fact]
    public async Task What_the_judge_finds_wanting_is_dropped_with_its_words_and_the_rest_passes_in_order()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer((_, request) => JudgeScript.Number(request) switch
        {
            1 => JudgeScript.Says("contradicted", "Der Text sagt 1742."),
            3 => JudgeScript.Says("not_stated", ""),
            _ => JudgeScript.Says("supported") with { Delay = TimeSpan.FromMilliseconds(50 * (JudgeScript.Number(request) % 2)) },
        });
        var (kept, context) = await RunAsync(Step(server, folder.Path));
        Assert.Equal(["p0+wiki", "p2+wiki", "p4+wiki", "p5+wiki"], kept.Select(d => d.Id.Key));
        Assert.Equal([JudgeReasons.Contradicted, JudgeReasons.NotStated], context.Records.Where(r => r.Verdict.Drops).Select(r => r.Verdict.Reason));
        Assert.StartsWith($"“{JudgeScript.Sentence}”: Der Text sagt 1742.", context.Records[1].Verdict.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(GuardStep.SourceText, context.Records[1].Item.Meta.Keys);
        Assert.Contains(GuardStep.SourceText, kept[0].Meta.Keys);
        Assert.Equal((6, 2, 0), (context.Total("judge.asked"), context.Total("judge.overruled"), context.Total("judge.unusable")));
        Assert.Equal((6, 6 * 11, 6 * 7), (context.Total("requests"), context.Total("tokens.in"), context.Total("tokens.out")));
        Assert.Equal(6 * 18e-6, context.Total("usd.judge"), 12);
        var row = Assert.Single(Agreement.Of(context.Totals).Rows);
        Assert.Equal(new(false, "guard.unsupported", false, 4, 1, 1, 0), row);
        Assert.Equal(2, context.Shown.Count(s => s.Kind == Hearing.Decided));
    }

    [Fact]
    public async Task A_request_asks_at_temperature_0_for_an_answer_by_the_schema()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer(JudgeScript.Says("supported"));
        await RunAsync(Step(server, folder.Path), 1);
        using var body = JsonDocument.Parse(server.LastRequest[(server.LastRequest.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal(0, body.RootElement.GetProperty("temperature").GetDouble());
        Assert.Equal(200, body.RootElement.GetProperty("max_tokens").GetInt32());
        var format = body.RootElement.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.Equal(["supported", "contradicted", "not_stated"], format.GetProperty("json_schema").GetProperty("schema").GetProperty("properties").GetProperty("verdict").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(JudgeScript.Sentence, JudgeScript.Statement(server.LastRequest));
    }

    [Theory]
    [InlineData(AnswerFormat.Text, "response_format", false)]
    [InlineData(AnswerFormat.JsonObject, "\"response_format\":{\"type\":\"json_object\"}", true)]
    public async Task Servers_that_know_no_schema_are_not_asked_for_one(AnswerFormat format, string words, bool expected)
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer(JudgeScript.Says("supported"));
        await RunAsync(Step(server, folder.Path, options: new() { Answer = format, Body = ExtraBody.Parse("""{"seed":7}""", null) }), 1);
        Assert.Equal(expected, server.LastRequest.Contains(words, StringComparison.Ordinal));
        Assert.Contains("\"seed\":7", server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_a_cut_answer_and_a_refusal_leave_the_rules_word_and_are_counted()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer((_, request) => JudgeScript.Number(request) switch
        {
            0 => Reply.Says("Das kann ich nicht beurteilen."),
            1 => Reply.Says("{\"verdict\":\"contradicted\",\"why\":\"abge", "length"),
            2 => new(400, """{"error":{"message":"no"}}"""),
            3 => Reply.Says("", "content_filter"),
            _ => JudgeScript.Says("supported"),
        });
        var (kept, context) = await RunAsync(Step(server, folder.Path, endpoint: new() { Concurrency = 1 }));
        Assert.Equal(6, kept.Count);
        Assert.Equal((6, 4, 0), (context.Total("judge.asked"), context.Total("judge.unusable"), context.Total("judge.overruled")));
        Assert.Equal(4, context.Shown.Count(s => s.Kind == Hearing.Unusable));
    }

    [Fact]
    public async Task A_model_that_never_gives_a_usable_answer_stops_the_run_before_more_is_spent()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer(Reply.Says("Gern!"));
        var error = await Assert.ThrowsAsync<EngineException>(() => RunAsync(Step(server, folder.Path, endpoint: new() { Concurrency = 2 }), 200));
        Assert.Contains("first 20 answers of the judge m", error.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests, 20, 30);
    }

    [Fact]
    public async Task A_dead_server_fails_the_shard_and_the_next_run_asks_only_what_is_missing()
    {
        using var folder = new Formats.TemporaryFolder();
        var dead = true;
        await using var server = new ChatServer((_, request) => dead && JudgeScript.Number(request) >= 3 ? new(0, "") : JudgeScript.Says("supported"));
        var error = await Assert.ThrowsAsync<ShardException>(() => RunAsync(Step(server, folder.Path)));
        Assert.Contains("3 rewrites unanswered", error.Message, StringComparison.Ordinal);
        dead = false;
        var before = server.Requests;
        var (kept, context) = await RunAsync(Step(server, folder.Path));
        Assert.Equal((6, 6, 3), (kept.Count, context.Total("judge.asked"), server.Requests - before));
        Assert.Equal(6 * 18e-6, context.Total("usd"), 12); // What the data cost, whenever it was paid.
    }

    [Fact]
    public async Task On_request_the_rules_word_is_taken_where_the_server_does_not_answer()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer((_, request) => JudgeScript.Number(request) >= 3 ? new(0, "") : JudgeScript.Says("contradicted"));
        var (kept, context) = await RunAsync(Step(server, folder.Path, options: new() { LeaveUnanswered = true }));
        Assert.Equal((3, 3), (kept.Count, context.Total("judge.unusable")));
    }

    [Fact]
    public async Task An_audit_counts_and_shows_but_decides_nothing()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer((_, request) => JudgeScript.Says(JudgeScript.Statement(request).Contains("Turbine", StringComparison.Ordinal) ? "contradicted" : "supported"));
        var (kept, context) = await RunAsync(Step(server, folder.Path, new() { Floor = 1, Audit = 1 }));
        Assert.Equal(6, kept.Count);
        Assert.Equal((0, 24, 0), (context.Total("judge.asked"), context.Total("judge.audited"), context.Total("judge.overruled")));
        Assert.Equal(0.75, Agreement.Of(context.Totals).Share);
        Assert.Equal(6, context.Shown.Count(s => s.Kind == Hearing.Differing));
    }

    [Fact]
    public async Task What_is_no_rewrite_passes_and_one_without_its_page_goes_both_unasked()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer(JudgeScript.Says("supported"));
        var context = new FakeContext();
        Document[] input = [Pages.Page(), Rewritten(1) with { Meta = Pages.Page().Meta }];
        var kept = await Step(server, folder.Path).RunAsync(Streams.Of(input), context, default).ToListAsync();
        Assert.Equal(input[0], Assert.Single(kept));
        Assert.Equal(GuardStep.NoSource, context.Records[1].Verdict.Reason);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task Everything_that_decides_a_verdict_is_in_the_steps_identity()
    {
        using var folder = new Formats.TemporaryFolder();
        await using var server = new ChatServer(JudgeScript.Says("supported"));
        var identities = new ConcurrentBag<string>
        {
            Step(server, folder.Path).Identity.ToString(),
            Step(server, folder.Path, new() { Floor = 0.1 }).Identity.ToString(),
            Step(server, folder.Path, options: new() { Answer = AnswerFormat.Text }).Identity.ToString(),
            Step(server, folder.Path, endpoint: new() { Revision = "2" }).Identity.ToString(),
        };
        Assert.Equal(4, identities.Distinct().Count());
        Assert.Equal(Step(server, folder.Path).Identity, Step(server, folder.Path, endpoint: new() { Concurrency = 3, Retries = 9 }).Identity);
        Assert.Equal("guard", Step(server, folder.Path).Identity.Name);
    }
}
