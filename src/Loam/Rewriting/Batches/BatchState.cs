using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loam.Rewriting.Batches;

/// <summary>What a server knows of one file of requests; kept beside it, so that a killed run finds its batch again. Immutable.</summary>
sealed record BatchState
{
    /// <summary>The uploaded file; null before the upload.</summary>
    public string? FileId { get; init; }

    /// <summary>Seconds since 1970 when the server was last asked to make the batch: from then on it may exist, whatever came back. Null before.</summary>
    public long? Asked { get; init; }

    /// <summary><see cref="Asked"/> as a time; the distant past where it is null.</summary>
    internal DateTimeOffset AskedAt => Asked is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;

    /// <summary>The batch; null before it is known.</summary>
    public string? BatchId { get; init; }

    /// <summary>Whether the batch has ended and all that it gave was fetched.</summary>
    public bool Delivered { get; init; }

    /// <summary>Reads the state of a file; null where there is none.</summary>
    internal static BatchState? Load(RequestFile file)
    {
        if (!File.Exists(file.State))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file.State), BatchJson.Default.BatchState);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it, whole or not at all, and beyond a power cut: money depends on it.</summary>
    internal BatchState Save(RequestFile file)
    {
        var temporary = file.State + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, BatchJson.Default.BatchState);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, file.State, overwrite: true);
        return this;
    }

    /// <summary>Makes a later run ask for a file's batch anew: nothing in it was answered.</summary>
    internal static void Forget(RequestFile file)
    {
        File.Delete(file.Errors);
        File.Delete(file.Answers);
        File.Delete(file.State);
    }
}

/// <summary>JSON of the files beside requests, source-generated.</summary>
[JsonSerializable(typeof(BatchState))]
[JsonSerializable(typeof(string))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
sealed partial class BatchJson : JsonSerializerContext;
