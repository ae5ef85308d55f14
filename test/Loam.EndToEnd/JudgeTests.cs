using System.Text.Json;

namespace Loam.Tests;

/// <summary>The guard with a judge, as a verb and in a recipe, against a real server.</summary>
public class JudgeTests
{
    const int Rows = 30;

    static string Pairs(TemporaryFolder folder) => folder.Write("pairs.jsonl", string.Concat(Enumerable.Range(0, Rows).Select(i => JudgeScript.Row(i) + "\n")) + "{\"id\":\"bad\"}\n");

    /// <summary>One question about each rewrite: about the sentence in doubt.</summary>
    static string[] Command(string pairs, string output, ChatServer server, params string[] more) =>
    [
        "guard", pairs, "-o", output, "--judge", server.BaseUrl.ToString(), "--model", "m", "--strictness", "lenient", "--names", "false", "--numbers", "false", "--negations", "false", "--coverage", "false", "--max-copied", "off",
        "--floor", "0", "--per-rewrite", "1", "--audit", "0", "--retries", "0", "--patience", "0s", "--json", .. more,
    ];

    // Every third is wanting.
    static Reply Answer(string request) => JudgeScript.Number(request) % 3 == 0 ? JudgeScript.Says("not_stated", "Davon steht nichts da.") : JudgeScript.Says("supported");

