using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loam.Rewriting;

/// <summary>A JSON writer whose buffer serves the same thread again: each request is written several times, and fresh buffers were half of its garbage.</summary>
/// <remarks>From <see cref="Begin"/> to the last use of <see cref="Written"/> the thread must not await, nor begin another.</remarks>
sealed class JsonScratch
{
    /// <summary>Buffers that one huge page made larger are not kept.</summary>
    const int Keep = 1 << 20;

    [ThreadStatic]
    static JsonScratch? escaped, relaxed;

    readonly ArrayBufferWriter<byte> buffer = new(1 << 14);

    JsonScratch(JavaScriptEncoder encoder) => Json = new(buffer, new() { Encoder = encoder });

    /// <summary>Writes into the buffer.</summary>
    internal Utf8JsonWriter Json { get; }

    /// <summary>What has been written.</summary>
    internal ReadOnlySpan<byte> Written
    {
        get
        {
            Json.Flush();
            return buffer.WrittenSpan;
        }
    }

    /// <summary>An empty one that escapes everything but ASCII.</summary>
    internal static JsonScratch Begin() => Emptied(ref escaped, JavaScriptEncoder.Default);

    /// <summary>An empty one that escapes only what JSON demands.</summary>
    internal static JsonScratch BeginRelaxed() => Emptied(ref relaxed, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    static JsonScratch Emptied(ref JsonScratch? own, JavaScriptEncoder encoder)
    {
        if (own is null || own.buffer.Capacity > Keep)
            own = new(encoder);
        own.buffer.ResetWrittenCount();
        own.Json.Reset();
        return own;
    }
}
