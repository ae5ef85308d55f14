using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Loam.Steps;
using Microsoft.Win32.SafeHandles;
using ZstdSharp;

namespace Loam.Rewriting;

/// <summary>Replays answers from a file of JSON rows: runs and tests without a model, and reruns of what a model once said.</summary>
/// <remarks>
/// Two kinds of row are read. <c>{"key","engine","text",…}</c>, as an <see cref="AnswerCache"/> writes them, answers the request that has that hash with that engine.
/// <c>{"id","wiki","qa",…}</c> answers requests for the document with that key (or url) with the field named like the style; these texts are finished.
/// Where a key or id comes twice, the last row counts, of answers the last whole one. The rows stay on disk: those of a <c>.gz</c> or <c>.zst</c> are unpacked into a scratch file, as is the table that finds them.
/// </remarks>
public sealed class RecordedEngine : RewriteEngine
{
    readonly SortedSet<string> engines = new(StringComparer.Ordinal);
    readonly SafeFileHandle rows;
    readonly AnswerIndex index;
    readonly Lock gate = new();
    readonly bool finished;

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The file: <c>.jsonl</c>, <c>.jsonl.gz</c> or <c>.jsonl.zst</c>.</param>
    /// <param name="model">What provenance calls the model. Default: <c>recorded</c>.</param>
    /// <param name="scratch">Folder for scratch files. Default: the system's for temporary files.</param>
    /// <exception cref="RecipeException">The file does not exist, cannot be unpacked, or holds a line that is no such row.</exception>
    public RecordedEngine(string path, string? model = null, string? scratch = null)
    {
        if (!File.Exists(path))
            throw new RecipeException($"there is no recording '{path}'");
        Model = model ?? "recorded";
        scratch ??= Path.GetTempPath();
        using (var content = File.OpenRead(path))
            Identity = $"recorded:{Path.GetFileName(path)}#{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}";
        rows = Unpacked(path, scratch) ?? File.OpenHandle(path);
        index = AnswerIndex.Scratch(scratch);
        var number = 0;
        using var scan = new RowScan(rows, compressed: false, 0) { TakesUnendedLine = true };
        while (scan.Next())
        {
            number++;
            if (scan.Line.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            try
            {
                finished |= !Take(scan);
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                Dispose();
                throw new RecipeException($"not a recorded answer: {error.Message}", $"{path}:{number}", error);
            }
        }
    }

    /// <inheritdoc/>
    public override string Model { get; }

    /// <summary>Name and content of the recording: another content is another engine, so that a run with it does its work again.</summary>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override bool IsFree => true;

    /// <inheritdoc/>
    public override bool ReadsWholePages => finished;

    /// <inheritdoc/>
    public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parent = request.Parent;
        if (finished && (Find(FinishedKey(parent.Id.Key, request.Style)) ?? (parent.Url is { } url ? Find(FinishedKey(url, request.Style)) : null)) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            return Task.FromResult(new RewriteAnswer { Text = row.RootElement.GetProperty(request.Style).GetString()!, Finished = true });
        }
        foreach (var engine in engines)
        {
            if (Find(request.Hash(engine)) is { } paid)
                return Task.FromResult(AnswerRow.Read(paid).Answer.For(request));
        }
        return Task.FromResult(RewriteAnswer.Failed(RewriteReasons.NotRecorded, $"{parent.Id.Key} in style {request.Style}"));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        index.Dispose();
        rows.Dispose();
        base.Dispose(disposing);
    }

    static string FinishedKey(string id, string style) => $"{style}\n{id}";

    byte[]? Find(string key)
    {
        AnswerIndex.Slot slot;
        lock (gate)
        {
            if (!index.Find(AnswerIndex.KeyOf(key), out slot))
                return null;
        }
        var line = new byte[slot.Length];
        for (var read = 0; read < line.Length;)
        {
            var got = RandomAccess.Read(rows, line.AsSpan(read), slot.Offset + read);
            if (got == 0)
                throw new IOException("the recording was cut short while in use");
            read += got;
        }
        return line;
    }

    /// <summary>Notes where a row stands; false for one with finished texts.</summary>
    bool Take(RowScan scan)
    {
        using var row = JsonDocument.Parse(scan.Line.ToArray());
        if (row.RootElement.TryGetProperty("key", out _))
        {
            var answer = AnswerRow.Read(scan.Line);
            engines.Add(answer.Engine);
            Set(answer.Key, answer.Cut);
            return true;
        }
        var id = row.RootElement.GetProperty("id").GetString()!;
        var url = row.RootElement.TryGetProperty("url", out var address) && address.ValueKind == JsonValueKind.String ? address.GetString() : null;
        foreach (var field in row.RootElement.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.String || field.Name is "id" or "url")
                continue;
            Set(FinishedKey(id, field.Name));
            if (url is not null)
                Set(FinishedKey(url, field.Name));
        }
        return false;

        void Set(string key, int cut = 0) => index.Set(AnswerIndex.KeyOf(key), scan.Offset, scan.Line.Length, cut);
    }

    /// <summary>The rows of a packed recording in a scratch file; null where it is not packed.</summary>
    static SafeFileHandle? Unpacked(string path, string scratch)
    {
        using var file = File.OpenRead(path);
        using Stream? packed = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gz" => new GZipStream(file, CompressionMode.Decompress),
            ".zst" => new DecompressionStream(file),
            _ => null,
        };
        if (packed is null)
            return null;
        var handle = ScratchHandle.Open(scratch);
        try
        {
            var buffer = new byte[1 << 17];
            var end = 0L;
            for (int read; (read = packed.Read(buffer)) > 0; end += read)
                RandomAccess.Write(handle, buffer.AsSpan(0, read), end);
            return handle;
        }
        catch (Exception error) when (error is InvalidDataException or ZstdException or EndOfStreamException)
        {
            handle.Dispose();
            throw new RecipeException($"the recording '{path}' cannot be unpacked: {error.Message}", inner: error);
        }
    }
}
