using System.Text.Json;

namespace Loam.Tests;

/// <summary>Rewriting in batches that somebody else answers: the same pages as from a server that answers at once.</summary>
public class BatchTests
{
    const int Pages = 40;

    [Fact]
    public async Task A_folder_of_requests_that_is_answered_gives_what_a_server_gives()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ChatServer((_, request) => Reply.Says(Answer(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])));
        var pages = WritePages(folder);
        string[] common = [pages, "--style", "wiki", "--model", "m", "--endpoint-name", "somewhere", "--strictness", "lenient", "--max-copied", "off"];
        var online = await LoamBinary.RunAsync(["rewrite", .. common, "-o", folder["online.jsonl"], "--rejects", folder["online.rejects.jsonl"], "--engine", server.BaseUrl.ToString()]);
        Assert.True(online.ExitCode == 0, online.Error);

        string[] command = ["rewrite", .. common, "-o", folder["batch.jsonl"], "--rejects", folder["batch.rejects.jsonl"], "--engine", "batch:" + folder["requests"]];
        var first = await LoamBinary.RunAsync(command);
        Assert.Equal(5, first.ExitCode);
        var (requests, answers) = (folder["requests/requests-00001.jsonl"], folder["requests/requests-00001.answers.jsonl"]);
        Assert.Contains($"{Pages} requests in 1 file wait for answers; answer each file, then give the same command again:\n  vllm run-batch -i {requests} -o {answers} --model m", first.Error, StringComparison.Ordinal);
        var waiting = await LoamBinary.RunAsync(command);
        Assert.Equal(5, waiting.ExitCode);
        Assert.False(File.Exists(folder["batch.jsonl"]));

        // From the last to the first, half of the first row torn, one failed, and all of it long ago.
        var rows = File.ReadLines(requests).Reverse().Select((row, i) => Row(row, failed: i == 5)).ToList();
        File.WriteAllText(answers, string.Join('\n', [.. rows[..^1], rows[^1][..40]]));
        File.SetLastWriteTimeUtc(answers, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        var second = await LoamBinary.RunAsync(command);
        Assert.Equal(5, second.ExitCode);
        Assert.Contains($"2 requests in 1 file wait for answers ({Pages - 2} answers taken, 2 requests without a usable answer, 1 unreadable rows passed over)", second.Error, StringComparison.Ordinal);
        File.WriteAllLines(folder["requests/the rest.jsonl"], File.ReadLines(folder["requests/requests-00002.jsonl"]).Select(row => Row(row, failed: false)));
        var third = await LoamBinary.RunAsync([.. command, "--json"]);
        Assert.True(third.ExitCode == 0, third.Error);
        Assert.Equal(File.ReadAllText(folder["online.jsonl"]), File.ReadAllText(folder["batch.jsonl"]));
        Assert.Equal(File.ReadAllText(folder["online.rejects.jsonl"]), File.ReadAllText(folder["batch.rejects.jsonl"]));
        Assert.InRange(File.ReadLines(folder["batch.jsonl"]).Count(), 30, Pages - 1);

        // Everything is in the cache: the folder may go.
        Directory.Delete(folder["requests"], recursive: true);
        var again = await LoamBinary.RunAsync(command);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.False(Directory.Exists(folder["requests"]));
    }

    [Fact]
    public async Task Killed_while_it_writes_requests_down_it_writes_none_twice()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["rewrite", WritePages(folder, 20_000), "-o", folder["out.jsonl"], "--style", "wiki", "--model", "m", "--engine", "batch:" + folder["requests"]];
        var part = folder["requests/requests-00001.jsonl.part"];
        for (var kill = 0; kill < 3; kill++)
        {
            using var process = LoamBinary.Start(command);
            var before = File.Exists(part) ? new FileInfo(part).Length : 0;
            while (!process.HasExited && !(File.Exists(part) && new FileInfo(part).Length > before))
                await Task.Delay(1);
            Assert.False(process.HasExited, "it ended before it was killed");
            process.Kill();
            await process.WaitForExitAsync();
        }
        Assert.Equal(5, (await LoamBinary.RunAsync(command)).ExitCode);
        var ids = File.ReadLines(folder["requests/requests-00001.jsonl"]).Select(row => JsonDocument.Parse(row).RootElement.GetProperty("custom_id").GetString()).ToList();
        Assert.Equal(20_000, ids.Count);
        Assert.Equal(20_000, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("--engine batch:requests", "name the model that will answer the requests: model: NAME (--model NAME)")]
    [InlineData("--engine batch: --model m", "batch: needs a folder or a server")]
    [InlineData("--engine batch:ftp://x --model m", "is not the base URL of a server")]
    public async Task Mistakes_are_found_before_any_work(string flags, string words)
    {
        using var folder = new TemporaryFolder();
        var ended = await LoamBinary.RunInAsync(folder.Path, ["rewrite", WritePages(folder), "-o", folder["out.jsonl"], .. flags.Split(' ')]);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(words, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_cannot_be_tried_with_an_engine_that_answers_later()
    {
        using var folder = new TemporaryFolder();
        var ended = await LoamBinary.RunAsync("try", WritePages(folder), "--engine", "batch:" + folder["requests"], "--model", "m");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("answers later", ended.Error, StringComparison.Ordinal);
    }

    static string WritePages(TemporaryFolder folder, int count = Pages) => folder.Write("pages.jsonl", string.Join('\n', Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(
        new { id = $"p{i}", language = "de", text = $"Seite {i} " + Mill }))));

    const string Mill = """
        erzählt von einer Getreidemühle am Rand von Auental. Sie wurde 1742 von Johann Brenner gebaut. Am 3. Mai 1881 brannte das Mühlenhaus bis auf die Mauern nieder.
        Der Wiederaufbau dauerte zwei Jahre. 1923 erhielt die Mühle eine Turbine, die noch heute Strom liefert. Das Mühlrad hat 36 Schaufeln. Da der Bach im Sommer wenig
        Wasser führt, treibt dann ein Elektromotor die Steine an. Die Mühle ist von April bis Oktober an jedem Sonntag geöffnet. Der Eintritt kostet 4 Euro.
        """;

    static string Row(string request, bool failed)
    {
        using var row = JsonDocument.Parse(request);
        var id = row.RootElement.GetProperty("custom_id").GetString();
        return failed
            ? $$"""{"id":"vllm-1","custom_id":"{{id}}","response":{"status_code":400,"request_id":"r","body":null},"error":"CUDA out of memory"}"""
            : $$"""{"id":"vllm-1","custom_id":"{{id}}","response":{"status_code":200,"request_id":"r","body":{{Reply.Says(Answer(row.RootElement.GetProperty("body").GetRawText())).Body.Trim()}} },"error":null}""";
    }

    // The same question has the same answer. Every seventh page has no article.
    static string Answer(string body)
    {
        using var json = JsonDocument.Parse(body);
        var message = json.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        var words = message[message.LastIndexOf("Text:", StringComparison.Ordinal)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        return int.Parse(words[1]) % 7 == 0 ? "Gern helfe ich." : $"Hier ist der Artikel:\n{string.Join(' ', words)}";
    }
}
