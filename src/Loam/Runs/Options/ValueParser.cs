using System.Globalization;
using Loam.Steps;

namespace Loam.Runs.Options;

/// <summary>Turns one word of a recipe or command line into a value: numbers (<c>200k</c>), shares (<c>70%</c>), durations (<c>30s</c>), names.</summary>
public static class ValueParser
{
    /// <summary>Parses a value of a supported type; null and a message when it cannot be one.</summary>
    public static bool TryParse(string text, Type type, out object? value, out string problem)
    {
        problem = "";
        value = null;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return text is "null" or "off" or "~" or "" || TryParse(text, inner, out value, out problem);
        value = type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => text.ToLowerInvariant() switch { "true" or "yes" or "on" => true, "false" or "no" or "off" => false, _ => null },
            _ when type == typeof(double) => Number(text),
            _ when type == typeof(long) => Whole(text, long.MaxValue),
            _ when type == typeof(ulong) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var u) ? u : null,
            _ when type == typeof(int) => Whole(text, int.MaxValue) is { } whole ? (int)whole : null,
            _ when type == typeof(TimeSpan) => Duration(text),
            _ when type.IsEnum => Choice(text, type),
            _ => throw new NotSupportedException($"options cannot be of type {type}"),
        };
        if (value is null)
            problem = $"'{text}' is not {Describe(type)}" + (type.IsEnum ? NearestName.Hint(text, Choices(type)) : "");
        return value is not null;
    }

    /// <summary>The names of an enum as they are written in recipes.</summary>
    public static IEnumerable<string> Choices(Type type) => Enum.GetNames(type).Select(ChoiceName);

    /// <summary>The spelling of one choice: <c>Fineweb2De</c> is <c>fineweb2-de</c>.</summary>
    public static string ChoiceName(string name) => CanonicalText.Key(name).Replace('_', '-');

    /// <summary>What a value of this type looks like, for help and errors.</summary>
    public static string Describe(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(double) => "a number (0.7 or 70%)",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(ulong) => "a whole number (200, 200k, 3M)",
            _ when type.IsClass && type != typeof(string) && !OptionsBinder.IsText(type) => "keys",
            _ when type == typeof(TimeSpan) => "a duration (500ms, 30s, 5m, 2h)",
            _ when OptionsBinder.IsText(type) => "a JSON object",
            _ when type.IsEnum => "one of " + string.Join(", ", Choices(type)),
            _ => "text",
        };
    }

    static object? Choice(string text, Type type)
    {
        var wanted = text.ToLowerInvariant().Replace('_', '-');
        var name = Enum.GetNames(type).FirstOrDefault(n => ChoiceName(n) == wanted);
        return name is null ? null : Enum.Parse(type, name);
    }

    static object? Number(string text)
    {
        var percent = text.EndsWith('%');
        var number = percent ? text[..^1].TrimEnd() : text;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? percent ? value / 100 : value
            : null;
    }

    static long? Whole(string text, long max)
    {
        if (text.Length == 0)
            return null;
        var factor = char.ToLowerInvariant(text[^1]) switch { 'k' => 1_000m, 'm' => 1_000_000m, 'b' or 'g' => 1_000_000_000m, 't' => 1e12m, _ => 1m };
        var digits = (factor == 1m ? text : text[..^1]).Replace("_", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > max / factor)
            return null;
        value *= factor;
        return value == Math.Truncate(value) ? (long)value : null;
    }

    static object? Duration(string text)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        if (!double.TryParse(text[..^unit.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
            return null;
        return unit.Trim() switch
        {
            "ms" => TimeSpan.FromMilliseconds(amount),
            "s" => TimeSpan.FromSeconds(amount),
            "m" or "min" => TimeSpan.FromMinutes(amount),
            "h" => TimeSpan.FromHours(amount),
            "d" => TimeSpan.FromDays(amount),
            _ => null,
        };
    }
}
