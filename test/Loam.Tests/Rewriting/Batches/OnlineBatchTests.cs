using System.Text.Json;
using Loam.Rewriting;
using Loam.Rewriting.Batches;
using Loam.Steps;

namespace Loam.Tests.Rewriting.Batches;

public sealed class OnlineBatchTests : IAsyncDisposable
{
    readonly BatchBench bench = new();
    readonly BatchApi api = new();

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        bench.Dispose();
    }

    static IEnumerable<int> Pages(int count) => Enumerable.Range(0, count);

    BatchEngine Engine(BatchLimits? limits = null, EndpointOptions? options = null) =>
        BatchEngine.Online(bench.Settings(options) with { Limits = limits ?? new() }, api.BaseUrl, "secret");

    BatchBench.Run Go(int pages, BatchLimits? limits = null, EndpointOptions? options = null) => bench.Ask(Engine(limits, options), Pages(pages));

    static string Expired(JsonElement request) => $$$"""
        {"id":"batch_req_1","custom_id":"{{{Cluster.Id(request)}}}","response":null,"error":{"code":"batch_expired","message":"This request could not be executed before the completion window expired."} }
        """;

    [Fact]
    public void A_batch_is_uploaded_made_polled_and_fetched()
    {
        var run = Go(5);
        Assert.Equal(Pages(5).Select(BatchBench.Says), run.Texts);
        Assert.Equal(["POST /v1/files", "POST /v1/batches", "GET /v1/batches/batch_1", "GET /v1/batches/batch_1", "GET /v1/batches/batch_1", "GET /v1/files/file-2/content"], api.Calls.Select(c => c.Replace(" HTTP/1.1", "", StringComparison.Ordinal)));
        Assert.Contains("Bearer secret", api.LastRequest, StringComparison.Ordinal);
        Assert.Equal(["batch 1 of 1: 1 of 5 answered", "batch 1 of 1: 2 of 5 answered"], run.Notes);
        Assert.Equal(5, bench.Cache.Count);
    }

    [Fact]
    public void The_address_of_an_answer_is_that_of_the_server_which_answers_at_once()
    {
        using var engine = Engine();
        Assert.Equal($"{api.BaseUrl}#m", engine.Identity);
    }

    [Fact]
    public void Several_batches_go_on_at_once()
    {
        var run = Go(10, new() { Requests = 4 });
        Assert.Equal(Pages(10).Select(BatchBench.Says), run.Texts);
        Assert.Equal(3, api.Batches.Count);
        Assert.Equal("batch 1 of 3: 1 of 4 answered", run.Notes[0]);
        Assert.Equal(3, api.Batches.Max(b => b.Polls));
    }

    [Fact]
    public void Pauses_grow_to_a_minute_and_obey_the_server()
    {
        api.Before = number => number is >= 2 and < 12 ? new(429, """{"error":{"message":"slow down"}}""", number == 5 ? "Retry-After: 300\r\n" : "") : null;
        var run = Go(2);
        Assert.Equal([2, 4, 8, 300, 32, 60, 60, 60, 60, 60], bench.Time.Pauses.Where(p => p < TimeSpan.FromMinutes(10)).Take(10).Select(p => p.TotalSeconds));
        Assert.Contains("(HTTP 429: slow down)", run.Notes[1], StringComparison.Ordinal);
        Assert.Equal(0, run.Pending);
    }

    [Fact]
    public void What_expired_is_asked_again()
    {
        api.Ends = batch => batch.Id == "batch_1" ? "expired" : "completed";
        api.Answers = row => Cluster.Id(row).EndsWith("-1", StringComparison.Ordinal) && Cluster.Id(row)[6] > '7' ? null : Cluster.Good(row);
        api.Fails = row => api.Answers(row) is null ? Expired(row) : null;
        Assert.Equal(Pages(30).Select(BatchBench.Says), Go(30).Texts);
        Assert.Equal(2, api.Batches.Count);
        Assert.All(api.Paid.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public void A_whole_batch_that_expires_is_asked_again_and_fails_in_the_end()
    {
        api.Ends = _ => "expired";
        api.Answers = _ => null;
        api.Fails = Expired;
        var run = Go(12);
        Assert.Equal(3, api.Batches.Count);
        Assert.All(run.Answers, a => Assert.Same(RewriteReasons.Unavailable, a.Failure.Reason));
        Assert.Contains("could not be executed before the completion window expired. (try 3 of 3", run.Answers[0].Failure.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_batch_stops_the_run_and_keeps_what_was_answered()
    {
        api.Ends = batch => batch.Id == "batch_1" ? "cancelled" : "completed";
        var lucky = BatchBench.Request(0).Hash($"{api.BaseUrl}#m");
        api.Answers = row => Cluster.Id(row).EndsWith("-2", StringComparison.Ordinal) || Cluster.Id(row).Contains(lucky, StringComparison.Ordinal) ? Cluster.Good(row) : null;
        var error = Assert.Throws<EngineException>(() => Go(3));
        Assert.Contains("batch batch_1 at", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, bench.Cache.Count);
        Assert.Equal(Pages(3).Select(BatchBench.Says), Go(3).Texts);
        Assert.Equal([1, 1, 1], api.Paid.Values);
    }

    [Fact]
    public void A_refused_batch_stops_the_run_with_the_servers_words_and_is_made_anew()
    {
        api.Ends = batch => batch.Id == "batch_1" ? "failed" : "completed";
        Assert.Contains("batch batch_1 was refused: This line is not parseable", Assert.Throws<EngineException>(() => Go(3)).Message, StringComparison.Ordinal);
        Assert.Equal(Pages(3).Select(BatchBench.Says), Go(3).Texts);
        Assert.Equal((1, 2), (api.Count("POST /v1/files"), api.Batches.Count));
    }

    [Fact]
    public void A_full_queue_is_waited_for()
    {
        api.Refusal = """{"code":"token_limit_exceeded","message":"Enqueued token limit reached for m in organization o. Limit: 2,000,000 enqueued tokens."}""";
        api.Ends = batch => batch.Id == "batch_2" ? "failed" : "completed";
        var run = Go(8, new() { Requests = 4 });
        Assert.Equal(0, run.Pending);
        Assert.Equal(3, api.Batches.Count);
        Assert.Contains(run.Notes, n => n.Contains("Enqueued token limit reached", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_takes_no_more_is_asked_for_one_batch_a_round_while_the_others_go_on()
    {
        api.Before = _ => api.Calls[^1].StartsWith("POST /v1/batches", StringComparison.Ordinal) && api.Batches.Any(b => b.Status != "completed")
            ? new(429, """{"error":{"message":"too many batches"}}""") : null;
        Assert.Equal(Pages(12).Select(BatchBench.Says), Go(12, new() { Requests = 4 }).Texts);
        Assert.Equal(3, api.Batches.Count);
        Assert.InRange(api.Count("POST /v1/batches"), 3, 12);
    }

    [Fact]
    public void Failures_of_single_requests_are_asked_again_or_drop_their_row()
    {
        var (refused, unlucky) = (BatchBench.Request(0).Hash($"{api.BaseUrl}#m"), BatchBench.Request(1).Hash($"{api.BaseUrl}#m"));
        api.Answers = row => Cluster.Id(row).Contains(refused, StringComparison.Ordinal) || Cluster.Id(row).Contains(unlucky + "-512-1", StringComparison.Ordinal) ? null : Cluster.Good(row);
        api.Fails = row => Cluster.Id(row).Contains(refused, StringComparison.Ordinal) ? Failed(row, 400, "maximum context length") : api.Answers(row) is null ? Failed(row, 500, "internal error") : null;
        var run = Go(4);
        Assert.Equal("HTTP 400: maximum context length", run.Answers[0].Failure.Evidence);
        Assert.Equal(Pages(4).Skip(1).Select(BatchBench.Says), run.Texts.Skip(1));

        static string Failed(JsonElement row, int status, string words) => $$$"""
            {"id":"batch_req_1","custom_id":"{{{Cluster.Id(row)}}}","response":{"status_code":{{{status}}},"request_id":"r","body":{"error":{"message":"{{{words}}}","type":"invalid_request_error"} } },"error":null}
            """;
    }

    [Theory]
    [InlineData(401, "Incorrect API key provided")]
    [InlineData(403, "no right to use this model")]
    [InlineData(400, "File is too large.")]
    public void What_the_server_refuses_stops_the_run_with_its_words(int status, string words)
    {
        api.Before = _ => new(status, "{\"error\":{\"message\":\"" + words + "\"}}");
        Assert.Contains($"HTTP {status}: {words}", Assert.Throws<EngineException>(() => Go(2)).Message, StringComparison.Ordinal);
        api.Before = null;
        Assert.Equal(0, Go(2).Pending);
    }

    [Fact]
    public void When_all_requests_fail_alike_the_run_stops_and_the_next_one_begins_anew()
    {
        var broken = true;
        api.Answers = row => broken ? null : Cluster.Good(row);
        api.Fails = row => broken ? Cluster.Refused(row, 400, "Unknown parameter: top_k") : null;
        Assert.Contains("all 10 requests of requests-00001.jsonl failed alike: HTTP 400: Unknown parameter: top_k", Assert.Throws<EngineException>(() => Go(10)).Message, StringComparison.Ordinal);
        Assert.Single(api.Batches);
        broken = false;
        Assert.Equal(Pages(10).Select(BatchBench.Says), Go(10).Texts);
    }

    [Fact]
    public void A_server_that_stays_away_ends_the_run_and_loses_nothing()
    {
        api.Before = number => number >= 3 ? new(502, "<html><title>Bad gateway</title></html>") : null;
        var error = Assert.Throws<AwaitingException>(() => Go(2));
        Assert.Contains("is away (HTTP 502: an HTML page: Bad gateway); its batches go on", error.Message, StringComparison.Ordinal);
        Assert.InRange(bench.Time.GetTimestamp(), BatchBench.Options.Patience.Ticks, 2 * BatchBench.Options.Patience.Ticks);
        api.Before = null;
        Assert.Equal(0, Go(2).Pending);
        Assert.Single(api.Batches);
    }

    [Fact]
    public void Answers_that_the_server_has_deleted_are_not_paid_for_again()
    {
        api.After = _ =>
        {
            api.Lose("file-2");
            return null;
        };
        for (var run = 0; run < 2; run++)
            Assert.Contains("no longer has the file file-2", Assert.Throws<EngineException>(() => Go(2)).Message, StringComparison.Ordinal);
        Assert.Single(api.Batches);
    }

    [Fact]
    public void A_file_that_the_server_does_not_find_is_uploaded_again()
    {
        api.Before = number => number == 1 ? new(400, """{"error":{"message":"Cannot find file file-1, or project p does not have access to it."}}""") : null;
        Assert.Equal(0, Go(2).Pending);
        Assert.Equal((2, 1), (api.Count("POST /v1/files"), api.Batches.Count));
    }

    [Fact]
    public void A_batch_is_looked_for_again_where_the_list_lags_behind_and_made_anew_where_there_is_none()
    {
        var lost = true;
        api.Before = _ => api.Calls[^1].StartsWith("POST /v1/batches", StringComparison.Ordinal) && lost && !(lost = false) ? new(500, "{}") : null;
        Assert.Equal(Pages(2).Select(BatchBench.Says), Go(2).Texts);
        Assert.Single(api.Batches);
        Assert.InRange(api.Count("GET /v1/batches?"), 5, 10);
        Assert.True(bench.Time.Pauses.Where(p => p < TimeSpan.FromMinutes(10)).Take(5).Sum(p => p.TotalSeconds) >= 60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(503)]
    public void A_batch_whose_answer_was_lost_is_found_by_its_mark(int status)
    {
        // Other people's batches are in the list, too, and it has pages.
        var others = Enumerable.Range(0, 5).Select(i => new BatchApi.Batch($"other_{i}", "file-x", $"mark {i}", 1_900_000_000)).ToList();
        api.After = _ =>
        {
            if (!api.Calls[^1].StartsWith("POST /v1/batches", StringComparison.Ordinal))
                return null;
            api.Batches.AddRange(others);
            others.Clear();
            return new(status, "{}");
        };
        Assert.Equal(Pages(3).Select(BatchBench.Says), Go(3).Texts);
        Assert.Single(api.Batches, b => b.Id.StartsWith("batch", StringComparison.Ordinal));
        Assert.Equal(1, api.Count("POST /v1/batches"));
        Assert.Equal(3, api.Count("GET /v1/batches?"));
    }
}
