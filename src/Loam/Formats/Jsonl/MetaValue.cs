using System.Buffers;
using System.Text.Json;

namespace Loam.Formats;

/// <summary>Makes values for <see cref="Documents.Document.Meta"/>.</summary>
public static class MetaValue
{
    /// <summary>A JSON string.</summary>
    public static JsonElement Of(string text)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length + 16);
        JsonText.WriteString(buffer, text);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>A JSON number.</summary>
    public static JsonElement Of(double number)
    {
        var buffer = new ArrayBufferWriter<byte>(32);
        JsonText.WriteNumber(buffer, number);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
