using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Forecasts;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Runs.Forecasts;

public sealed class ForecasterTests : IDisposable
{
    readonly SyntheticCorpus corpus = new(300, 3, 5);

    public void Dispose() => corpus.Dispose();

    Task<Forecast> OfAsync(ForecastOptions? options, params string[] stages) => OfAsync(corpus.Plan(1, stages), options);

    Task<Forecast> OfAsync(RunPlan plan, ForecastOptions? options = null) => Forecaster.OfAsync(plan, corpus.Run, options ?? new(), CancellationToken.None);

    static string Rewrite(string engine, string more = "", string styles = "wiki, qa") => $"out: {{ from: in, rewrite: {{ styles: [{styles}], engine: \"{engine}\", model: m{more} }}, guard: standard }}";

    static StageForecast Stage(Forecast forecast, string name) => forecast.Stages.Single(s => s.Stage == name);

    [Fact]
    public async Task Nothing_is_asked_and_no_cache_is_made()
    {
        await using var server = new ChatServer(Reply.Says("Hier ist der Artikel:\nx"));
        var forecast = await OfAsync(null, Rewrite(server.BaseUrl.AbsoluteUri));
        Assert.Equal(0, server.Requests);
        Assert.False(Directory.Exists(corpus.Run));
        Assert.True(forecast.Totals!.Requests.Value > 300);
        Assert.Equal(["wiki", "qa"], Stage(forecast, "out").Styles.Select(s => s.Style));
        Assert.Contains(forecast.Assumptions, a => a.Contains("costs nothing", StringComparison.Ordinal));
        Assert.Equal(0, forecast.Totals.Usd!.Value.Value);
    }

    [Fact]
    public async Task Requests_are_those_that_the_run_sends()
    {
        await using var server = new ChatServer((_, request) => Reply.Says(request.Contains("Fragen und Antworten:", StringComparison.Ordinal)
            ? "Hier sind die Fragen und Antworten:\nFrage: Wo?\nAntwort: " + Pages.Mill.ReplaceLineEndings(" ")
            : "Hier ist der Artikel:\n" + Pages.Mill));
        var plan = corpus.Plan(1, Rewrite(server.BaseUrl.AbsoluteUri, ", drop_unanswered: true"));
        var forecast = await OfAsync(plan);
        var run = await RunEngine.RunAsync(plan, new() { Folder = corpus.Run }, CancellationToken.None);
        var rewriting = run[^1].Dataset.Ledger.Steps.Single(s => s.Step == "rewrite");
        Assert.Equal(Estimate.Exactly(server.Requests), forecast.Totals!.Requests);
        Assert.Equal(rewriting.In - rewriting.Dropped.GetValueOrDefault("rewrite.too_short"), forecast.Totals.Pages.Value);
    }

    [Fact]
    public async Task A_sample_foretells_what_the_whole_would_say()
    {
        using var large = new SyntheticCorpus(4000, 4, 6);
        string[] stages = ["good: { from: in, steps: [gopher_quality: { min_words: 120 }], split: { heldout: 20% } }", "new: { from: good, rewrite: { styles: [wiki], engine: http://localhost:1/v1, model: m } }"];
        var sample = await Forecaster.OfAsync(large.Plan(3, stages), large.Run, new() { Sample = 400 }, CancellationToken.None);
        var whole = await Forecaster.OfAsync(large.Plan(3, stages), large.Run, new() { Sample = 100_000 }, CancellationToken.None);
        Assert.All(["good.1", "good", "good.heldout", "new"], name =>
        {
            var (guess, truth) = (Stage(sample, name).DocumentsOut!.Value, Stage(whole, name).DocumentsOut!.Value);
            Assert.True(truth.IsExact && !guess.IsExact && truth.Value > 0, $"{name}: {truth} {guess}");
            Assert.InRange(guess.Value, truth.Value * 0.6, truth.Value * 1.6);
        });
        Assert.InRange(whole.Totals!.Requests.Value, sample.Totals!.Requests.Low * 0.9, sample.Totals.Requests.High * 1.1);
    }

    [Fact]
    public async Task A_free_engine_does_its_work_and_costs_nothing()
    {
        var plan = corpus.Plan(1, "out: { from: in, rewrite: { styles: [wiki], engine: extractive }, guard: standard }");
        var forecast = await OfAsync(plan);
        var run = await RunEngine.RunAsync(plan, new() { Folder = corpus.Run }, CancellationToken.None);
        Assert.Null(forecast.Totals);
        Assert.Equal(Estimate.Exactly(run[^1].Dataset.Manifest.Documents!.Value), Stage(forecast, "out").DocumentsOut);
        var again = await OfAsync(plan);
        Assert.True(Stage(again, "out").IsComplete);
        Assert.Equal(Estimate.Exactly(run[^1].Dataset.Manifest.Documents!.Value), Stage(again, "out").DocumentsOut);
    }

