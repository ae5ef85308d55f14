using System.Text;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Tests;

/// <summary>A cap on money against a real server that keeps its own bill: neither requests at once nor kills break it, and a higher cap goes on.</summary>
public class BudgetTests
{
    const int Pages = 60;
    const int Open = 8;

    /// <summary>A dollar for a million tokens read, ten for those written.</summary>
    static readonly string[] Prices = ["--price-input", "1", "--price-output", "10"];

    /// <summary>What a server wants for its answers: the words of the request, and those of its answer, in micro-dollars.</summary>
    sealed class Bill
    {
        long micro;

        internal double Usd => Interlocked.Read(ref micro) / 1e6;

        internal Reply Answer(string request)
        {
            using var json = JsonDocument.Parse(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
            var message = json.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
            var text = message[(message.LastIndexOf("Text:", StringComparison.Ordinal) + 5)..].Trim();
            var (read, written) = (message.Split(' ').Length, text.Split(' ').Length);
            Interlocked.Add(ref micro, read + (10 * written));
            var reply = Reply.Says("Hier ist der Artikel:\n" + text);
            return reply with
            {
                Body = reply.Body.Replace("\"prompt_tokens\":11", $"\"prompt_tokens\":{read}").Replace("\"completion_tokens\":7", $"\"completion_tokens\":{written}"),
                Delay = TimeSpan.FromMilliseconds(10),
            };
        }
    }

    [Fact]
    public async Task A_spent_budget_ends_with_exit_code_4_and_a_higher_cap_pays_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        var bill = new Bill();
        await using var server = new ChatServer((_, request) => bill.Answer(request));
        var pages = WritePages(folder);

        var stopped = await RewriteAsync(pages, folder["out.jsonl"], server, 0.03);
        Assert.True(stopped.ExitCode == 4, stopped.Error);
        Assert.Matches(@"loam: \$0\.0[012]\d+ of \$0\.03 are spent, and the next request may cost up to \$0\.0\d+; everything paid for is kept; raise max_cost \(--max-cost\) and run the same command to go on", stopped.Error);
        Assert.Matches(@"out +paid \$0\.0[012]\d+ in this run, \$0\.0[012]\d+ of \$0\.03 in all", stopped.Error);
        Assert.InRange(bill.Usd, 0.005, 0.03);
        var asked = server.Requests;
        Assert.InRange(asked, 1, Pages - 1);
        Assert.Contains("are spent, and the next request", stopped.Json.GetProperty("error").GetString());
        var halfway = stopped.Json.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("stage").GetString() == "out");
        Assert.False(halfway.GetProperty("finished").GetBoolean());
        Assert.Contains("of $0.03 in all", halfway.GetProperty("bill").GetString());

        var same = await RewriteAsync(pages, folder["out.jsonl"], server, 0.03);
        Assert.Equal(4, same.ExitCode);
        Assert.InRange(bill.Usd, 0.005, 0.03);

