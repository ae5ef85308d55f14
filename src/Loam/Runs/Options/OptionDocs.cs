using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Loam.Runs.Options;

/// <summary>The docstrings of options, read from the documentation file beside the assembly: help and schema say what the code says.</summary>
public static partial class OptionDocs
{
    /// <summary>The summary of a type, in one line of plain text; empty when there is none.</summary>
    public static string Of(Type type) => Find(type.Assembly, $"T:{type.FullName}");

    /// <summary>The summary of a property, in one line of plain text; empty when there is none.</summary>
    public static string Of(PropertyInfo property) => Find(property.DeclaringType!.Assembly, $"P:{property.DeclaringType.FullName}.{property.Name}");

    static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Files = new();

    static string Find(Assembly assembly, string member) => Files.GetOrAdd(assembly, Load).GetValueOrDefault(member.Replace('+', '.'), "");

    static Dictionary<string, string> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
            return [];
        return XDocument.Load(path).Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => Text(m.Element("summary")!), StringComparer.Ordinal);
    }

    static string Text(XElement summary) => Space().Replace(string.Concat(summary.Nodes().Select(Plain)), " ").Trim();

    static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } e => (e.Attribute("langword") ?? e.Attribute("name") ?? e.Attribute("cref"))?.Value.Split('.')[^1] ?? "",
        XElement e => string.Concat(e.Nodes().Select(Plain)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
