using System.Text;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Tests;

/// <summary>A rewriting run against a real server, killed again and again: nothing is lost, and nothing is paid twice but what was open.</summary>
public class RewriteResumeTests
{
    const int Kills = 20;
    const int Pages = 45;
    const int Styles = 2;
    const int Open = 4;

    [Fact]
    public async Task Killed_at_twenty_moments_it_asks_again_only_what_was_open()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request) with { Delay = TimeSpan.FromMilliseconds(10) });
        var recipe = Recipe(folder, server.BaseUrl);
        var whole = await LoamBinary.RunAsync("run", recipe, "--out", folder["whole"]);
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Equal(Pages * Styles, server.Requests);
        var expected = LoamBinary.Digest(folder["whole"]);
        var random = new SeededRandom(3);
        for (var i = 0; i < Kills; i++)
        {
            var (before, output) = (server.Requests, folder[$"killed{i}"]);
            using var process = LoamBinary.Start(["run", recipe, "--out", output]);
            var at = before + 1 + random.Next((Pages * Styles) - 1);
            while (server.Requests < at && !process.HasExited)
                await Task.Delay(1);
            Assert.False(process.HasExited, "it ended before it was killed");
            process.Kill();
            await process.WaitForExitAsync();
            var resumed = await LoamBinary.RunAsync("run", recipe, "--out", output, "--json");
            Assert.True(resumed.ExitCode == 0, resumed.Error);
            Assert.Equal(expected, LoamBinary.Digest(output));
            Assert.InRange(server.Requests - before, Pages * Styles, (Pages * Styles) + Open);
            AssertBalanced(resumed.Json);
            Directory.Delete(output, recursive: true);
        }
    }

    [Fact]
    public async Task A_changed_post_processing_asks_for_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Answer(request));
        var recipe = Recipe(folder, server.BaseUrl);
        Assert.Equal(0, (await LoamBinary.RunAsync("run", recipe, "--out", folder["run"])).ExitCode);
        var asked = server.Requests;
        var again = await LoamBinary.RunAsync("run", recipe, "--out", folder["run"], "--json", "--set", "stages.synthetic.rewrite.append_to_source=true");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.False(again.Cached["synthetic"]);
        Assert.Equal(asked, server.Requests);
    }

    static void AssertBalanced(JsonElement summary)
    {
        foreach (var step in summary.GetProperty("stages").EnumerateArray().SelectMany(s => s.GetProperty("steps").EnumerateArray()))
            Assert.Equal(step.GetProperty("in").GetInt64(), step.GetProperty("out").GetInt64() + step.GetProperty("dropped").EnumerateObject().Sum(d => d.Value.GetInt64()));
    }

    // The same question has the same answer: words of the page behind the sentinel that its prompt asks for. Every seventh page has none.
    static Reply Answer(string request)
    {
        var body = request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        using var json = JsonDocument.Parse(body);
        var message = json.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        var words = message[message.LastIndexOf("Text:", StringComparison.Ordinal)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        if (int.Parse(words[1]) % 7 == 0)
            return Reply.Says("Gern helfe ich.");
        var text = string.Join(' ', words);
        return message.Contains("Frage", StringComparison.Ordinal) && message.Contains("Hier sind die Fragen und Antworten:", StringComparison.Ordinal)
            ? Reply.Says($"Hier sind die Fragen und Antworten:\nFrage: Worum geht es?\nAntwort: {text}")
            : Reply.Says($"Hier ist der Artikel:\n{text}");
    }

    static string Recipe(TemporaryFolder folder, Uri server)
    {
        for (var shard = 0; shard < 3; shard++)
        {
            var rows = new StringBuilder();
            for (var i = shard; i < Pages; i += 3)
                rows.AppendLine(JsonSerializer.Serialize(new { id = $"p{i}", language = "de", text = $"Seite {i} " + string.Join(' ', Enumerable.Range(0, 70).Select(w => $"wort{(w * (i + 3)) % 97}")) }));
            folder.Write($"pages/{shard}.jsonl", rows.ToString());
        }
        return folder.Write("recipe.yaml", $$"""
            seed: 7
            stages:
              pages:     { read: pages/*.jsonl }
              organic:   { from: pages, steps: [extract] }
              synthetic: { from: organic, rewrite: { styles: [wiki, qa], engine: "{{server}}", model: m, concurrency: {{Open}} } }
            """);
    }
}
