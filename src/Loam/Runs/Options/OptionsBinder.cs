using System.Collections;
using System.Reflection;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Runs.Options;

/// <summary>Fills an options record from a recipe's keys: the one mechanism behind recipes, the command line, the schema and the help.</summary>
/// <remarks>
/// A record's public <c>init</c> properties are its keys (<c>MinWords</c> is <c>min_words</c>). The record's own validation speaks through
/// <see cref="ArgumentException"/>; here it becomes a <see cref="RecipeException"/> with file, line and key. Reflection, not source
/// generation: it runs a few dozen times per start, and one description of an option in one place is worth more than the milliseconds.
/// </remarks>
public static class OptionsBinder
{
    /// <summary>Builds a record of <paramref name="type"/> from a node.</summary>
    /// <param name="type">An options record with a parameterless constructor.</param>
    /// <param name="node">A map of keys; or a scalar or list, which fills <paramref name="shorthand"/>; or null for all defaults.</param>
    /// <param name="shorthand">The property that a bare value stands for, or null where there is none.</param>
    public static object Bind(Type type, Node? node, string? shorthand = null) => Bind([type], node, shorthand)[0];

    /// <summary>Builds several records from one group of keys: each key belongs to the first record that has it.</summary>
    /// <param name="types">Options records with parameterless constructors. The shorthand belongs to the first.</param>
    /// <param name="node">As for one record.</param>
    /// <param name="shorthand">As for one record.</param>
    public static object[] Bind(IReadOnlyList<Type> types, Node? node, string? shorthand = null)
    {
        object[] records = [.. types.Select(t => Activator.CreateInstance(t)!)];
        switch (node)
        {
            case null or ScalarNode { Text: "" }:
                break;
            case MapNode map when shorthand is null || !IsMap(types[0].GetProperty(shorthand)!.PropertyType) || IsKnown(types, map):
                foreach (var (key, value) in map.Entries)
                    SetKey(records, key, value);
                break;
            case not null when shorthand is not null:
                Set(records[0], types[0].GetProperty(shorthand)!, node);
                break;
            default:
                throw node.Error($"expected keys ({string.Join(", ", types.SelectMany(Keys))}), found {node.Kind}");
        }
        return records;
    }

    /// <summary>The keys that a record understands, in declaration order.</summary>
    public static IEnumerable<string> Keys(Type type) => Properties(type).Select(p => CanonicalText.Key(p.Name));

    /// <summary>The properties that can be set, in declaration order; instead of one that is <see cref="BesideAttribute"/>, those of its record.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) => Own(type).SelectMany(p => IsBeside(p) ? Properties(p.PropertyType) : [p]);

    static IEnumerable<PropertyInfo> Own(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).OrderBy(p => p.MetadataToken);

    static bool IsBeside(PropertyInfo property) => property.IsDefined(typeof(BesideAttribute));

    /// <summary>A record and those whose keys stand beside its own.</summary>
    static IEnumerable<object> WithBeside(object record) => Own(record.GetType()).Where(IsBeside).SelectMany(p => WithBeside(p.GetValue(record)!)).Prepend(record);

    static bool IsKnown(IEnumerable<Type> types, MapNode map) => map.Entries.Any(e => types.SelectMany(Keys).Contains(e.Key));

    static void SetKey(object[] records, string key, Node value)
    {
        foreach (var record in records.SelectMany(WithBeside))
        {
            if (Own(record.GetType()).FirstOrDefault(p => !IsBeside(p) && CanonicalText.Key(p.Name) == key.Replace('-', '_')) is { } property)
            {
                Set(record, property, value);
                return;
            }
        }
        throw value.Error($"there is no option '{key}'{NearestName.Suggest(key, records.SelectMany(r => Keys(r.GetType())))}");
    }

    static void Set(object options, PropertyInfo property, Node node)
    {
        var value = node is ScalarNode { IsNull: true } && CanBeNull(property) ? null : Value(property.PropertyType, node);
        try
        {
            property.SetValue(options, value);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException inner)
        {
            throw node.Error(Sentence(inner), inner);
        }
    }

    // "off" and "null" are words for nothing only where an option can be nothing.
    static bool CanBeNull(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null
        || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    /// <summary>What a record's validation says, for people: the exception appends the parameter and the value on further lines.</summary>
    public static string Sentence(ArgumentException e) => e.Message.Split('\n')[0].Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);

    static object? Value(Type type, Node node)
    {
        if (IsMap(type))
            return Map(type, node);
        if (ItemType(type) is { } item)
            return List(item, node);
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (IsText(target))
            return Text(target, node);
        if (target.IsClass && target != typeof(string))
            return node is ScalarNode { IsNull: true } ? null : Bind(target, node);
        if (node is not ScalarNode scalar)
            throw node.Error($"expected {ValueParser.Describe(type)}, found {node.Kind}");
        if (!ValueParser.TryParse(scalar.Text, type, out var value, out var problem))
            throw node.Error(problem);
        return value;
    }

    /// <summary>Whether a type reads itself from a text (<see cref="IParsable{T}"/>), e.g. a JSON object; such keys may be written as YAML, too.</summary>
    public static bool IsText(Type type) => type.IsClass && type != typeof(string) && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));

    static object? Text(Type type, Node node)
    {
        try
        {
            return type.GetMethod(nameof(int.Parse), [typeof(string), typeof(IFormatProvider)])!.Invoke(null, [node is ScalarNode scalar ? scalar.Text : NodeJson.Of(node), null]);
        }
        catch (TargetInvocationException e) when (e.InnerException is FormatException inner)
        {
            throw node.Error(inner.Message, inner);
        }
    }

    static IList List(Type item, Node node)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        IEnumerable<Node> items = node switch
        {
            ListNode many => many.Items,
            // A bare value in a recipe is a list of one; on a command line commas separate.
            ScalarNode one when one.Line > 0 => [one],
            ScalarNode one => one.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => one with { Text = t }),
            _ => throw node.Error($"expected a list, found {node.Kind}"),
        };
        foreach (var entry in items)
            list.Add(Value(item, entry));
        return list;
    }

    static object Map(Type type, Node node)
    {
        if (node is not MapNode map)
            throw node.Error($"expected names with values, found {node.Kind}");
        var valueType = type.GetGenericArguments()[1];
        var result = (IDictionary)Activator.CreateInstance(typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), valueType))!;
        foreach (var (key, value) in map.Entries)
            result[key] = Value(valueType, value);
        return result;
    }

    static bool IsMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    /// <summary>The type of a list's items, or null when the type is no list.</summary>
    public static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
}
