using System.Reflection;
using System.Text.Json.Nodes;
using Loam.Rewriting.Styles;
using Loam.Runs.Options;
using Loam.Steps;

namespace Loam.Runs.Recipes;

/// <summary>The JSON Schema of recipes, made from the registry: what editors complete is what the planner accepts.</summary>
public static class RecipeSchema
{
    /// <summary>The schema (draft 2020-12).</summary>
    public static JsonObject Of(Registry registry) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "Loam recipe",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("stages"),
        ["properties"] = new JsonObject
        {
            ["name"] = Described("string", "The run's name: its default folder is runs/<name>."),
            ["seed"] = Described("integer", "Seed of all randomness. Default: 0."),
            ["stages"] = new JsonObject
            {
                ["type"] = "object",
                ["description"] = "Stages in order; each refers only to stages above it.",
                ["additionalProperties"] = Stage(registry),
            },
        },
    };

    /// <summary>The schema of style files.</summary>
    public static JsonObject OfStyle()
    {
        var schema = Options([typeof(RewriteStyle)], null, OptionDocs.Of(typeof(RewriteStyle)));
        schema["properties"]!.AsObject().Remove("name"); // The file's name is the style's.
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "Loam style";
        schema["type"] = "object";
        schema["required"] = new JsonArray("prompts");
        return schema;
    }

    static JsonObject Stage(Registry registry)
    {
        var properties = new JsonObject
        {
            ["from"] = new JsonObject { ["description"] = "The stage or stages to read.", ["anyOf"] = new JsonArray(Typed("string"), Array(Typed("string"))) },
            ["steps"] = new JsonObject { ["type"] = "array", ["description"] = "Steps in order.", ["items"] = Step(registry) },
            ["split"] = Options([typeof(Stages.SplitOptions)], nameof(Stages.SplitOptions.Heldout), "Holds families back for evaluation."),
        };
        foreach (var step in registry.Steps)
            properties[step.Name] = Options(step.Options, step.Shorthand, step.Summary);
        foreach (var stage in registry.Stages)
            properties[stage.Name] = Options(stage.Options, stage.Shorthand, stage.Summary);
        return new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    static JsonObject Step(Registry registry)
    {
        var names = new JsonArray([.. registry.Steps.Select(s => JsonValue.Create(s.Name))]);
        var properties = new JsonObject();
        foreach (var step in registry.Steps)
            properties[step.Name] = Options(step.Options, step.Shorthand, step.Summary);
        return new()
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = names },
                new JsonObject { ["type"] = "object", ["maxProperties"] = 1, ["additionalProperties"] = false, ["properties"] = properties }),
        };
    }

    static JsonObject Options(IReadOnlyList<Type> types, string? shorthand, string summary)
    {
        var properties = new JsonObject();
        foreach (var property in types.SelectMany(OptionsBinder.Properties))
            properties.TryAdd(CanonicalText.Key(property.Name), Value(property));
        var record = new JsonObject { ["type"] = new JsonArray("object", "null"), ["additionalProperties"] = false, ["properties"] = properties };
        if (shorthand is null)
        {
            record["description"] = summary;
            return record;
        }
        return new() { ["description"] = summary, ["anyOf"] = new JsonArray(OfType(types[0].GetProperty(shorthand)!.PropertyType), record) };
    }

    static JsonObject Value(PropertyInfo property)
    {
        var schema = OfType(property.PropertyType);
        schema["description"] = OptionDocs.Of(property);
        return schema;
    }

    // Numbers may be written as text, too: 200k, 70%, 30s.
    static JsonObject OfType(Type type)
    {
        if (OptionsBinder.ItemType(type) is { } item)
            return new() { ["anyOf"] = new JsonArray(OfType(item), Array(OfType(item))) };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return new() { ["type"] = "object", ["additionalProperties"] = OfType(type.GetGenericArguments()[1]) };
        var core = Nullable.GetUnderlyingType(type) ?? type;
        var schema = core switch
        {
            _ when core.IsEnum => new JsonObject { ["enum"] = new JsonArray([.. ValueParser.Choices(core).Select(c => JsonValue.Create(c))]) },
            _ when OptionsBinder.IsText(core) => new JsonObject { ["type"] = new JsonArray("object", "string") },
            _ when core == typeof(bool) => Typed("boolean"),
            _ when core == typeof(string) || core == typeof(TimeSpan) => Typed("string"),
            _ when core.IsPrimitive => new JsonObject { ["type"] = new JsonArray("number", "string") },
            _ => Options([core], null, OptionDocs.Of(core)),
        };
        return core == type ? schema : new() { ["anyOf"] = new JsonArray(schema, Typed("null")) };
    }

    static JsonObject Typed(string type) => new() { ["type"] = type };

    static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    static JsonObject Described(string type, string description) => new() { ["type"] = type, ["description"] = description };
}