        var done = await RewriteAsync(pages, folder["out.jsonl"], server, 5);
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Equal(Pages, server.Requests);
        var cost = done.Json.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("stage").GetString() == "out").GetProperty("cost");
        Assert.Equal(bill.Usd, cost.GetProperty("usd").GetDouble(), 6);
        Assert.Equal(Pages, cost.GetProperty("requests").GetInt64());
        Assert.Equal(bill.Usd, cost.GetProperty("styles").GetProperty("wiki").GetProperty("usd").GetDouble(), 6);
        Assert.InRange(cost.GetProperty("usd_per_million_accepted_tokens").GetDouble(), 10, 20);
        Assert.Matches($@"out: \$0\.0\d+ for {Pages} requests; \$1\d\.\d\d per million accepted tokens", done.Error);
        Assert.Equal(bill.Usd, Account(folder), 6);
    }

    [Fact]
    public async Task Killed_in_a_loop_it_stays_below_the_cap()
    {
        const double Cap = 0.05;
        using var folder = new TemporaryFolder();
        var bill = new Bill();
        await using var server = new ChatServer((_, request) => bill.Answer(request));
        var pages = WritePages(folder);
        var random = new SeededRandom(5);
        var kills = 0;
        for (; kills < 12; kills++)
        {
            using var process = LoamBinary.Start(Arguments(pages, folder["out.jsonl"], server, Cap));
            var at = server.Requests + 1 + random.Next(4);
            while (server.Requests < at && !process.HasExited)
                await Task.Delay(1);
            if (process.HasExited)
                break;
            process.Kill();
            await process.WaitForExitAsync();
        }
        Assert.InRange(kills, 2, 12);
        var last = await RewriteAsync(pages, folder["out.jsonl"], server, Cap);
        Assert.True(last.ExitCode == 4, last.Error);
        Assert.InRange(bill.Usd, 0.005, Cap);
        Assert.InRange(Account(folder), bill.Usd, Cap);
    }

    [Fact]
    public async Task A_recipe_stopped_by_its_cap_makes_the_same_in_the_end_as_without_one()
    {
        using var folder = new TemporaryFolder();
        var bill = new Bill();
        await using var server = new ChatServer((_, request) => bill.Answer(request));
        WritePages(folder);
        var recipe = folder.Write("recipe.yaml", $$"""
            seed: 7
            stages:
              pages:     { read: pages.jsonl }
              synthetic: { from: pages, steps: [extract], rewrite: { engine: "{{server.BaseUrl}}", model: m, max_output_tokens: 200, concurrency: {{Open}}, price_input: 1, price_output: 10, max_cost: 0.03 } }
              report:    { report: {} }
            """);
        var whole = await LoamBinary.RunAsync("run", recipe, "--out", folder["whole"], "--set", "stages.synthetic.rewrite.max_cost=off");
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Contains("What it cost", File.ReadAllText(folder["whole/report/report.html"]), StringComparison.Ordinal);
        var stopped = await LoamBinary.RunAsync("run", recipe, "--out", folder["capped"]);
        Assert.True(stopped.ExitCode == 4, stopped.Error);
        var done = await LoamBinary.RunAsync("run", recipe, "--out", folder["capped"], "--set", "stages.synthetic.rewrite.max_cost=5");
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Equal(LoamBinary.Digest(folder["whole"]), LoamBinary.Digest(folder["capped"]));
        Assert.Equal(2 * Pages, server.Requests);
    }

    [Fact]
    public async Task A_cap_without_a_price_is_found_before_any_work()
    {
        using var folder = new TemporaryFolder();
        var ended = await LoamBinary.RunAsync("rewrite", WritePages(folder), "-o", folder["out.jsonl"], "--engine", "https://llm.example.com/v1", "--model", "mistral-nemo", "--max-cost", "5");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("max_cost needs prices, and none is known for mistral-nemo at llm.example.com; write price_input and price_output (--price-input, --price-output)", ended.Error);
    }

    static Task<LoamBinary.Ended> RewriteAsync(string pages, string output, ChatServer server, double cap) => LoamBinary.RunAsync(Arguments(pages, output, server, cap));

    static string[] Arguments(string pages, string output, ChatServer server, double cap) =>
    [
        "rewrite", pages, "-o", output, "--engine", server.BaseUrl.AbsoluteUri, "--model", "m", "--concurrency", $"{Open}", "--style", "wiki", "--max-output-tokens", "200", "--max-copied", "1",
        "--max-cost", cap.ToString(System.Globalization.CultureInfo.InvariantCulture), .. Prices, "--json",
    ];

    static double Account(TemporaryFolder folder)
    {
        var file = Directory.EnumerateFiles(folder.Path, "*.account.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Single();
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty("mark").GetDouble();
    }

    static string Text(int i) =>
        $"Die Mühle Nummer {i} steht seit vielen Jahren am Bach unterhalb des Dorfes. Der Müller hat das Rad selbst gebaut und jeden Winter geflickt. "
        + "Im Sommer führt der Bach wenig Wasser, und dann stehen die Steine still. Die Bauern aus der Gegend brachten ihr Korn mit dem Wagen und warteten auf das Mehl. "
        + "Heute gehört das Haus einem Verein, der es an jedem ersten Sonntag im Monat für Besucher öffnet. Wer will, kann dort Brot kaufen.";

    static string WritePages(TemporaryFolder folder)
    {
        var rows = new StringBuilder();
        for (var i = 0; i < Pages; i++)
            rows.AppendLine(JsonSerializer.Serialize(new { id = $"p{i}", language = "de", text = Text(i) }));
        return folder.Write("pages.jsonl", rows.ToString());
    }
}
