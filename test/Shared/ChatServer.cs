using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Loam.Tests;

/// <summary>What a scripted server answers to one request.</summary>
sealed record Reply(int Status, string Body, string Headers = "", TimeSpan Delay = default)
{
    internal static Reply Says(string text, string finish = "stop") => new(200, $$$"""
        {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":{{{System.Text.Json.JsonSerializer.Serialize(text)}}}},"finish_reason":"{{{finish}}}"}],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}
        """);
}

/// <summary>A real HTTP server on the loopback interface that answers by a script; what it was asked is kept.</summary>
sealed class ChatServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Func<int, string, Reply> script;
    readonly CancellationTokenSource stop = new();
    readonly Task serving;
    int requests;

    internal ChatServer(Func<int, string, Reply> script)
    {
        this.script = script;
        listener.Start();
        serving = ServeAsync();
    }

    internal ChatServer(params Reply[] replies) : this((i, _) => replies[Math.Min(i, replies.Length - 1)]) { }

    internal Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");

    internal int Requests => Volatile.Read(ref requests);

    /// <summary>Most requests that were open at once: read, and not yet answered.</summary>
    internal int MostOpen { get; private set; }

    int open;

    internal string LastRequest { get; private set; } = "";

    /// <summary>How often each body was asked.</summary>
    internal IReadOnlyDictionary<string, int> Asked => asked;

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync(stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
            {
                return; // Stopped, before it accepted or while it did.
            }
            _ = AnswerAsync(client);
        }
    }

    async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var request = await ReadAsync(client.GetStream());
                LastRequest = request;
                asked.AddOrUpdate(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], 1, (_, times) => times + 1);
                lock (asked)
                    MostOpen = Math.Max(MostOpen, ++open);
                var reply = script(Interlocked.Increment(ref requests) - 1, request);
                if (reply.Delay > TimeSpan.Zero)
                    await Task.Delay(reply.Delay, stop.Token);
                lock (asked)
                    open--;
                if (reply.Status == 0)
                    return; // Hangs up without a word.
                var body = Encoding.UTF8.GetBytes(reply.Body);
                var head = $"HTTP/1.1 {reply.Status} X\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{reply.Headers}\r\n";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), stop.Token);
                await client.GetStream().WriteAsync(body, stop.Token);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
                return text.ToString();
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;
            var length = System.Text.RegularExpressions.Regex.Match(all, @"Content-Length: (\d+)", System.Text.RegularExpressions.RegexOptions.IgnoreCase);
            if (Encoding.UTF8.GetByteCount(all[(end + 4)..]) >= (length.Success ? int.Parse(length.Groups[1].Value) : 0))
                return all;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }
}

/// <summary>A clock whose pauses are over at once and are written down, while it goes on as if they had been made; only the one timer of the given length never fires.</summary>
sealed class ImpatientTime(TimeSpan never) : TimeProvider
{
    long skipped;

    internal List<TimeSpan> Pauses { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == never || dueTime == Timeout.InfiniteTimeSpan)
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        lock (Pauses)
            Pauses.Add(dueTime);
        Interlocked.Add(ref skipped, dueTime.Ticks);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    public override long GetTimestamp() => base.GetTimestamp() + (long)(TimeSpan.FromTicks(Interlocked.Read(ref skipped)).TotalSeconds * TimestampFrequency);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref skipped));
}
