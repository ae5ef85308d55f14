using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Chat;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>Every way in which a server fails, and what follows: a reason for the row, another try, or a stop with the server's words.</summary>
public class ChatFaultTests
{
    static readonly EndpointOptions Options = new() { Retries = 2, Concurrency = 8 };

    static readonly string Good = RawServer.Whole(Reply.Says("da").Body);

    static RewriteRequest Request(int number = 0) => RewriteStyle.Find("wiki")!.Render(Pages.Page(key: "p" + number), $"Text Nummer {number}.", 0);

    static RewriteRequest WithLimit(int limit, string body) => Request() with { Sampling = new() { MaxOutputTokens = limit, Body = ExtraBody.Parse(body) } };

    static async Task<RewriteAnswer> Ask(Uri server, string? key = null)
    {
        using var engine = new ChatEngine([server], "m", key, Options, new ImpatientTime(Options.Timeout));
        return await engine.AnswerAsync(Request(), default);
    }

    static async Task<string> Stop(Uri server, string? key = null) => (await Assert.ThrowsAsync<EngineException>(() => Ask(server, key))).Message;

    static void IsDropped(Reason reason, string words, RewriteAnswer answer)
    {
        Assert.Same(reason, answer.Failure.Reason);
        Assert.Contains(words, answer.Failure.Evidence, StringComparison.Ordinal);
    }

    public static TheoryData<string> Halves => new(
        RawServer.Head + "Content-Length: 4000\r\nConnection: close\r\n\r\n{\"choices\":[{\"mess",
        RawServer.Head + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n14\r\n{\"choices\":[{\"message\r\n",
        "HTTP/1.1 200 OK\r\nContent-Ty");

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task Half_an_answer_is_asked_for_again(string half)
    {
        await using var server = new RawServer(half, Good);
        Assert.Equal("da", (await Ask(server.BaseUrl)).Text);
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task Half_an_answer_time_and_again_leaves_the_request_unanswered(string half)
    {
        await using var server = new RawServer(half);
        IsDropped(RewriteReasons.Unavailable, "", await Ask(server.BaseUrl));
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_reset_connection_is_tried_again()
    {
        await using var server = new RawServer(async (i, stream, socket, cancellation) =>
        {
            if (i == 0)
                socket.Close(0); // Unread or unsent, a linger of zero sends RST.
            else
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Good), cancellation);
        });
        Assert.Equal("da", (await Ask(server.BaseUrl)).Text);
    }

    [Theory]
    [InlineData("this is no json", "this is no json")]
    [InlineData("", "")]
    [InlineData("null", "no JSON object")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"choices":[{"message":{"content":"halb""", "")]
    [InlineData("""{"choices":[]}""", "its choices are empty")]
    [InlineData("""{"choices":[{"index":0,"finish_reason":"stop"}]}""", "no message")]
    [InlineData("""{"choices":[{"message":{"content":"x"},"finish_reason":"error"}]}""", "finish_reason is error")]
    [InlineData("""{"object":"chat.completion"}""", "no choices")]
    [InlineData("<html><head><title>Wartungsarbeiten</title></head></html>", "an HTML page: Wartungsarbeiten")]
    public async Task What_is_no_completion_is_invalid(string body, string words)
    {
        await using var server = new RawServer(RawServer.Whole(body));
        IsDropped(RewriteReasons.InvalidResponse, words, await Ask(server.BaseUrl));
    }

    [Fact]
    public async Task What_is_no_HTTP_is_invalid()
    {
        await using var server = new RawServer("SSH-2.0-OpenSSH_9.6\r\n");
        IsDropped(RewriteReasons.InvalidResponse, "", await Ask(server.BaseUrl));
    }

    [Fact]
    public async Task A_proxys_error_page_is_tried_again_and_quoted_by_its_title()
    {
        const string page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>";
        await using var server = new ChatServer(new Reply(502, page), Reply.Says("da"));
        Assert.Equal("da", (await Ask(server.BaseUrl)).Text);
        await using var down = new ChatServer(new Reply(502, page));
        IsDropped(RewriteReasons.Unavailable, "HTTP 502: an HTML page: 502 Bad Gateway", await Ask(down.BaseUrl));
    }

    [Fact]
    public async Task An_answer_that_never_ends_costs_the_row_when_time_is_up()
    {
        await using var server = new RawServer(async (_, stream, _, cancellation) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(RawServer.Head + "Transfer-Encoding: chunked\r\n\r\n"), cancellation);
            while (true)
            {
                await stream.WriteAsync("1\r\n \r\n"u8.ToArray(), cancellation);
                await Task.Delay(10, cancellation);
            }
        });
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options with { Retries = 0, Timeout = TimeSpan.FromMilliseconds(200) });
        IsDropped(RewriteReasons.TimedOut, "no answer within 0.2 s", await engine.AnswerAsync(Request(), default));
    }

