using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loam.Formats;

/// <summary>Writes JSON values with the fewest escapes that JSON allows: everything but controls, quote and backslash stays as it is.</summary>
/// <remarks>
/// <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> lost: it still writes emoji and other supplementary characters as pairs
/// of escapes, which makes rows unreadable and up to three times as long.
/// </remarks>
static class JsonText
{
    static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\', '\u007F']);

    /// <summary>A JSON string with its quotes. Lone surrogates become U+FFFD.</summary>
    public static void WriteString(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        output.Write("\""u8);
        while (true)
        {
            var plain = text.IndexOfAny(Escaped);
            var run = plain < 0 ? text : text[..plain];
            if (!run.IsEmpty)
                Encoding.UTF8.GetBytes(run, output);
            if (plain < 0)
                break;
            WriteEscape(output, text[plain]);
            text = text[(plain + 1)..];
        }
        output.Write("\""u8);
    }

    /// <summary>A number that reads back as the same value; NaN and infinities, which JSON lacks, as strings.</summary>
    public static void WriteNumber(IBufferWriter<byte> output, double value)
    {
        if (double.IsFinite(value))
        {
            var span = output.GetSpan(32);
            value.TryFormat(span, out var written, "R", CultureInfo.InvariantCulture);
            output.Advance(written);
        }
        else
            WriteString(output, value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Any JSON value, on one line; properties keep their order.</summary>
    public static void WriteValue(IBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var next = "{"u8;
                foreach (var property in value.EnumerateObject())
                {
                    output.Write(next);
                    WriteString(output, property.Name);
                    output.Write(":"u8);
                    WriteValue(output, property.Value);
                    next = ","u8;
                }
                output.Write(next[0] == '{' ? "{}"u8 : "}"u8);
                break;
            case JsonValueKind.Array:
                var separator = "["u8;
                foreach (var item in value.EnumerateArray())
                {
                    output.Write(separator);
                    WriteValue(output, item);
                    separator = ","u8;
                }
                output.Write(separator[0] == '[' ? "[]"u8 : "]"u8);
                break;
            case JsonValueKind.String:
                WriteString(output, value.GetString());
                break;
            case JsonValueKind.Undefined:
                output.Write("null"u8);
                break;
            default:
                Encoding.UTF8.GetBytes(value.GetRawText(), output);
                break;
        }
    }

    static void WriteEscape(IBufferWriter<byte> output, char c)
    {
        ReadOnlySpan<byte> escape = c switch
        {
            '\n' => "\\n"u8,
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\t' => "\\t"u8,
            '\r' => "\\r"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            _ => default,
        };
        output.Write(escape.IsEmpty ? Encoding.ASCII.GetBytes($"\\u{(int)c:x4}") : escape);
    }
}
