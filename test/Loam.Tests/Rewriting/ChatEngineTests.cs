using Loam.Rewriting;
using Loam.Rewriting.Chat;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

public class ChatEngineTests
{
    static readonly EndpointOptions Options = new() { Retries = 2, Concurrency = 8 };

    static RewriteRequest Request(int number = 0) => RewriteStyle.Find("wiki")!.Render(Pages.Page(key: "p" + number), $"Text Nummer {number}.", 0);

    static async Task<(RewriteAnswer Answer, ChatServer Server, ImpatientTime Time)> Ask(params Reply[] replies)
    {
        var server = new ChatServer(replies);
        var time = new ImpatientTime(Options.Timeout);
        using var engine = new ChatEngine([server.BaseUrl], "m", "secret", Options, time);
        var answer = await engine.AnswerAsync(Request(), default);
        await server.DisposeAsync();
        return (answer, server, time);
    }

    [Fact]
    public async Task An_answer_comes_with_usage_and_finish_reason()
    {
        var (answer, server, _) = await Ask(Reply.Says("Hier ist der Artikel:\nGrüße."));
        Assert.Equal(("Hier ist der Artikel:\nGrüße.", Finish.Stop, 11, 7, false), (answer.Text, answer.Finish, answer.InputTokens, answer.OutputTokens, answer.Failure.Drops));
        Assert.Contains("POST /v1/chat/completions", server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("Bearer secret", server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("\"temperature\":0.5", server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("\"model\":\"m\"", server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_answer_says_so() => Assert.Equal(Finish.Length, (await Ask(Reply.Says("Hier ist", "length"))).Answer.Finish);

    [Fact]
    public async Task A_filtered_answer_says_so() => Assert.Equal(Finish.ContentFilter, (await Ask(Reply.Says("", "content_filter"))).Answer.Finish);

    [Fact]
    public async Task Too_many_requests_wait_as_long_as_the_server_asks()
    {
        var (answer, server, time) = await Ask(new Reply(429, "{}", "Retry-After: 17\r\n"), Reply.Says("da"));
        Assert.Equal("da", answer.Text);
        Assert.Equal(2, server.Requests);
        Assert.InRange(Assert.Single(time.Pauses).TotalSeconds, 16, 17);
    }

    [Fact]
    public async Task A_server_error_is_tried_again_after_growing_pauses()
    {
        var (answer, _, time) = await Ask(new Reply(500, "{}"), new Reply(503, "{}"), Reply.Says("da"));
        Assert.Equal("da", answer.Text);
        Assert.Equal(2, time.Pauses.Count);
        Assert.InRange(time.Pauses[0].TotalSeconds, 0.5, 1);
        Assert.InRange(time.Pauses[1].TotalSeconds, 1, 2);
    }

    [Fact]
    public async Task A_server_that_stays_down_costs_the_row()
    {
        var (answer, server, _) = await Ask(new Reply(500, """{"error":{"message":"out of memory"}}"""));
        Assert.Same(RewriteReasons.Unavailable, answer.Failure.Reason);
        Assert.Equal("HTTP 500: out of memory", answer.Failure.Evidence);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Nobody_listening_costs_the_row()
    {
        var server = new ChatServer(Reply.Says("x"));
        var url = server.BaseUrl;
        await server.DisposeAsync();
        using var engine = new ChatEngine([url], "m", null, Options, new ImpatientTime(Options.Timeout));
        Assert.Same(RewriteReasons.Unavailable, (await engine.AnswerAsync(Request(), default)).Failure.Reason);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_tried_again() => Assert.Equal("da", (await Ask(new Reply(0, ""), Reply.Says("da"))).Answer.Text);

    [Theory]
    [InlineData("this is no json")]
    [InlineData("""{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[]}""")]
    public async Task What_is_no_completion_costs_the_row(string body) => Assert.Same(RewriteReasons.InvalidResponse, (await Ask(new Reply(200, body))).Answer.Failure.Reason);

    [Fact]
    public async Task A_refused_request_costs_its_row_at_once()
    {
        var (answer, server, _) = await Ask(new Reply(400, """{"error":{"message":"context too long"}}"""));
        Assert.Same(RewriteReasons.RefusedByServer, answer.Failure.Reason);
        Assert.Contains("context too long", answer.Failure.Evidence, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(401, "invalid api key")]
    [InlineData(403, "no right to use this model")]
    [InlineData(404, "model m does not exist")]
    public async Task What_no_request_can_pass_stops_the_run_with_the_servers_words(int status, string words)
    {
        var body = "{\"error\":{\"message\":\"" + words + "\"}}";
        var error = await Assert.ThrowsAsync<EngineException>(() => Ask(new Reply(status, body)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forbidden_request_behind_a_success_costs_its_row()
    {
        await using var server = new ChatServer(Reply.Says("da"), new Reply(403, """{"error":{"message":"flagged by moderation"}}"""), Reply.Says("wieder da"));
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options, new ImpatientTime(Options.Timeout));
        Assert.Equal("da", (await engine.AnswerAsync(Request(0), default)).Text);
        var forbidden = await engine.AnswerAsync(Request(1), default);
        Assert.Same(RewriteReasons.RefusedByServer, forbidden.Failure.Reason);
        Assert.Equal("HTTP 403: flagged by moderation", forbidden.Failure.Evidence);
        Assert.Equal("wieder da", (await engine.AnswerAsync(Request(2), default)).Text);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Ten_first_failures_alike_stop_the_run()
    {
        await using var server = new ChatServer(new Reply(400, """{"error":{"message":"no such field"}}"""));
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options, new ImpatientTime(Options.Timeout));
        var context = new FakeContext();
        var run = new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Enumerable.Range(0, 500).Select(i => Pages.Page(key: "p" + i))), context, default);
        var error = await Assert.ThrowsAsync<EngineException>(() => run.ToListAsync());
        Assert.Contains("no such field", error.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests, 10, 40);
    }

    [Fact]
    public async Task A_server_that_never_answers_costs_the_row_when_time_is_up()
    {
        var options = Options with { Retries = 0, Timeout = TimeSpan.FromMilliseconds(150) };
        await using var server = new ChatServer(Reply.Says("zu spät") with { Delay = TimeSpan.FromSeconds(30) });
        using var engine = new ChatEngine([server.BaseUrl], "m", null, options);
        Assert.Same(RewriteReasons.TimedOut, (await engine.AnswerAsync(Request(), default)).Failure.Reason);
    }

    [Fact]
    public async Task Cancelling_ends_a_request_that_waits()
    {
        await using var server = new ChatServer(Reply.Says("zu spät") with { Delay = TimeSpan.FromSeconds(30) });
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.AnswerAsync(Request(), stop.Token));
    }

    [Fact]
    public async Task Never_more_requests_at_once_than_allowed()
    {
        await using var server = new ChatServer(Reply.Says("Hier ist der Artikel:\n" + string.Join(' ', Enumerable.Repeat("Wort", 60)) + ".") with { Delay = TimeSpan.FromMilliseconds(20) });
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options with { Concurrency = 3 });
        var context = new FakeContext();
        var rewrites = await new RewriteStep(engine, new RewriteOptions()).RunAsync(Streams.Of(Enumerable.Range(0, 30).Select(i => Pages.Page(key: "p" + i, text: Pages.Mill[..300]))), context, default).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"p{i}+wiki"), rewrites.Select(rewrite => rewrite.Id.Key));
        Assert.InRange(server.MostOpen, 2, 3);
        Assert.Equal(30 * 7, context.Total("tokens.out"));
    }
}