    [Theory]
    [InlineData(512, "{}", 1L << 20, "longer than 1,048,576 bytes, which is more than its output limit allows")]
    [InlineData(100_000, "{}", 6_400_000, "longer than 6,400,000 bytes")]
    [InlineData(100_000, """{"max_tokens":200000}""", 12_800_000, "longer than 12,800,000 bytes")]
    [InlineData(512, """{"logprobs":true}""", 64L << 20, "longer than 67,108,864 bytes")]
    public async Task An_answer_without_end_is_not_read_to_its_end(int limit, string body, long bytes, string words)
    {
        var sent = 0L;
        await using var server = new RawServer(async (_, stream, _, cancellation) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(RawServer.Head + "Connection: close\r\n\r\n"), cancellation);
            for (var spaces = Enumerable.Repeat((byte)' ', 1 << 16).ToArray(); ; Interlocked.Add(ref sent, spaces.Length))
                await stream.WriteAsync(spaces, cancellation);
        });
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options with { Retries = 0 }, new ImpatientTime(Options.Timeout));
        IsDropped(RewriteReasons.InvalidResponse, words, await engine.AnswerAsync(WithLimit(limit, body), default));
        Assert.InRange(Interlocked.Read(ref sent), bytes / 2, bytes + (40L << 20));
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"The response was filtered","code":"content_filter","status":400}}""")]
    [InlineData(400, """{"error":{"message":"flagged","code":"content_policy_violation"}}""")]
    public async Task A_request_that_a_content_filter_stops_is_dropped_for_it(int status, string body)
    {
        await using var server = new ChatServer(new Reply(status, body));
        IsDropped(RewriteReasons.ContentFilter, $"HTTP {status}", await Ask(server.BaseUrl));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(404, """{"error":{"message":"The model `m` does not exist.","type":"NotFoundError","param":"model","code":404}}""")] // vLLM
    [InlineData(404, """{"object":"error","message":"The model `m` does not exist.","type":"NotFoundError","code":404}""")] // vLLM before 0.10
    [InlineData(404, """{"error":{"message":"model \"m\" not found, try pulling it first","type":"api_error","param":null,"code":null}}""")] // Ollama
    [InlineData(404, """{"error":"model 'm' not found"}""")] // Ollama's own interface
    [InlineData(400, """{"error":{"code":400,"message":"model 'm' not found","type":"invalid_request_error"}}""")] // llama.cpp as a router
    [InlineData(400, """{"error":{"message":"does not compute","type":"invalid_request_error","param":"model","code":"model_not_found"}}""")]
    [InlineData(400, """{"error":{"message":"/chat/completions: Invalid model name passed in model=m. Call `/v1/models`","type":null,"code":"400"}}""")] // LiteLLM
    [InlineData(422, """{"detail":"unknown model: m"}""")]
    public async Task A_wrong_model_name_stops_the_run_with_the_servers_words(int status, string body)
    {
        await using var server = new ChatServer(new Reply(status, body));
        Assert.Contains(ServerError.Read(Encoding.UTF8.GetBytes(body)).Words, await Stop(server.BaseUrl), StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_wrong_path_says_what_a_base_url_is()
    {
        await using var server = new ChatServer(new Reply(404, """{"detail":"Not Found"}"""));
        Assert.Contains("HTTP 404: Not Found; the base URL is what stands before /chat/completions", await Stop(server.BaseUrl), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}""", "exceeded your current quota")]
    [InlineData(402, """{"error":{"message":"Insufficient credits","code":402}}""", "Insufficient credits")]
    [InlineData(200, """{"error":{"message":"No auth credentials found","code":401}}""", "No auth credentials")]
    public async Task An_account_without_money_or_rights_stops_the_run(int status, string body, string words)
    {
        await using var server = new ChatServer(new Reply(status, body));
        Assert.Contains(words, await Stop(server.BaseUrl), StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("""{"error":{"message":"Provider returned error","code":502}}""", "rewrite.unavailable", 3)] // OpenRouter
    [InlineData("""{"error":{"message":"upstream is gone"},"choices":null}""", "rewrite.unavailable", 3)]
    [InlineData("""{"error":{"message":"prompt is too long","code":400}}""", "rewrite.refused_by_server", 1)]
    public async Task An_error_sent_as_a_success_is_an_error(string body, string reason, int requests)
    {
        await using var server = new ChatServer(new Reply(200, body));
        Assert.Equal(reason, (await Ask(server.BaseUrl)).Failure.Reason!.Code);
        Assert.Equal(requests, server.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_stops_the_run()
    {
        await using var server = new ChatServer(new Reply(308, "", "Location: https://user:secret@elsewhere.example/v1/chat/completions?key=secret\r\n"));
        var words = await Stop(server.BaseUrl, "key-of-the-user");
        Assert.Contains("HTTP 308: it redirects to https://elsewhere.example/v1/chat/completions; give the address that it means", words, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", words, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task An_unknown_host_stops_the_run()
    {
        var words = await Stop(new Uri("http://no-such-host.invalid/v1"));
        Assert.Contains("http://no-such-host.invalid/v1: ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_stops_the_run_and_is_named()
    {
        using var certificate = RawServer.SelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2021, 3, 4, 0, 0, 0, TimeSpan.Zero));
        await using var server = new RawServer((_, _, _, _) => Task.CompletedTask, certificate);
        var words = await Stop(server.BaseUrl);
        Assert.Contains("certificate (CN=loam-test) expired on 2021-03-04", words, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task An_expired_certificate_of_a_batch_server_is_named_as_well()
    {
        using var certificate = RawServer.SelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2021, 3, 4, 0, 0, 0, TimeSpan.Zero));
        await using var server = new RawServer((_, _, _, _) => Task.CompletedTask, certificate);
        using var batches = new Loam.Rewriting.Batches.BatchServer(new(server.BaseUrl, null), TimeSpan.FromSeconds(30), TimeProvider.System);
        var error = await Assert.ThrowsAsync<Loam.Rewriting.Batches.BatchServerException>(() => batches.GetAsync("b", default));
        Assert.Contains("certificate (CN=loam-test) expired on 2021-03-04", error.Message, StringComparison.Ordinal);
        Assert.False(error.Passing);
    }

    [Fact]
    public async Task A_self_signed_certificate_stops_the_run_and_is_named()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = RawServer.SelfSigned(now.AddDays(-1), now.AddDays(30));
        await using var server = new RawServer((_, _, _, _) => Task.CompletedTask, certificate);
        Assert.Contains("certificate (CN=loam-test) is self-signed and not trusted on this machine", await Stop(server.BaseUrl), StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_server_without_TLS_stops_a_run_that_wants_it()
    {
        await using var server = new RawServer(Good);
        Assert.Contains("does the server speak http:// only?", await Stop(new UriBuilder(server.BaseUrl) { Scheme = "https" }.Uri), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_waited_for_and_then_leaves_the_request_unanswered()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/v1");
        listener.Stop();
        var time = new ImpatientTime(Options.Timeout);
        using var engine = new ChatEngine([url], "m", null, Options, time);
        IsDropped(RewriteReasons.Unavailable, "is away for", await engine.AnswerAsync(Request(), default));
        Assert.InRange(time.Pauses.Sum(pause => pause.TotalSeconds), 590, 700);
        Assert.Contains("refused", engine.Status, StringComparison.OrdinalIgnoreCase);
    }

    static async Task<(string Stop, int Requests)> Many(int pages, Func<int, Reply> reply)
    {
        await using var server = new ChatServer((i, _) => reply(i));
        using var engine = new ChatEngine([server.BaseUrl], "m", null, Options with { Concurrency = 1 }, new ImpatientTime(Options.Timeout));
        var stop = await Assert.ThrowsAsync<EngineException>(async () =>
        {
            for (var i = 0; i < pages; i++)
                await engine.AnswerAsync(Request(i), default);
        });
        return (stop.Message, server.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Ten_first_failures_are_alike_whatever_ids_their_words_have(int status)
    {
        var (stop, requests) = await Many(40, i => new Reply(status, status == 200 ? $"<html>login {i}</html>" : $$$"""{"error":{"message":"bad things happened to req-{{{i * 7919}}}"}}"""));
        Assert.Contains($"the first {(status == 400 ? 10 : requests)} requests failed alike", stop, StringComparison.Ordinal); // With every try.
        Assert.InRange(requests, 10, 30);
    }

    [Fact]
    public async Task A_model_that_is_gone_in_the_middle_stops_the_run()
    {
        var (stop, requests) = await Many(40, i => i < 5 ? Reply.Says("da") : new Reply(400, """{"error":{"message":"The model `m` does not exist."}}"""));
        Assert.Contains("does not exist", stop, StringComparison.Ordinal);
        Assert.Equal(6, requests);
    }

    [Fact]
    public async Task A_key_that_is_revoked_in_the_middle_does_not_drop_the_rest()
    {
        var (stop, requests) = await Many(100, i => i < 5 ? Reply.Says("da") : new Reply(403, """{"error":{"message":"forbidden"}}"""));
        Assert.Contains("20 requests in a row were refused", stop, StringComparison.Ordinal);
        Assert.Equal(25, requests);
    }

    [Fact]
    public async Task Requests_that_were_never_sent_are_not_counted_as_failed()
    {
        await using var server = new ChatServer(new Reply(0, ""));
        using var engine = new ChatEngine([server.BaseUrl], "m", null, new() { Concurrency = 2, Retries = 9, Patience = TimeSpan.FromMilliseconds(50) });
        var asked = Enumerable.Range(0, 60).Select(i => engine.AnswerAsync(Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!.Render(Pages.Page(key: "p" + i), $"Text {i}.", 0), default));
        var stop = await Assert.ThrowsAsync<EngineException>(() => Task.WhenAll(asked));
        Assert.Contains($"the first {server.Requests} requests failed alike", stop.Message, StringComparison.Ordinal);
    }
}