    [Fact]
    public async Task The_same_seed_foretells_the_same_whatever_the_workers()
    {
        static string Numbers(Forecast f) => string.Join('\n', f.Stages.Select(s => $"{s.DocumentsIn} {s.DocumentsOut} {s.Words}")) + f.Totals + string.Join('\n', f.Assumptions);
        var stage = Rewrite("http://localhost:1/v1");
        var one = Numbers(await OfAsync(new() { Sample = 60, Workers = 1 }, stage));
        Assert.Equal(one, Numbers(await OfAsync(new() { Sample = 60, Workers = 4 }, stage)));
        Assert.NotEqual(one, Numbers(await OfAsync(corpus.Plan(2, stage), new() { Sample = 60 })));
    }

    [Fact]
    public async Task Money_goes_by_the_prices_and_a_cap_below_it_is_said()
    {
        var forecast = await OfAsync(null, Rewrite("https://models.example.org/v1", ", price_input: 1, price_output: 10, max_cost: 0.01"));
        var totals = forecast.Totals!;
        Assert.Equal((totals.InputTokens.Value + totals.OutputTokens.Value * 10) / 1e6, totals.Usd!.Value.Value, 9);
        Assert.Contains("max_cost is $0.01", Assert.Single(forecast.Warnings), StringComparison.Ordinal);
        var unknown = await OfAsync(null, Rewrite("https://models.example.org/v1"));
        Assert.Null(unknown.Totals!.Usd);
        Assert.Contains(unknown.Assumptions, a => a.StartsWith("no price of m is known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Time_goes_by_the_speed_that_is_known_and_by_the_limits_of_the_server()
    {
        var free = (await OfAsync(new() { Speed = 1000 }, Rewrite("http://localhost:1/v1"))).Totals!;
        Assert.Equal(free.OutputTokens.Value / 1000 / 3600, free.Hours!.Value.Value, 9);
        var slow = (await OfAsync(new() { Speed = 1e9 }, Rewrite("http://localhost:1/v1", ", requests_per_minute: 10", "wiki"))).Totals!;
        Assert.Equal(slow.Requests.Value / 600, slow.Hours!.Value.Value, 9);
        var fewTokens = (await OfAsync(new() { Speed = 1e9 }, Rewrite("http://localhost:1/v1", ", tokens_per_minute: 1000", "wiki"))).Totals!;
        Assert.Equal((fewTokens.InputTokens.Value + fewTokens.OutputTokens.Value) / 60_000, fewTokens.Hours!.Value.Value, 9);
    }

    [Fact]
    public async Task No_answer_is_longer_than_its_limit()
    {
        var totals = (await OfAsync(null, Rewrite("http://localhost:1/v1", ", max_output_tokens: 7"))).Totals!;
        Assert.Equal(totals.Requests.Value * 7, totals.OutputTokens.Value, 6);
    }

    [Fact]
    public async Task Duplicates_of_a_sample_are_not_taken_off_and_of_a_whole_they_are()
    {
        const string stage = "out: { from: in, steps: [dedup: { method: exact }] }";
        File.Copy(Path.Combine(corpus.Folder, "0.jsonl"), Path.Combine(corpus.Folder, "copy.jsonl"));
        Assert.Equal(Estimate.Exactly(300), Stage(await OfAsync(null, stage), "out").DocumentsOut);
        var sample = await OfAsync(new() { Sample = 50 }, stage);
        Assert.Equal(Stage(sample, "in").DocumentsOut, Stage(sample, "out").DocumentsOut);
        Assert.Contains(sample.Assumptions, a => a.Contains("duplicates are not taken off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_earlier_run_had_left_is_expected_again()
    {
        await using var server = new ChatServer((i, _) => Reply.Says(i % 2 == 0 ? "Hier ist der Artikel:\n" + string.Join(' ', Enumerable.Repeat("Mühle der Bach Getreide und Wasserrad alt seit Handwerk.", 30)) : "Nein."));
        string Stages(string temperature) => $"out: {{ from: in, rewrite: {{ styles: [wiki], engine: \"{server.BaseUrl.AbsoluteUri}\", model: m, concurrency: 1, temperature: {temperature} }} }}";
        var run = await RunEngine.RunAsync(corpus.Plan(1, Stages("0.1")), new() { Folder = corpus.Run }, CancellationToken.None);
        var left = run[^1].Dataset.Manifest.Documents!.Value;
        var forecast = await OfAsync(null, Stages("0.2"));
        Assert.InRange(left, 30, 270);
        Assert.Equal(left, Stage(forecast, "out").DocumentsOut!.Value.Value, 6);
        Assert.Contains(forecast.Assumptions, a => a.Contains("as in what is there of an earlier run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Earlier_answers_say_how_long_and_how_fast_and_how_tokens_are_counted()
    {
        const string stage = "out: { from: in, rewrite: { styles: [wiki], engine: http://localhost:1/v1, model: m, concurrency: 8 } }";
        var before = (await OfAsync(null, stage)).Totals!;
        var perRequest = before.InputTokens.Value / before.Requests.Value;
        var path = AnswerCache.PathIn(Path.Combine(corpus.Run, "cache"));
        using (var cache = new AnswerCache(path))
            for (var i = 0; i < 50; i++)
                cache.Add(new(i.ToString("x32"), "http://localhost:1/v1#m", "wiki", 512, new() { Text = "x", InputTokens = (long)(perRequest * 1.2) + i % 5, OutputTokens = 100 + i % 7, Seconds = 2 }));
        var content = await File.ReadAllBytesAsync(path);
        var after = (await OfAsync(null, stage)).Totals!;
        Assert.Equal(1.2, after.InputTokens.Value / before.InputTokens.Value, 0.02);
        Assert.Equal(103 / (perRequest * 1.2), after.OutputTokens.Value / after.InputTokens.Value, 0.02);
        // 8 requests at once, each at 103 tokens in 2 seconds.
        Assert.Equal(after.OutputTokens.Value / (8 * 103 / 2.0) / 3600, after.Hours!.Value.Value, after.Hours.Value.Value * 0.02);
        Assert.True(after.OutputTokens.High / after.OutputTokens.Low < before.OutputTokens.High / before.OutputTokens.Low);
        Assert.Equal(content, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task What_is_answered_is_neither_asked_nor_paid_again()
    {
        await using var server = new ChatServer(Reply.Says("Hier ist der Artikel:\n" + Pages.Mill));
        string Stage(string styles) => $"out: {{ from: in, rewrite: {{ styles: [{styles}], engine: \"{server.BaseUrl.AbsoluteUri}\", model: m, price_input: 1000, price_output: 1000, max_cost: 1000 }} }}";
        var first = (await OfAsync(null, Stage("wiki"))).Totals!;
        await RunEngine.RunAsync(corpus.Plan(1, Stage("wiki")), new() { Folder = corpus.Run }, CancellationToken.None);
        var forecast = await OfAsync(null, Stage("wiki, qa").Replace("max_cost: 1000", "max_cost: 0.01", StringComparison.Ordinal));
        var styles = forecast.Stages.Single(s => s.Stage == "out").Styles;
        Assert.Equal((0, first.Pages.Value), (styles[0].Requests.Value, styles[0].Pages.Value));
        Assert.True(first.Requests.Value > 0 && styles[1].Requests.Value > 0);
        Assert.Equal(0, styles[0].Usd!.Value.Value);
        Assert.Contains(forecast.Assumptions, a => a.Contains("are answered in the cache", StringComparison.Ordinal));
        Assert.Matches(@"after \$[0-9.,]+ that are spent", Assert.Single(forecast.Warnings));
    }

    [Fact]
    public async Task A_batch_costs_its_share_and_leaves_no_folder()
    {
        var folder = Path.Combine(corpus.Folder, "..", "requests");
        var totals = (await OfAsync(null, "out: { from: in, rewrite: { styles: [wiki], engine: batch:requests, model: m, price_input: 1, price_output: 1 } }")).Totals!;
        Assert.False(Directory.Exists(folder) || Directory.Exists(corpus.Run));
        Assert.Null(totals.Hours);
        Assert.Equal((totals.InputTokens.Value + totals.OutputTokens.Value) / 1e6, totals.Usd!.Value.Value, 9);
        var half = (await OfAsync(null, "out: { from: in, rewrite: { styles: [wiki], engine: \"batch:https://api.openai.com/v1\", model: gpt-5-mini } }")).Totals!;
        var whole = (await OfAsync(null, "out: { from: in, rewrite: { styles: [wiki], engine: \"https://api.openai.com/v1\", model: gpt-5-mini } }")).Totals!;
        Assert.Equal(0.5, half.Usd!.Value.Value / whole.Usd!.Value.Value, 2);
        Assert.Null(half.Hours);
        var files = (await OfAsync(null, "out: { from: in, rewrite: { styles: [wiki], engine: batch:others, model: gpt-5-mini } }")).Totals!;
        Assert.Equal(half.Usd!.Value.Value, files.Usd!.Value.Value);
    }

    // A clock that runs on by seven seconds whenever somebody looks.
    sealed class Racing : TimeProvider
    {
        long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref now, 7);
    }

    [Fact]
    public async Task Without_time_a_few_units_are_looked_at_and_it_is_said()
    {
        var forecast = await OfAsync(new() { Sample = 100, Time = new Racing(), Limit = TimeSpan.FromSeconds(20) }, "out: { from: in, steps: [gopher_quality] }");
        Assert.InRange(Stage(forecast, "in").DocumentsOut!.Value.Value, 150, 600);
        Assert.Contains(forecast.Assumptions, a => a.StartsWith("there was time or memory for a part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_judge_of_rewrites_that_are_not_written_is_foretold_from_what_is_usual_and_has_a_cap_of_its_own()
    {
        await using var server = new ChatServer(Reply.Says("{}"));
        string Judged(string judge) => Rewrite(server.BaseUrl.AbsoluteUri, styles: "wiki").Replace("guard: standard", $"guard: {{ judge: {{ engine: \"{server.BaseUrl}\", model: j, price_input: 1, price_output: 2{judge} }} }}", StringComparison.Ordinal);
        var forecast = await OfAsync(null, Judged(", max_cost: 0.000001"));
        var (wiki, judge) = (Stage(forecast, "out").Styles[0], Stage(forecast, "out").Styles[1]);
        Assert.Equal("judge", judge.Style);
        Assert.Equal(wiki.Pages.Value, judge.Pages.Value);
        // A tenth of a doubtful sentence and 2% of nine, for each rewrite.
        Assert.Equal(0.28 * wiki.Pages.Value, judge.Requests.Value, 0.01 * wiki.Pages.Value);
        Assert.InRange(judge.InputTokens.Value / judge.Requests.Value, 300, 1500);
        Assert.Equal((judge.InputTokens.Value + 2 * judge.OutputTokens.Value) / 1e6, judge.Usd!.Value.Value, 1e-9);
        Assert.True(judge.Requests.Low < judge.Requests.Value && judge.Requests.Value < judge.Requests.High);
        Assert.Contains("out's judge is expected to cost more than its cap", Assert.Single(forecast.Warnings), StringComparison.Ordinal);
        Assert.Contains(forecast.Assumptions, a => a.Contains("what a judge is asked about rewrites that are not written yet is a guess", StringComparison.Ordinal));
        Assert.Equal(0, server.Requests);
        // Without an audit only the doubtful ones are left.
        var sure = Stage(await OfAsync(null, Judged(", audit: 0")), "out").Styles[1];
        Assert.Equal(0.1 * wiki.Pages.Value, sure.Requests.Value, 0.01 * wiki.Pages.Value);
        // A lower floor asks more often, and never more often than allowed.
        var low = Stage(await OfAsync(null, Judged(", audit: 0, floor: 0.05")), "out").Styles[1];
        Assert.Equal(0.7 * wiki.Pages.Value, low.Requests.Value, 0.01 * wiki.Pages.Value);
        var most = Stage(await OfAsync(null, Judged(", audit: 0, floor: 0, per_rewrite: 2")), "out").Styles[1];
        Assert.Equal(2 * wiki.Pages.Value, most.Requests.Value, 0.01 * wiki.Pages.Value);
    }

    [Fact]
    public async Task A_score_that_no_document_has_is_told_before_and_after_the_run()
    {
        const string stage = "out: { from: in, rewrite: { rules: [{ score: pros, from: 0.5, styles: [wiki] }], engine: extractive } }";
        Told(Assert.Single((await OfAsync(null, stage)).Warnings));
        var watch = new Warnings();
        await RunEngine.RunAsync(corpus.Plan(1, stage), new() { Folder = corpus.Run, Observer = watch }, CancellationToken.None);
        Told(Assert.Single(watch.Said));

        static void Told(string words)
        {
            Assert.Contains("a rule judges the score 'pros', which none of", words, StringComparison.Ordinal);
            Assert.EndsWith("did you mean 'prose'? (the step 'figures' makes it)", words, StringComparison.Ordinal);
        }
    }

    sealed class Warnings : RunObserver
    {
        internal List<string> Said { get; } = [];

        public override void Warned(string stage, string warning) => Said.Add(warning);
    }
}
