using System.Text.Json;
using Loam.Guarding;
using Loam.Reporting;
using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Recipes;
using Loam.Runs.Tasting;
using Loam.Tests.Rewriting;

namespace Loam.Tests.Runs.Tasting;

public sealed class StyleSampleTests : IDisposable
{
    const string Faithful = "Die Wassermühle Auental ist eine Getreidemühle am Rand von Auental. Johann Brenner baute sie im Jahr 1742. Nach dem Brand vom 3. Mai 1881 dauerte es zwei Jahre, sie wieder aufzubauen. Seit 1923 liefert eine Turbine Strom; das Rad hat 36 Schaufeln.";

    readonly string folder = Directory.CreateTempSubdirectory("loam-sample-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Input(params string[] titles)
    {
        var path = Path.Combine(folder, "in.jsonl");
        File.WriteAllLines(path, titles.Select((title, i) => JsonSerializer.Serialize(new { id = $"{i}", language = "de", title, text = Pages.Mill })));
        return path;
    }

    string Cache => Path.Combine(folder, "answers.jsonl.zst");

    RewriteSettings Settings(Uri url) => new(new() { Engine = [url.AbsoluteUri], Cache = Cache }, new() { Model = "m", Patience = TimeSpan.Zero, Retries = 0 }, new());

    Task<StyleSample> SampleAsync(RewriteSettings settings, int count = 5) =>
        StyleSampler.DrawAsync([Path.Combine(folder, "in.jsonl")], count, settings, new GuardOptions(), 0, 2, _ => { }, CancellationToken.None);

    [Fact]
    public async Task A_sample_counts_what_a_run_would_keep_and_drop()
    {
        Input("gut", "falsch", "ohne");
        await using var server = new ChatServer((_, request) => Reply.Says(
            request.Contains("Titel: gut", StringComparison.Ordinal) ? "Hier ist der Artikel:\n" + Faithful
            : request.Contains("Titel: falsch", StringComparison.Ordinal) ? "Hier ist der Artikel:\n" + Faithful.Replace("1742", "1842", StringComparison.Ordinal)
            : "Gerne!"));
        var style = Assert.Single((await SampleAsync(Settings(server.BaseUrl))).Styles);
        Assert.Equal(("wiki", 3, 1), (style.Style, style.Asked, style.Kept));
        Assert.Equal([(GuardReasons.Number, 1), (RewriteReasons.NoSentinel, 1)], style.Dropped.Select(d => (d.Key, d.Value)));
        // The scripted server counts 11 and 7 tokens each.
        Assert.Equal((33, 21, 7, false), (style.InputTokens, style.OutputTokens, style.AcceptedTokens, style.Estimated));
        Assert.InRange(style.LengthRatio, 0.2, 0.8);
    }

    [Fact]
    public async Task What_a_sample_paid_for_the_run_does_not_pay_again()
    {
        Input("a", "b", "c");
        await using var server = new ChatServer(Reply.Says("Hier ist der Artikel:\n" + Faithful));
        await SampleAsync(Settings(server.BaseUrl), count: 2);
        Assert.Equal(2, server.Requests);
        Assert.Equal([Path.GetFileName(Cache)], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Where(f => f!.EndsWith(".zst", StringComparison.Ordinal)));
        var recipe = Path.Combine(folder, "r.yaml");
        await File.WriteAllTextAsync(recipe, $"stages: {{ in: {{ read: in.jsonl }}, out: {{ from: in, rewrite: {{ engine: \"{server.BaseUrl}\", model: m, cache: answers.jsonl.zst }}, guard: standard }} }}");
        var plan = RecipePlanner.Plan(YamlFile.Load(recipe), folder, Path.Combine(folder, "cache"), StandardRegistry.Create());
        await RunEngine.RunAsync(plan, new() { Folder = Path.Combine(folder, "run") }, CancellationToken.None);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task The_page_marks_findings_in_the_text_and_numbers_them()
    {
        Input("Die Mühle");
        await using var server = new ChatServer(Reply.Says("Hier ist der Artikel:\n" + Faithful.Replace("1742", "1842", StringComparison.Ordinal)));
        var html = ReportWriter.ToHtml(SamplePage.Of(await SampleAsync(Settings(server.BaseUrl)), "", "loam rewrite in.jsonl --cache c"));
        Assert.Contains(">1842<sup>1</sup></mark>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>guard.number</strong>", html, StringComparison.Ordinal);
        Assert.Contains("✕</span> guard.number", html, StringComparison.Ordinal);
        Assert.Contains("Prompt wiki-de/", html, StringComparison.Ordinal);
        Assert.Contains("not paid for again", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_pages_and_answers_stay_text()
    {
        const string Vicious = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>";
        Input(Vicious);
        await using var server = new ChatServer(Reply.Says("Hier ist der Artikel:\n" + Faithful + Vicious));
        var html = ReportWriter.ToHtml(SamplePage.Of(await SampleAsync(Settings(server.BaseUrl)), Vicious, Vicious));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_no_rule_wants_is_shown_as_such()
    {
        Input("a");
        var sample = await SampleAsync(new(new() { Rules = [new() { Languages = ["en"], Styles = ["wiki"] }] }, new(), new()));
        Assert.Equal(RewriteReasons.NotSelected, Assert.Single(sample.Rewrites).Verdict.Reason);
        Assert.Contains("rewrite.not_selected", ReportWriter.ToHtml(SamplePage.Of(sample, "", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_sample_gives_the_same_page()
    {
        Input("a", "b", "c", "d");
        var settings = new RewriteSettings(new() { Styles = ["wiki", "qa"] }, new(), new());
        var pages = new List<string>();
        for (var i = 0; i < 2; i++)
            pages.Add(ReportWriter.ToHtml(SamplePage.Of(await SampleAsync(settings), "", "")).Replace("0.0 s", "", StringComparison.Ordinal));
        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_sample_with_the_servers_words()
    {
        Input("a");
        await using var server = new ChatServer(new Reply(401, """{"error":{"message":"no such key"}}"""));
        var error = await Assert.ThrowsAsync<EngineException>(() => SampleAsync(Settings(server.BaseUrl)));
        Assert.Contains("no such key", error.Message, StringComparison.Ordinal);
    }
}