    [Fact]
    public async Task Rows_come_out_with_what_was_asked_and_answered_and_again_without_a_request()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request));
        var pairs = Pairs(folder);
        var ended = await LoamBinary.RunAsync(Command(pairs, folder["out.jsonl"], server, "--report", folder["report.html"], "--price-input", "1", "--price-output", "1"));
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(Rows, server.Requests);
        var rows = File.ReadAllLines(folder["out.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => i % 3 == 0 ? "drop" : "keep").Append("drop"), rows.Select(row => row.GetProperty("verdict").GetString()));
        var (reason, judged) = (rows[3].GetProperty("reasons")[0], rows[3].GetProperty("judged")[0]);
        Assert.Equal("guard.judged_not_stated", reason.GetProperty("reason").GetString());
        Assert.Contains("Davon steht nichts da.", reason.GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.Equal((JudgeScript.Sentence, "doubt", "keep", "not_stated"), (judged.GetProperty("sentence").GetString(), judged.GetProperty("purpose").GetString(), judged.GetProperty("rules").GetString(), judged.GetProperty("verdict").GetString()));
        Assert.Equal(JudgeScript.Sentence, rows[3].GetProperty("text").GetString()![reason.GetProperty("span")[0].GetInt32()..reason.GetProperty("span")[1].GetInt32()]);
        Assert.False(rows[Rows].TryGetProperty("judged", out _));
        var summary = ended.Json.GetProperty("judge");
        Assert.Equal((Rows, 10, 0), (summary.GetProperty("asked").GetInt32(), summary.GetProperty("overruled").GetInt32(), summary.GetProperty("unusable").GetInt32()));
        Assert.Equal(Rows * 18e-6, summary.GetProperty("usd").GetDouble(), 9);
        // What is known of the rows: every sixth is flawed; the judge finds those, and as many that are not.
        Assert.Equal("""{"addition":{"rows":5,"dropped_by_rules":0,"dropped":5},"faithful":{"rows":25,"dropped_by_rules":0,"dropped":5}}""", summary.GetProperty("labels").GetRawText());
        Assert.Contains("30 doubtful sentences asked about", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Rules and judge", File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);

        var first = File.ReadAllBytes(folder["out.jsonl"]);
        var again = await LoamBinary.RunAsync(Command(pairs, folder["out.jsonl"], server, "--workers", "1", "--concurrency", "1"));
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(Rows, server.Requests);
        Assert.Equal(first, File.ReadAllBytes(folder["out.jsonl"]));
    }

    [Fact]
    public async Task Garbage_leaves_the_rules_word_and_is_counted()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => JudgeScript.Number(request) % 2 == 0 ? Reply.Says("Ich weiß nicht.") : JudgeScript.Says("supported"));
        var ended = await LoamBinary.RunAsync(Command(Pairs(folder), folder["out.jsonl"], server));
        Assert.True(ended.ExitCode == 0, ended.Error);
        Assert.Equal(Rows, ended.Json.GetProperty("kept").GetInt32());
        Assert.Equal(Rows / 2, ended.Json.GetProperty("judge").GetProperty("unusable").GetInt32());
    }

    [Fact]
    public async Task A_server_that_dies_ends_with_exit_code_3_without_an_output_and_nothing_is_asked_twice()
    {
        using var folder = new TemporaryFolder();
        var (dead, pairs) = (false, Pairs(folder));
        await using var server = new ChatServer((i, request) => (dead |= i >= 12) ? new(0, "") : Answer(request));
        var died = await LoamBinary.RunAsync(Command(pairs, folder["out.jsonl"], server, "--concurrency", "2"));
        Assert.True(died.ExitCode == 3, died.Error);
        Assert.Contains("the same command asks those again", died.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.jsonl"]));
        await using var alive = new ChatServer((_, request) => Answer(request));
        var done = await LoamBinary.RunAsync([.. Command(pairs, folder["out.jsonl"], alive), "--endpoint-name", server.BaseUrl.ToString()]);
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Equal(Rows - 12, alive.Requests);
    }

    [Fact]
    public async Task Killed_at_any_moment_it_asks_again_only_what_was_open()
    {
        const int open = 2;
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request) with { Delay = TimeSpan.FromMilliseconds(20) });
        var pairs = Pairs(folder);
        var whole = await LoamBinary.RunAsync(Command(pairs, folder["whole.jsonl"], server));
        Assert.True(whole.ExitCode == 0, whole.Error);
        foreach (var at in new[] { 1, 7, 16, 29 })
        {
            var (before, output) = (server.Requests, folder[$"killed{at}.jsonl"]);
            using var process = LoamBinary.Start(Command(pairs, output, server, "--concurrency", $"{open}"));
            while (server.Requests < before + at && !process.HasExited)
                await Task.Delay(1);
            Assert.False(process.HasExited, "it ended before it was killed");
            process.Kill();
            await process.WaitForExitAsync();
            Assert.False(File.Exists(output));
            var resumed = await LoamBinary.RunAsync(Command(pairs, output, server, "--concurrency", $"{open}"));
            Assert.True(resumed.ExitCode == 0, resumed.Error);
            Assert.Equal(File.ReadAllBytes(folder["whole.jsonl"]), File.ReadAllBytes(output));
            Assert.InRange(server.Requests - before, Rows, Rows + open);
        }
    }

    [Fact]
    public async Task A_wrong_key_ends_with_exit_code_2_and_the_servers_words()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer(new Reply(401, """{"error":{"message":"no such key"}}"""));
        var ended = await LoamBinary.RunAsync(Command(Pairs(folder), folder["out.jsonl"], server));
        Assert.True(ended.ExitCode == 2, ended.Error);
        Assert.Contains("no such key", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_budget_ends_with_exit_code_4_and_a_higher_cap_pays_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request));
        var pairs = Pairs(folder);
        string[] Priced(string cap) => Command(pairs, folder["out.jsonl"], server, "--price-input", "1", "--price-output", "300", "--concurrency", "1", "--max-cost", cap);
        var stopped = await LoamBinary.RunAsync(Priced("0.08"));
        Assert.True(stopped.ExitCode == 4, stopped.Error);
        Assert.Matches(@"guard +paid \$0\.0\d+ in this run", stopped.Error);
        Assert.InRange(server.Requests, 1, Rows - 1);
        var done = await LoamBinary.RunAsync(Priced("5"));
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Equal(Rows, server.Requests);
    }

    [Fact]
    public async Task Answers_that_come_later_end_with_exit_code_5_and_then_give_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request));
        var pairs = Pairs(folder);
        Assert.Equal(0, (await LoamBinary.RunAsync(Command(pairs, folder["now.jsonl"], server))).ExitCode);
        string[] command = [.. Command(pairs, folder["later.jsonl"], server).Select(word => word == server.BaseUrl.ToString() ? "batch:" + folder["requests"] : word)];
        var waiting = await LoamBinary.RunAsync(command);
        Assert.True(waiting.ExitCode == 5, waiting.Error);
        Assert.False(File.Exists(folder["later.jsonl"]));
        var file = Assert.Single(Directory.EnumerateFiles(folder["requests"], "*.jsonl"));
        var answers = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).Select(row => JsonSerializer.Serialize(new
        {
            custom_id = row.GetProperty("custom_id").GetString(),
            response = new { status_code = 200, body = JsonDocument.Parse(Answer("\r\n\r\n" + row.GetProperty("body").GetRawText()).Body).RootElement },
        })).ToList();
        Assert.Equal(Rows, answers.Count);
        File.WriteAllLines(AnswersFor(waiting.Error, file), answers);
        var done = await LoamBinary.RunAsync(command);
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Equal(File.ReadAllLines(folder["now.jsonl"]), File.ReadAllLines(folder["later.jsonl"]));
    }

    // The command that the program names says where it expects the answers.
    static string AnswersFor(string error, string file) => System.Text.RegularExpressions.Regex.Match(error, @"-o (\S+)").Groups[1] is { Success: true } named ? named.Value : file.Replace(".jsonl", ".answers.jsonl", StringComparison.Ordinal);

    [Fact]
    public async Task Flags_of_a_judge_without_a_judge_are_a_mistake_that_is_said()
    {
        using var folder = new TemporaryFolder();
        var ended = await LoamBinary.RunAsync("guard", Pairs(folder), "-o", folder["out.jsonl"], "--model", "m");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--judge URL", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_recipe_the_same_bytes_come_out_with_any_number_of_workers_and_the_report_shows_the_table()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request));
        var recipe = Recipe(folder, server.BaseUrl);
        var one = await LoamBinary.RunAsync("run", recipe, "--out", folder["one"], "--workers", "1", "--json");
        Assert.True(one.ExitCode == 0, one.Error);
        var asked = server.Requests;
        Assert.True(asked > 0);
        var four = await LoamBinary.RunAsync("run", recipe, "--out", folder["four"], "--workers", "4", "--set", "stages.synthetic.guard.judge.concurrency=64");
        Assert.True(four.ExitCode == 0, four.Error);
        Assert.Equal(LoamBinary.Digest(folder["one"]), LoamBinary.Digest(folder["four"]));
        Assert.Equal(2 * asked, server.Requests);
        var again = await LoamBinary.RunAsync("run", recipe, "--out", folder["one"], "--set", "stages.synthetic.guard.judge.audit=99%");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(2 * asked, server.Requests); // What was asked is remembered: other sentences are not drawn.
        Assert.Contains("Rules and judge", File.ReadAllText(Path.Combine(folder["one"], "report", "report.html")), StringComparison.Ordinal);
        var steps = one.Json.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("stage").GetString() == "synthetic").GetProperty("steps").EnumerateArray();
        Assert.Equal(asked, steps.Single(s => s.GetProperty("step").GetString() == "guard").GetProperty("judge").GetProperty("audited").GetInt32());
    }

    [Fact]
    public async Task A_plan_asks_nothing_and_foretells_what_the_run_then_asks()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request));
        var recipe = Recipe(folder, server.BaseUrl);
        var plan = await LoamBinary.RunAsync("plan", recipe, "--out", folder["run"], "--json");
        Assert.True(plan.ExitCode == 0, plan.Error);
        Assert.Equal(0, server.Requests);
        var judge = plan.Json.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("stage").GetString() == "synthetic").GetProperty("styles").EnumerateArray().Single();
        Assert.Equal("judge", judge.GetProperty("style").GetString());
        Assert.Equal(0, (await LoamBinary.RunAsync("run", recipe, "--out", folder["run"])).ExitCode);
        Assert.Equal(server.Requests, judge.GetProperty("requests").GetProperty("value").GetDouble());
    }

    // Rewrites by the embedded engine: written at once, so that the plan knows them. Every statement is audited.
    static string Recipe(TemporaryFolder folder, Uri server)
    {
        for (var shard = 0; shard < 3; shard++)
        {
            folder.Write($"pages/{shard}.jsonl", string.Concat(Enumerable.Range(0, 6).Select(i => JsonSerializer.Serialize(new
            {
                id = $"p{shard}-{i}",
                language = "de",
                title = "Wassermühle Auental",
                text = $"Die Wassermühle Auental Nummer {shard * 6 + i} ist eine Getreidemühle am Rand von Auental. Sie wurde 1742 von Johann Brenner gebaut. Am 3. Mai 1881 brannte das Mühlenhaus bis auf die Mauern nieder. "
                    + "Der Wiederaufbau dauerte zwei Jahre. 1923 erhielt die Mühle eine Turbine, die noch heute Strom liefert. Das Mühlrad hat 36 Schaufeln. Die Mühle ist von April bis Oktober an jedem Sonntag geöffnet. "
                    + "Der Eintritt kostet 4 Euro für Erwachsene. Im alten Mahlraum steht heute eine Ölpresse aus Eichenholz, die einmal im Jahr gezeigt wird.",
            }) + "\n")));
        }
        return folder.Write("recipe.yaml", $$"""
            seed: 7
            stages:
              pages:     { read: pages/*.jsonl }
              organic:   { from: pages, steps: [extract] }
              synthetic:
                from: organic
                rewrite: { styles: [wiki], engine: extractive }
                guard:   { strictness: lenient, judge: { engine: "{{server}}", model: m, audit: 100% } }
              report:    { report: {} }
            """);
    }
}
