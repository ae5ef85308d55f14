using System.Globalization;
using System.Text.Json;

namespace Loam.Tests.Rewriting.Batches;

/// <summary>A server with the OpenAI Batch API on the loopback interface: files, batches, and what a test makes go wrong.</summary>
sealed class BatchApi : IAsyncDisposable
{
    readonly Lock gate = new();
    readonly ChatServer server;
    readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    internal BatchApi() => server = new((number, request) =>
    {
        lock (gate)
        {
            Calls.Add(request.Split('\r')[0]);
            if (Before?.Invoke(number) is { } trouble)
                return trouble;
            var reply = Serve(request.Split(' ')[0], request.Split(' ')[1].Replace("/v1/", "", StringComparison.Ordinal), request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
            return After?.Invoke(number) ?? reply;
        }
    });

    /// <summary>One batch at the server.</summary>
    internal sealed record Batch(string Id, string Input, string Mark, long Created)
    {
        internal int Polls { get; set; }

        internal string Status { get; set; } = "validating";

        internal string? Output { get; set; }

        internal string? Error { get; set; }
    }

    internal Uri BaseUrl => server.BaseUrl;

    internal string LastRequest => server.LastRequest;

    /// <summary>Method and path of every call.</summary>
    internal List<string> Calls { get; } = [];

    internal List<Batch> Batches { get; } = [];

    /// <summary>What is answered instead of serving the n-th call; null serves it.</summary>
    internal Func<int, Reply?>? Before { get; set; }

    /// <summary>What is answered although the n-th call was served; null answers as usual.</summary>
    internal Func<int, Reply?>? After { get; set; }

    /// <summary>How a batch ends, after its third poll. Default: completed.</summary>
    internal Func<Batch, string> Ends { get; set; } = _ => "completed";

    /// <summary>The row of the file of answers for a request, or null for none.</summary>
    internal Func<JsonElement, string?> Answers { get; set; } = Cluster.Good;

    /// <summary>The row of the file of failures for a request, or null for none. Default: none.</summary>
    internal Func<JsonElement, string?> Fails { get; set; } = _ => null;

    /// <summary>What a refused batch says.</summary>
    internal string Refusal { get; set; } = """{"code":"invalid_json_line","message":"This line is not parseable as valid JSON.","line":3}""";

    /// <summary>How often a request was answered, which costs money each time.</summary>
    internal Dictionary<string, int> Paid { get; } = new(StringComparer.Ordinal);

    internal int Count(string call) => Calls.Count(c => c.StartsWith(call, StringComparison.Ordinal));

    Reply Serve(string method, string path, string body)
    {
        if (method == "POST" && path == "files")
        {
            Assert.Contains("name=purpose\r\n\r\nbatch", body, StringComparison.Ordinal);
            return Keep(body[body.IndexOf("{\"custom_id\"", StringComparison.Ordinal)..body.LastIndexOf("\r\n--", StringComparison.Ordinal)]) is var id
                ? new(200, $$"""{"id":"{{id}}","object":"file","purpose":"batch"}""") : throw new InvalidOperationException();
        }
        if (method == "POST" && path == "batches")
        {
            var asked = JsonDocument.Parse(body).RootElement;
            Assert.Equal(("/v1/chat/completions", "24h"), (asked.GetProperty("endpoint").GetString(), asked.GetProperty("completion_window").GetString()));
            var batch = new Batch($"batch_{Batches.Count + 1}", asked.GetProperty("input_file_id").GetString()!, asked.GetProperty("metadata").GetProperty("loam").GetString()!, 1_900_000_000 + Batches.Count);
            Batches.Add(batch);
            // Whether anybody comes to fetch them or not.
            foreach (var request in Requests(batch).Where(r => Ends(batch) != "failed" && Answers(r) is not null))
                Paid[Cluster.Id(request)[..^2]] = Paid.GetValueOrDefault(Cluster.Id(request)[..^2]) + 1;
            return new(200, Describe(batch));
        }
        if (path.StartsWith("batches?", StringComparison.Ordinal))
            return new(200, List(path));
        if (path.StartsWith("batches/", StringComparison.Ordinal))
            return new(200, Describe(Advance(Batches.Single(b => b.Id == path["batches/".Length..]))));
        return path.Split('/') is ["files", var file, "content"] && files.TryGetValue(file, out var content) ? new(200, content)
            : new(404, """{"error":{"message":"No such File object"}}""");
    }

    /// <summary>Pages of two, the latest first.</summary>
    string List(string path)
    {
        var rest = Batches.AsEnumerable().Reverse();
        if (path.Split("after=") is [_, var last])
            rest = rest.SkipWhile(b => b.Id != last).Skip(1);
        var page = rest.ToList();
        return $$"""{"object":"list","data":[{{string.Join(',', page.Take(2).Select(Describe))}}],"has_more":{{(page.Count > 2 ? "true" : "false")}}}""";
    }

    Batch Advance(Batch batch)
    {
        batch.Polls++;
        batch.Status = batch.Polls < 3 ? "in_progress" : batch.Polls == 3 ? Ends(batch) : batch.Status;
        if (batch.Polls != 3 || batch.Status == "failed")
            return batch;
        var requests = Requests(batch);
        List<string> good = [.. requests.Select(Answers).OfType<string>()];
        List<string> bad = [.. requests.Select(Fails).OfType<string>()];
        batch.Output = good.Count == 0 ? null : Keep(string.Join('\n', good) + "\n");
        batch.Error = bad.Count == 0 ? null : Keep(string.Join('\n', bad) + "\n");
        return batch;
    }

    List<JsonElement> Requests(Batch batch) => [.. files[batch.Input].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    string Describe(Batch batch) => $$"""
        {"id":"{{batch.Id}}","object":"batch","endpoint":"/v1/chat/completions","errors":{{(batch.Status == "failed" ? $$"""{"object":"list","data":[{{Refusal}}]}""" : "null")}},
        "input_file_id":"{{batch.Input}}","completion_window":"24h","status":"{{batch.Status}}","output_file_id":{{Quoted(batch.Output)}},"error_file_id":{{Quoted(batch.Error)}},
        "created_at":{{batch.Created.ToString(CultureInfo.InvariantCulture)}},"request_counts":{"total":3,"completed":{{batch.Polls}},"failed":0},"metadata":{"loam":"{{batch.Mark}}"} }
        """;

    static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";

    string Keep(string content)
    {
        var id = $"file-{files.Count + 1}";
        files[id] = content;
        return id;
    }

    internal void Lose(string file) => files.Remove(file);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
