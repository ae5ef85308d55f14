using Loam.Rewriting;
using Loam.Rewriting.Batches;
using Loam.Steps;
using Loam.Text;

namespace Loam.Tests.Rewriting.Batches;

public sealed class OfflineBatchTests : IDisposable
{
    readonly BatchBench bench = new();

    public void Dispose() => bench.Dispose();

    static IEnumerable<int> Pages(int count) => Enumerable.Range(0, count);

    IEnumerable<string> Tries(int number) => bench.Rows(number).Select(row => Cluster.Id(row)[^2..]);

    [Fact]
    public void A_request_is_a_row_that_batch_servers_read()
    {
        bench.Offline([7]);
        var request = BatchBench.Request(7);
        var row = Assert.Single(bench.Rows(1));
        Assert.Equal(["custom_id", "method", "url", "body"], row.EnumerateObject().Select(p => p.Name));
        Assert.Equal($"wiki-{request.Hash("batch#m")}-512-1", Cluster.Id(row));
        Assert.True(Cluster.Id(row).Length <= 64);
        Assert.Equal(("POST", "/v1/chat/completions"), (row.GetProperty("method").GetString(), row.GetProperty("url").GetString()));
        var body = row.GetProperty("body");
        Assert.Equal(("m", 0.5, 0.9, 512), (body.GetProperty("model").GetString(), body.GetProperty("temperature").GetDouble(), body.GetProperty("top_p").GetDouble(), body.GetProperty("max_tokens").GetInt32()));
        Assert.Equal(request.Message, body.GetProperty("messages")[1].GetProperty("content").GetString());
        Assert.Contains("Größe", File.ReadAllText(bench.Requests(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_waits_and_the_next_run_has_the_answers()
    {
        var first = bench.Offline(Pages(50));
        Assert.Equal(50, first.Pending);
        Assert.Contains($"50 requests in 1 file wait for answers; answer each file, then give the same command again:\n  vllm run-batch -i {bench.Requests(1)} -o {bench.Requests(1, ".answers.jsonl")} --model m", first.Waiting, StringComparison.Ordinal);
        bench.Answer(1);
        var second = bench.Offline(Pages(50));
        Assert.Equal(Pages(50).Select(BatchBench.Says), second.Texts);
        Assert.All(second.Answers, a => Assert.Equal((Finish.Stop, 11, 7), (a.Finish, a.InputTokens, a.OutputTokens)));
        Assert.Null(second.Waiting);
        Assert.Equal("50 answers taken", second.Status);
        Assert.Equal(50, bench.Cache.Count);
    }

    [Fact]
    public void Half_a_character_in_the_name_or_the_words_of_a_page_stops_nothing()
    {
        var page = Loam.Tests.Rewriting.Pages.Page("Text \ud83d mit halbem Zeichen, \ude00 und noch einem.", "p\ud800", title: "\udc00");
        var request = Loam.Rewriting.Styles.RewriteStyle.Find("wiki")!.Render(page, page.Text, 0);
        RewriteAnswer Ask()
        {
            using var engine = new CachedEngine(BatchEngine.Offline(bench.Settings() with { Budget = new(new(1, 1, "test"), null, () => new(null)) }), () => bench.Cache);
            var answer = engine.AnswerAsync(request, default).GetAwaiter().GetResult();
            engine.SettleAsync(_ => { }, default).AsTask().GetAwaiter().GetResult();
            return answer;
        }

        Assert.True(Ask().Pending);
        Assert.NotNull(BatchId.Parse(Cluster.Id(Assert.Single(bench.Rows(1)))));
        bench.Answer(1, row => Cluster.Says(row, "da"));
        Ask();
        Assert.Equal("da", Ask().Text);
    }

    [Fact]
    public void Nothing_is_written_down_twice()
    {
        bench.Offline(Pages(10), settle: false);
        bench.Reopen();
        bench.Offline([.. Pages(20), .. Pages(20)], settle: false);
        bench.Reopen();
        Assert.False(File.Exists(bench.Requests(1)));
        Assert.Equal(20, bench.Offline(Pages(20)).Pending);
        Assert.Equal(20, bench.Rows(1).Select(Cluster.Id).Distinct().Count());
        Assert.Equal(20, bench.Rows(1).Count);
        Assert.Equal(20, bench.Offline(Pages(20)).Pending);
        Assert.False(File.Exists(bench.Requests(2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(500)]
    public void A_row_torn_by_a_kill_is_cut_off_and_written_again(int torn)
    {
        bench.Offline(Pages(5), settle: false);
        using (var part = new FileStream(bench.Requests(1, ".jsonl.part"), FileMode.Open))
            part.SetLength(part.Length - torn);
        bench.Offline(Pages(5));
        Assert.Equal(Pages(5).Select(p => BatchBench.Request(p).Hash("batch#m")).Order(), bench.Rows(1).Select(r => Cluster.Id(r).Split('-')[1]).Order());
    }

    [Fact]
    public void A_file_that_was_handed_out_is_never_added_to()
    {
        bench.Offline(Pages(5));
        var before = File.ReadAllText(bench.Requests(1));
        Assert.Equal(8, bench.Offline(Pages(8)).Pending);
        Assert.Equal(before, File.ReadAllText(bench.Requests(1)));
        Assert.Equal(3, bench.Rows(2).Count);
    }

    [Fact]
    public void Files_are_as_large_as_they_may_be()
    {
        var run = bench.Offline(Pages(10), limits: new() { Requests = 4 });
        Assert.Equal([4, 4, 2], new[] { 1, 2, 3 }.Select(n => bench.Rows(n).Count));
        Assert.Equal(4, run.Waiting!.Split('\n').Length);
        bench.Offline(Pages(30), limits: new() { Bytes = new FileInfo(bench.Requests(3)).Length });
        Assert.All(Enumerable.Range(4, 10), n => Assert.InRange(bench.Rows(n).Count, 1, 2));
    }

    [Fact]
    public void Answers_count_in_any_order_in_any_file_and_once()
    {
        bench.Offline(Pages(20), limits: new() { Requests = 10 });
        var rows = bench.Rows(1).Concat(bench.Rows(2)).Select(Cluster.Good).OrderBy(row => StableHash.Of(row)).ToArray();
        File.WriteAllLines(Path.Combine(bench.Folder, "all of them.jsonl"), rows.Concat(rows[..5]));
        bench.Answer(1);
        var run = bench.Offline(Pages(20));
        Assert.Equal(Pages(20).Select(BatchBench.Says), run.Texts);
        Assert.Equal("20 answers taken", run.Status);
    }

    [Fact]
    public void Garbled_and_foreign_rows_are_passed_over_and_counted()
    {
        bench.Offline(Pages(3));
        bench.Answer(1);
        var stranger = Cluster.Good(bench.Rows(1)[0]).Replace(Cluster.Id(bench.Rows(1)[0]), $"wiki-{new string('0', 32)}-512-1", StringComparison.Ordinal);
        File.AppendAllText(bench.Requests(1, ".answers.jsonl"), $"{stranger}\n\n{{\"custom_id\":\"request-1\",\"response\":null}}\n{{\"custom_id\":\"\\ud83d\",\"response\":{{}}}}\n[]\n{Cluster.Good(bench.Rows(1)[0])[..200]}");
        var run = bench.Offline(Pages(3));
        Assert.Equal(0, run.Pending);
        Assert.Equal("3 answers taken, 2 unreadable rows passed over, 1 answers to unknown requests passed over", run.Status);
    }

    [Fact]
    public void A_file_of_answers_that_grows_is_waited_for_and_one_that_stopped_is_not()
    {
        bench.Offline(Pages(10));
        var lacking = Cluster.Id(bench.Rows(1)[4]);
        bench.Answer(1, row => Cluster.Id(row) == lacking ? null : Cluster.Good(row));
        var growing = bench.Offline(Pages(10));
        Assert.Equal(1, growing.Pending);
        Assert.Contains("has 9 of 10 answers and was written to a short while ago", growing.Waiting, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.Requests(2)));
        bench.Time.Skip(TimeSpan.FromMinutes(11));
        var stopped = bench.Offline(Pages(10));
        Assert.Equal(1, stopped.Pending);
        Assert.Contains("requests-00002.jsonl", stopped.Waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("requests-00001.jsonl", stopped.Waiting, StringComparison.Ordinal);
        Assert.Equal(lacking[..^1] + "2", Cluster.Id(Assert.Single(bench.Rows(2))));
        bench.Answer(2);
        Assert.Equal(Pages(10).Select(BatchBench.Says), bench.Offline(Pages(10)).Texts);
    }

    [Fact]
    public void A_file_that_nobody_has_begun_with_is_asked_for_however_old()
    {
        bench.Offline(Pages(3));
        bench.Time.Skip(TimeSpan.FromDays(9));
        File.WriteAllText(bench.Requests(1, ".answers.jsonl"), "");
        Assert.Contains("-i " + bench.Requests(1), bench.Offline(Pages(3)).Waiting, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.Requests(2)));
    }

    [Fact]
    public void A_failure_that_may_pass_is_asked_again_as_often_as_allowed()
    {
        bench.Offline(Pages(3));
        var unlucky = Cluster.Id(bench.Rows(1)[0])[..^2];
        for (var number = 1; number <= 3; number++)
        {
            bench.Answer(number, row => Cluster.Id(row).StartsWith(unlucky, StringComparison.Ordinal) ? Cluster.Thrown(row, "CUDA out of memory") : Cluster.Good(row));
            var run = bench.Offline(Pages(3));
            if (number < 3)
            {
                Assert.Equal(1, run.Pending);
                Assert.Equal(["-" + (number + 1)], Tries(number + 1));
                continue;
            }
            var failure = Assert.Single(run.Answers, a => a.Failure.Drops).Failure;
            Assert.Equal("HTTP 400: CUDA out of memory (try 3 of 3; raise retries to ask again)", failure.Evidence);
        }
        Assert.False(File.Exists(bench.Requests(4)));
        bench.Offline(Pages(3), BatchBench.Options with { Retries = 3 });
        bench.Answer(4);
        Assert.Equal(Pages(3).Select(BatchBench.Says), bench.Offline(Pages(3)).Texts);
    }

    [Fact]
    public void An_unanswered_request_fails_like_one_of_a_server_that_is_away()
    {
        bench.Offline(Pages(3));
        bench.Answer(1, row => row.GetProperty("custom_id").GetString() == Cluster.Id(bench.Rows(1)[0]) ? Cluster.Refused(row, 503, "overloaded") : Cluster.Good(row));
        var run = bench.Offline(Pages(3), BatchBench.Options with { Retries = 0 });
        Assert.Same(RewriteReasons.Unavailable, Assert.Single(run.Answers, a => a.Failure.Drops).Failure.Reason);
    }

    [Fact]
    public void A_refused_request_is_not_asked_again()
    {
        bench.Offline(Pages(3));
        var refused = Cluster.Id(bench.Rows(1)[0]);
        bench.Answer(1, row => Cluster.Id(row) == refused ? Cluster.Refused(row, 400, "maximum context length is 4096 tokens") : Cluster.Good(row));
        var run = bench.Offline(Pages(3));
        var failure = Assert.Single(run.Answers, a => a.Failure.Drops).Failure;
        Assert.Same(RewriteReasons.RefusedByServer, failure.Reason);
        Assert.Equal("HTTP 400: maximum context length is 4096 tokens", failure.Evidence);
        Assert.False(File.Exists(bench.Requests(2)));
    }

    [Fact]
    public void A_body_that_is_no_completion_is_asked_again()
    {
        bench.Offline(Pages(2));
        bench.Answer(1, row => $$$"""{"custom_id":"{{{Cluster.Id(row)}}}","response":{"status_code":200,"body":{"choices":[]}},"error":null}""");
        Assert.Equal(2, bench.Offline(Pages(2)).Pending);
        Assert.Equal(["-2", "-2"], Tries(2));
        var run = bench.Offline(Pages(2), BatchBench.Options with { Retries = 0 });
        Assert.Equal(2, run.Pending);
    }

    [Theory]
    [InlineData(10, 400)]
    [InlineData(2, 404)]
    public void When_all_fail_alike_the_run_stops_until_the_file_is_answered_again(int count, int status)
    {
        bench.Offline(Pages(count));
        bench.Answer(1, row => Cluster.Refused(row, status, "The model `m` does not exist."));
        for (var run = 0; run < 2; run++)
        {
            var error = Assert.Throws<EngineException>(() => bench.Offline(Pages(count)));
            Assert.Contains($"all {count} requests of {bench.Requests(1)} failed alike: HTTP {status}: The model `m` does not exist.; answer this file again", error.Message, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(bench.Requests(2)));
        bench.Answer(1);
        Assert.Equal(Pages(count).Select(BatchBench.Says), bench.Offline(Pages(count)).Texts);
    }

    [Fact]
    public void An_answer_that_comes_late_counts_for_the_new_try_as_well()
    {
        bench.Offline(Pages(2));
        var late = bench.Rows(1)[0];
        bench.Answer(1, row => Cluster.Id(row) == Cluster.Id(late) ? null : Cluster.Good(row));
        bench.Time.Skip(TimeSpan.FromMinutes(11));
        Assert.Equal(1, bench.Offline(Pages(2)).Pending);
        File.AppendAllLines(bench.Requests(1, ".answers.jsonl"), [Cluster.Good(late)]);
        Assert.Equal(0, bench.Offline(Pages(2)).Pending);
    }

    [Fact]
    public async Task A_raised_output_limit_asks_only_for_what_was_cut()
    {
        bench.Offline(Pages(3));
        var cut = Cluster.Id(bench.Rows(1)[1]);
        bench.Answer(1, row => Cluster.Id(row) == cut ? Cluster.Says(row, "Antwort auf", "length") : Cluster.Good(row));
        Assert.Contains(Finish.Length, bench.Offline(Pages(3)).Answers.Select(a => a.Finish));
        using var engine = new CachedEngine(BatchEngine.Offline(bench.Settings()), () => bench.Cache);
        var answers = await Task.WhenAll(Pages(3).Select(page => engine.AnswerAsync(BatchBench.Request(page, 1024), default)));
        Assert.Single(answers, a => a.Pending);
    }

    [Fact]
    public void What_is_settled_is_not_read_again_and_the_folder_may_go()
    {
        bench.Offline(Pages(3));
        bench.Answer(1);
        bench.Offline(Pages(3));
        Assert.Equal("all 3 requests are answered\n", File.ReadAllText(bench.Requests(1, ".done")));
        File.WriteAllText(bench.Requests(1, ".answers.jsonl"), "not read");
        Assert.Null(bench.Offline(Pages(3)).Status);
        Directory.Delete(bench.Folder, recursive: true);
        Assert.Equal(Pages(3).Select(BatchBench.Says), bench.Offline(Pages(3)).Texts);
    }

    [Fact]
    public void A_cache_that_was_lost_is_filled_from_the_answers_again()
    {
        bench.Offline(Pages(3));
        bench.Answer(1);
        bench.Offline(Pages(3));
        bench.Reopen();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(bench.Folder)!))
            File.Delete(file);
        Assert.Equal(Pages(3).Select(BatchBench.Says), bench.Offline(Pages(3)).Texts);
    }

    [Fact]
    public async Task Two_stages_may_ask_the_same_folder()
    {
        using var one = BatchEngine.Offline(bench.Settings());
        using (var other = BatchEngine.Offline(bench.Settings()))
        {
            Assert.True((await one.AnswerAsync(BatchBench.Request(0), default)).Pending);
            Assert.True((await other.AnswerAsync(BatchBench.Request(0), default)).Pending);
            Assert.True((await other.AnswerAsync(BatchBench.Request(1), default)).Pending);
            Assert.Contains("holds requests to batch#m", Assert.Throws<RecipeException>(() => BatchEngine.Offline(bench.Settings() with { Model = "other" })).Message, StringComparison.Ordinal);
        }
        await one.AnswerAsync(BatchBench.Request(2), default);
        await one.SettleAsync(_ => { }, default);
        Assert.Equal(3, bench.Rows(1).Count);
    }

    [Fact]
    public async Task One_folder_is_for_one_model_and_one_run()
    {
        bench.Offline(Pages(1));
        var error = Assert.Throws<RecipeException>(() => BatchEngine.Offline(bench.Settings() with { Model = "other" }));
        Assert.Contains("holds requests to batch#m; name another folder for batch#other", error.Message, StringComparison.Ordinal);
        using var locked = new FileStream(Path.Combine(bench.Folder, ".lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var engine = BatchEngine.Offline(bench.Settings());
        error = await Assert.ThrowsAsync<RecipeException>(() => engine.AnswerAsync(BatchBench.Request(0), default));
        Assert.Contains("another run may be using it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_an_endpoint_makes_batches_and_servers_share_their_answers()
    {
        var options = BatchBench.Options with { EndpointName = "cluster", Revision = "2407" };
        using var engine = BatchEngine.Offline(bench.Settings(options));
        Assert.Equal("cluster#m@2407", engine.Identity);
    }
}
