using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>Every answer ever paid for, in one append-only JSONL file, addressed by <see cref="RewriteRequest.Hash"/>.</summary>
/// <remarks>
/// A row is handed to the operating system before the answer is used, so a killed run never pays twice. A last line torn by a kill is cut off on opening;
/// a damaged line elsewhere is passed over. Holds one address and one file offset per answer in memory, not the answers. Thread-safe: the shards of one process
/// share one instance; a second process that opens the same file is refused. Rows:
/// <c>{"key","engine","text","finish","limit","tokens_in","tokens_out","seconds"}</c>; the engine is what a <see cref="RecordedEngine"/> needs to find the key again.
/// </remarks>
public sealed class AnswerCache : IDisposable
{
    readonly FileStream file;
    readonly Dictionary<string, (long Offset, int Length)> rows = new(StringComparer.Ordinal);
    readonly Lock gate = new();
    long end;

    /// <summary>Opens or creates a cache file, and its folder.</summary>
    /// <exception cref="RecipeException">The file is in use by another run, or cannot be opened.</exception>
    public AnswerCache(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"the answer cache '{path}' cannot be opened ({error.Message}); another run may be using it", inner: error);
        }
        Load();
    }

    /// <summary>The one cache of this process over a file, opened when it is first asked for: two stages of a run may share a file.</summary>
    public static AnswerCache Shared(string path) => Opened.GetOrAdd(Path.GetFullPath(path), p => new(() => new AnswerCache(p))).Value;

    static readonly ConcurrentDictionary<string, Lazy<AnswerCache>> Opened = new(StringComparer.Ordinal);

    /// <summary>How many answers it holds.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return rows.Count;
        }
    }

    /// <summary>The remembered answer, or null. An answer that was cut at a lower limit than <paramref name="limit"/> is not used.</summary>
    /// <param name="key">The request's hash.</param>
    /// <param name="limit">The output limit of the request at hand.</param>
    public RewriteAnswer? Find(string key, int limit)
    {
        (long Offset, int Length) row;
        lock (gate)
        {
            if (!rows.TryGetValue(key, out row))
                return null;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(row.Length);
        try
        {
            var line = buffer.AsSpan(0, row.Length);
            for (var read = 0; read < row.Length;)
            {
                var got = RandomAccess.Read(file.SafeFileHandle, line[read..], row.Offset + read);
                if (got == 0)
                    return null;
                read += got;
            }
            return Parse(line) is var (_, answer, asked) && !(answer.Finish == Finish.Length && asked < limit) ? answer with { Cached = true } : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Remembers an answer; the latest one under a key counts.</summary>
    /// <param name="key">The request's hash.</param>
    /// <param name="engine">The <see cref="RewriteEngine.Identity"/> in that hash.</param>
    /// <param name="answer">What was said.</param>
    /// <param name="limit">The request's output limit.</param>
    public void Add(string key, string engine, RewriteAnswer answer, int limit)
    {
        var line = new ArrayBufferWriter<byte>(answer.Text.Length + 256);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("engine", engine);
            json.WriteString("text", answer.Text);
            json.WriteString("finish", CanonicalText.Key(answer.Finish.ToString()));
            json.WriteNumber("limit", limit);
            json.WriteNumber("tokens_in", answer.InputTokens);
            json.WriteNumber("tokens_out", answer.OutputTokens);
            json.WriteNumber("seconds", Math.Round(answer.Seconds, 3));
            json.WriteEndObject();
        }
        line.Write("\n"u8);
        lock (gate)
        {
            RandomAccess.Write(file.SafeFileHandle, line.WrittenSpan, end);
            rows[key] = (end, line.WrittenCount - 1);
            end += line.WrittenCount;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    void Load()
    {
        var buffer = new byte[1 << 16];
        var line = new ArrayBufferWriter<byte>();
        long offset = 0, start = 0;
        int got;
        while ((got = RandomAccess.Read(file.SafeFileHandle, buffer, offset)) > 0)
        {
            var rest = buffer.AsSpan(0, got);
            offset += got;
            for (int newline; (newline = rest.IndexOf((byte)'\n')) >= 0; rest = rest[(newline + 1)..])
            {
                line.Write(rest[..newline]);
                if (Parse(line.WrittenSpan) is var (key, _, _))
                    rows[key] = (start, line.WrittenCount);
                start += line.WrittenCount + 1;
                line.ResetWrittenCount();
            }
            line.Write(rest);
        }
        if (line.WrittenCount > 0)
            file.SetLength(start);
        end = start;
    }

    /// <summary>One row of the file.</summary>
    /// <exception cref="KeyNotFoundException">A field is missing; of the wrong kind, it is an <see cref="InvalidOperationException"/> or <see cref="FormatException"/>.</exception>
    internal static (string Key, RewriteAnswer Answer, int Limit) Read(JsonElement row) =>
        (row.GetProperty("key").GetString()!, new RewriteAnswer
        {
            Text = row.GetProperty("text").GetString()!,
            Finish = row.GetProperty("finish").GetString() switch { "stop" => Finish.Stop, "length" => Finish.Length, "content_filter" => Finish.ContentFilter, _ => Finish.Other },
            InputTokens = row.GetProperty("tokens_in").GetInt64(),
            OutputTokens = row.GetProperty("tokens_out").GetInt64(),
            Seconds = row.GetProperty("seconds").GetDouble(),
        }, row.GetProperty("limit").GetInt32());

    static (string Key, RewriteAnswer Answer, int Limit)? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var row = JsonDocument.ParseValue(ref reader);
            return Read(row.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
