using Loam.Steps;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Loam.Runs.Recipes;

/// <summary>Reads YAML into <see cref="Node"/>s: the only place that knows the YAML library.</summary>
public static class YamlFile
{
    /// <summary>Reads a file. A missing file or broken YAML is a <see cref="RecipeException"/> with its place.</summary>
    public static MapNode Load(string path)
    {
        if (!File.Exists(path))
            throw new RecipeException($"there is no recipe '{path}'{NearestFile(path)}");
        return Parse(File.ReadAllText(path), Path.GetFileName(path)) as MapNode
            ?? throw new RecipeException("a recipe is a group of keys: name, seed, stages", path);
    }

    /// <summary>Reads a text; an empty one is an empty map.</summary>
    public static Node Parse(string yaml, string file, string path = "", int line = 0)
    {
        try
        {
            Measure(yaml, file);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count == 0
                ? new MapNode([], path, file, line)
                : Convert(stream.Documents[0].RootNode, path, file, line);
        }
        catch (YamlException e)
        {
            throw new RecipeException($"this is not YAML: {Reason(e)}", $"{file}:{(line > 0 ? line : e.Start.Line)}", e);
        }
    }

    const int MaxDepth = 32, MaxNodes = 100_000;

    // The parser does not recurse, what builds a tree from it does: a file made to exhaust the stack or, by aliases of aliases, the memory is refused first.
    static void Measure(string yaml, string file)
    {
        var parser = new Parser(new StringReader(yaml));
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        var open = new Stack<(string Anchor, long Size)>();
        var total = 0L;
        while (parser.MoveNext())
        {
            var at = (int)parser.Current!.Start.Line;
            switch (parser.Current)
            {
                case SequenceStart or MappingStart:
                    open.Push((((NodeEvent)parser.Current).Anchor is { IsEmpty: false } anchor ? anchor.Value : "", total++));
                    break;
                case SequenceEnd or MappingEnd:
                    var (name, before) = open.Pop();
                    if (name.Length > 0)
                        sizes[name] = total - before;
                    break;
                case Scalar:
                    total++;
                    break;
                case AnchorAlias alias:
                    total += sizes.GetValueOrDefault(alias.Value.Value, 1);
                    break;
            }
            if (open.Count > MaxDepth)
                throw new RecipeException("nested too deeply", $"{file}:{at}");
            if (total > MaxNodes)
                throw new RecipeException($"more than {MaxNodes} values, aliases counted as what they stand for", $"{file}:{at}");
        }
    }

    static string Reason(YamlException e) => (e.InnerException ?? e).Message;

    static Node Convert(YamlNode node, string path, string file, int line)
    {
        var at = line > 0 ? line : (int)node.Start.Line;
        if (path.Count(c => c is '.' or '[') > MaxDepth)
            throw new RecipeException("nested too deeply; an alias that contains itself?", $"{file}:{at}");
        return node switch
        {
            YamlScalarNode scalar => new ScalarNode(scalar.Value ?? "", path, file, at),
            YamlSequenceNode list => new ListNode([.. list.Children.Select((item, i) => Convert(item, $"{path}[{i}]", file, line))], path, file, at),
            YamlMappingNode map => new MapNode([.. map.Children.Select(pair => Entry(pair, path, file, line))], path, file, at),
            _ => throw new RecipeException("aliases are not used in recipes", $"{file}:{at}: {path}"),
        };
    }

    static KeyValuePair<string, Node> Entry(KeyValuePair<YamlNode, YamlNode> pair, string path, string file, int line)
    {
        if (pair.Key is not YamlScalarNode { Value: { } key })
            throw new RecipeException("a key is a plain word", $"{file}:{pair.Key.Start.Line}: {path}");
        var value = Convert(pair.Value, path.Length == 0 ? key : $"{path}.{key}", file, line);
        // An empty value has no line of its own that helps: point to its key.
        return new(key, value is ScalarNode { Text: "" } && line == 0 ? value with { Line = (int)pair.Key.Start.Line } : value);
    }

    internal static string NearestFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            return "";
        var names = Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
        return Options.NearestName.Suggest(Path.GetFileName(path), names);
    }
}
