using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loam.Cli.Console;

/// <summary>One JSON object on one line: what <c>--json</c> prints.</summary>
static class JsonLine
{
    /// <summary>The object whose members a function writes.</summary>
    public static string Of(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
