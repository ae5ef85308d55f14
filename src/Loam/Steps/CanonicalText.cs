using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Loam.Steps;

/// <summary>One text per value of an options record: what fingerprints are made of.</summary>
/// <remarks>Public readable properties in ordinal order, numbers in round-trip form, lists in order, nulls written. Reflection, once per step.</remarks>
public static class CanonicalText
{
    /// <summary>The canonical text of an options record, e.g. <c>{min_words:50,stop_words:[der,die]}</c>.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The key that an option has in recipes and on the command line: <c>MinWords</c> is <c>min_words</c>.</summary>
    public static string Key(string propertyName)
    {
        var key = new StringBuilder(propertyName.Length + 4);
        foreach (var c in propertyName)
        {
            if (char.IsUpper(c) && key.Length > 0)
                key.Append('_');
            key.Append(char.ToLowerInvariant(c));
        }
        return key.ToString();
    }

    static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append('"').Append(s.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case Enum e:
                text.Append(Key(e.ToString()));
                break;
            case IFormattable number:
                text.Append(number.ToString(value is double or float ? "R" : null, CultureInfo.InvariantCulture));
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case IDictionary map:
                Join(text, '{', '}', map.Keys.Cast<object>().Order(), key => Pair(text, key.ToString()!, map[key]));
                break;
            case IEnumerable list:
                Join(text, '[', ']', list.Cast<object?>(), item => Append(text, item));
                break;
            default:
                var properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal);
                Join(text, '{', '}', properties, p => Pair(text, Key(p.Name), p.GetValue(value)));
                break;
        }
    }

    static void Pair(StringBuilder text, string key, object? value)
    {
        text.Append(key).Append(':');
        Append(text, value);
    }

    static void Join<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(item);
        }
        text.Append(close);
    }
}
