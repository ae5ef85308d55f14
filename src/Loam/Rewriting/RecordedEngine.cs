using System.Security.Cryptography;
using System.Text.Json;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>Replays answers from a JSONL file: runs and tests without a model, and reruns of what a model once said.</summary>
/// <remarks>
/// Two kinds of row are read. <c>{"key","engine","text",…}</c>, as an <see cref="AnswerCache"/> writes them, answers the request that has that hash with that engine.
/// <c>{"id","wiki","qa",…}</c> answers requests for the document with that key (or url) with the field named like the style; these texts are finished.
/// The whole file is held in memory.
/// </remarks>
public sealed class RecordedEngine : RewriteEngine
{
    readonly Dictionary<string, RewriteAnswer> byHash = new(StringComparer.Ordinal);
    readonly SortedSet<string> engines = new(StringComparer.Ordinal);
    readonly Dictionary<(string Id, string Style), string> byParent = [];

    /// <summary>Reads a recording.</summary>
    /// <param name="path">The JSONL file.</param>
    /// <param name="model">What provenance calls the model. Default: <c>recorded</c>.</param>
    /// <exception cref="RecipeException">The file does not exist or holds a line that is no such row.</exception>
    public RecordedEngine(string path, string? model = null)
    {
        if (!File.Exists(path))
            throw new RecipeException($"there is no recording '{path}'");
        Model = model ?? "recorded";
        using (var content = File.OpenRead(path))
            Identity = $"recorded:{Path.GetFileName(path)}#{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}";
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var row = JsonDocument.Parse(line);
                Read(row.RootElement);
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new RecipeException($"not a recorded answer: {error.Message}", $"{path}:{number}", error);
            }
        }
    }

    /// <inheritdoc/>
    public override string Model { get; }

    /// <summary>Name and content of the recording: another content is another engine, so that a run with it does its work again.</summary>
    public override string Identity { get; }

    /// <inheritdoc/>
    public override bool ReadsWholePages => byParent.Count > 0;

    /// <inheritdoc/>
    public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parent = request.Parent;
        if (byParent.TryGetValue((parent.Id.Key, request.Style), out var finished) || parent.Url is { } url && byParent.TryGetValue((url, request.Style), out finished))
            return Task.FromResult(new RewriteAnswer { Text = finished, Finished = true });
        foreach (var engine in engines)
        {
            if (byHash.TryGetValue(request.Hash(engine), out var answer))
                return Task.FromResult(answer);
        }
        return Task.FromResult(RewriteAnswer.Failed(RewriteReasons.NotRecorded, $"{parent.Id.Key} in style {request.Style}"));
    }

    void Read(JsonElement row)
    {
        if (row.TryGetProperty("key", out _))
        {
            if (!row.TryGetProperty("engine", out var engine))
                throw new JsonException("a row with a \"key\" needs the \"engine\" that was asked, as in http://localhost:8000/v1#model");
            var (key, answer, _) = AnswerCache.Read(row);
            engines.Add(engine.GetString()!);
            byHash[key] = answer;
            return;
        }
        var id = row.GetProperty("id").GetString()!;
        var url = row.TryGetProperty("url", out var address) && address.ValueKind == JsonValueKind.String ? address.GetString() : null;
        foreach (var field in row.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.String || Styles.RewriteStyle.Find(field.Name) is null)
                continue;
            byParent[(id, field.Name)] = field.Value.GetString()!;
            if (url is not null)
                byParent[(url, field.Name)] = field.Value.GetString()!;
        }
    }
}
