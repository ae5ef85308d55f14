using System.Text.Json;
using System.Text.Json.Nodes;

namespace Loam.Runs.Recipes;

/// <summary>Writes a recipe's value as JSON: for keys that are passed through to somebody else.</summary>
static class NodeJson
{
    /// <summary>The JSON text. A bare word that is a JSON number, true, false or null is one; everything else is a string.</summary>
    public static string Of(Node node) => Value(node)?.ToJsonString() ?? "null";

    static JsonNode? Value(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Value(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Value)]),
        ScalarNode scalar => Scalar(scalar.Text),
        _ => throw new NotSupportedException(node.Kind),
    };

    static JsonNode? Scalar(string text)
    {
        if (text is "true" or "false" or "null" || text.Length > 0 && (char.IsAsciiDigit(text[^1]) && (char.IsAsciiDigit(text[0]) || text[0] == '-')))
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                // A word that only looks like a number, e.g. 1-2 or 007.
            }
        }
        return JsonValue.Create(text);
    }
}
