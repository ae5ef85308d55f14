using System.Buffers;
using Loam.Documents;

namespace Loam.Formats;

/// <summary>Writes documents as JSONL; <c>.gz</c> and <c>.zst</c> names compress. Deterministic. Not thread-safe.</summary>
/// <remarks>The file has its name only after <see cref="Complete"/>; before that, and after a failure, nothing is there.</remarks>
public sealed class JsonlWriter(string path) : IDisposable
{
    const int FlushAt = 256 * 1024;

    readonly OutputFile output = new(path);
    readonly ArrayBufferWriter<byte> buffer = new(FlushAt + 64 * 1024);

    /// <summary>How many documents were written.</summary>
    public long Count { get; private set; }

    /// <summary>How many bytes were written, before compression.</summary>
    public long Bytes { get; private set; }

    /// <summary>Writes one row.</summary>
    public void Write(Document document)
    {
        DocumentJson.Write(buffer, document);
        buffer.Write("\n"u8);
        Count++;
        if (buffer.WrittenCount >= FlushAt)
            Flush();
    }

    /// <summary>Writes everything out and gives the file its name.</summary>
    public void Complete()
    {
        Flush();
        output.Complete();
    }

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    void Flush()
    {
        output.Stream.Write(buffer.WrittenSpan);
        Bytes += buffer.WrittenCount;
        buffer.ResetWrittenCount();
    }
}
