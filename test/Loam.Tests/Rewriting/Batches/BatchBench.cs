using System.Text.Json;
using Loam.Rewriting;
using Loam.Rewriting.Batches;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting.Batches;

/// <summary>A folder of requests, an answer cache, and engines over them as they come and go: what is left on disk between two runs.</summary>
sealed class BatchBench : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("loam-batch-").FullName;
    readonly Lock gate = new();
    AnswerCache? cache;

    internal static readonly EndpointOptions Options = new() { Retries = 2, Timeout = TimeSpan.FromMinutes(30) };

    internal string Folder => Path.Combine(root, "requests");

    internal AnswerCache Cache
    {
        get
        {
            lock (gate)
                return cache ??= new(Path.Combine(root, "answers.jsonl"));
        }
    }

    internal SkippingTime Time { get; } = new();

    /// <summary>Where the n-th file of requests is, or one beside it.</summary>
    internal string Requests(int number, string ending = ".jsonl") => Path.Combine(Folder, $"requests-{number:D5}{ending}");

    internal IReadOnlyList<JsonElement> Rows(int number, string ending = ".jsonl") => [.. File.ReadLines(Requests(number, ending)).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>A run: an engine that asks some pages until it can go no further, and is gone.</summary>
    internal Run Offline(IEnumerable<int> pages, EndpointOptions? options = null, BatchLimits? limits = null, bool settle = true) =>
        Ask(BatchEngine.Offline(Settings(options) with { Limits = limits ?? new() }), pages, settle);

    internal BatchSettings Settings(EndpointOptions? options = null) => new(Folder, "m", options ?? Options, () => Cache) { Time = Time };

    internal Run Ask(RewriteEngine engine, IEnumerable<int> pages, bool settle = true)
    {
        using var cached = new CachedEngine(engine, () => Cache);
        List<int> asked = [.. pages];
        List<string> notes = [];
        while (true)
        {
            // In parallel, as shards do.
            var answers = Task.WhenAll(asked.Select(page => Task.Run(() => cached.AnswerAsync(Request(page), default)))).GetAwaiter().GetResult();
            if (!settle || !answers.Any(a => a.Pending) || !cached.SettleAsync(notes.Add, default).AsTask().GetAwaiter().GetResult())
                return new(answers, cached.Waiting, cached.Status, notes) { Bill = cached.Bill };
        }
    }

    /// <summary>What became of the pages, what a person is told to do, how the engine is doing, and what was noted on the way.</summary>
    internal sealed record Run(IReadOnlyList<RewriteAnswer> Answers, string? Waiting, string? Status, IReadOnlyList<string> Notes)
    {
        internal string? Bill { get; init; }

        internal int Pending => Answers.Count(a => a.Pending);

        internal IEnumerable<string> Texts => Answers.Select(a => a.Text);
    }

    internal static RewriteRequest Request(int page, int limit = 512)
    {
        var request = RewriteStyle.Find("wiki")!.Render(Pages.Page(key: "p" + page), $"Größe Nummer {page}.", 0);
        return request with { Sampling = request.Sampling with { MaxOutputTokens = limit } };
    }

    /// <summary>What the model says to a page.</summary>
    internal static string Says(int page) => $"Antwort auf Größe Nummer {page}.";

    /// <summary>Answers a file of requests as <c>vllm run-batch</c> does, into the file that Loam looks at first.</summary>
    internal void Answer(int number, Func<JsonElement, string?>? answer = null, string? into = null)
    {
        var path = into is null ? Requests(number, ".answers.jsonl") : Path.Combine(Folder, into);
        File.WriteAllLines(path, Rows(number).Select(answer ?? Cluster.Good).OfType<string>());
    }

    /// <summary>Closes the cache, as the end of a process does.</summary>
    internal void Reopen()
    {
        cache?.Dispose();
        cache = null;
    }

    public void Dispose()
    {
        cache?.Dispose();
        Directory.Delete(root, recursive: true);
    }
}

/// <summary>Rows of answers as <c>vllm run-batch</c> writes them (<c>BatchRequestOutput</c> in <c>vllm/entrypoints/openai/run_batch.py</c>).</summary>
static class Cluster
{
    internal static string Id(JsonElement request) => request.GetProperty("custom_id").GetString()!;

    internal static string Good(JsonElement request) => Says(request, "Antwort auf " + request.GetProperty("body").GetProperty("messages")[1].GetProperty("content").GetString()!.Split('\n')[^1]);

    internal static string Says(JsonElement request, string text, string finish = "stop") => $$$"""
        {"id":"vllm-1","custom_id":"{{{Id(request)}}}","response":{"status_code":200,"request_id":"vllm-batch-1","body":{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}},"refusal":null,"tool_calls":[]},"logprobs":null,"finish_reason":"{{{finish}}}","stop_reason":null}],"usage":{"prompt_tokens":11,"total_tokens":18,"completion_tokens":7},"prompt_logprobs":null}},"error":null}
        """;

    /// <summary>An exception somewhere in vllm: mere words, and status 400.</summary>
    internal static string Thrown(JsonElement request, string words) => $$$"""
        {"id":"vllm-1","custom_id":"{{{Id(request)}}}","response":{"status_code":400,"request_id":"vllm-batch-1","body":null},"error":"{{{words}}}"}
        """;

    /// <summary>A refusal by vllm's server code.</summary>
    internal static string Refused(JsonElement request, int status, string words) => $$$"""
        {"id":"vllm-1","custom_id":"{{{Id(request)}}}","response":{"status_code":{{{status}}},"request_id":"vllm-batch-1","body":null},"error":{"error":{"message":"{{{words}}}","type":"BadRequestError","param":null,"code":{{{status}}} } } }
        """;
}

/// <summary>A clock whose pauses of up to ten minutes are over at once, and move it; longer ones, which are time limits, never fire.</summary>
sealed class SkippingTime : TimeProvider
{
    long ahead;

    internal List<TimeSpan> Pauses { get; } = [];

    internal void Skip(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref ahead));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref ahead);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan || dueTime > TimeSpan.FromMinutes(10))
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        lock (Pauses)
            Pauses.Add(dueTime);
        Skip(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
