using System.CommandLine;
using System.Reflection;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Cli.Commands;

/// <summary>The flags of options records: <c>min_words</c> in a recipe is <c>--min-words</c> here, with the same docstring as help.</summary>
sealed class OptionFlags
{
    readonly List<(string Key, Option<string[]> Flag)> flags = [];

    /// <summary>Adds a flag to the command for every simple property of the records.</summary>
    public OptionFlags(Command command, IEnumerable<Type> types, params string[] leaveOut)
    {
        foreach (var property in types.SelectMany(OptionsBinder.Properties))
        {
            var key = CanonicalText.Key(property.Name);
            if (leaveOut.Contains(property.Name) || flags.Any(f => f.Key == key) || !IsSimple(property.PropertyType))
                continue;
            var type = OptionsBinder.ItemType(property.PropertyType) ?? property.PropertyType;
            var flag = new Option<string[]>("--" + key.Replace('_', '-'))
            {
                Description = OptionDocs.Of(property),
                HelpName = HelpName(property, type),
                AllowMultipleArgumentsPerToken = false,
                Arity = type == typeof(bool) ? ArgumentArity.ZeroOrOne : ArgumentArity.OneOrMore,
                // The parser's own conversion refuses a list of at most one: "--coverage false" would be no value.
                CustomParser = given => [.. given.Tokens.Select(token => token.Value)],
            };
            // "--style wiki --style qa" reads better than "--styles".
            if (OptionsBinder.ItemType(property.PropertyType) is not null && flag.Name.EndsWith('s'))
                flag.Aliases.Add(flag.Name[..^1]);
            if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
                flag.CompletionSources.Add(_ => ValueParser.Choices(Nullable.GetUnderlyingType(type) ?? type).Select(c => new System.CommandLine.Completions.CompletionItem(c)));
            command.Options.Add(flag);
            flags.Add((key, flag));
        }
    }

    /// <summary>The flags that were given, as the node that a recipe would have.</summary>
    public MapNode Read(ParseResult result) => new(
        [.. flags.Where(f => result.GetResult(f.Flag) is { Implicit: false }).Select(f => KeyValuePair.Create<string, Node>(f.Key, Value(result, f.Flag)))],
        "", "arguments", 0);

    /// <summary>The part of the flags that belongs to some records: a key belongs to every record that has it.</summary>
    public MapNode Only(MapNode given, IEnumerable<Type> types)
    {
        var keys = types.SelectMany(OptionsBinder.Keys).ToHashSet(StringComparer.Ordinal);
        return given with { Entries = [.. given.Entries.Where(e => keys.Contains(e.Key))] };
    }

    static ScalarNode Value(ParseResult result, Option<string[]> flag)
    {
        var values = result.GetValue(flag) ?? [];
        return new(values.Length == 0 ? "true" : string.Join(',', values), flag.Name, "arguments", 0);
    }

    static string HelpName(PropertyInfo property, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? string.Join('|', ValueParser.Choices(type))
            : type == typeof(string) ? CanonicalText.Key(property.Name).Replace('_', '-')
            : type == typeof(TimeSpan) ? "duration"
            : OptionsBinder.IsText(type) ? "json"
            : type == typeof(bool) ? "true|false"
            : "number";
    }

    static bool IsSimple(Type type)
    {
        type = OptionsBinder.ItemType(type) ?? type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type.IsPrimitive || type.IsEnum || type == typeof(TimeSpan) || OptionsBinder.IsText(type);
    }
}
