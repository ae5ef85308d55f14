using Loam.Steps;

namespace Loam.Runs.Recipes;

/// <summary>Changes one value of a recipe from the command line: <c>--set stages.blend.blend.tokens=500k</c>.</summary>
public static class RecipeOverride
{
    /// <summary>The recipe with the value set. Keys on the way must exist; the last may be new (the planner says if it is unknown).</summary>
    /// <param name="recipe">The root.</param>
    /// <param name="assignment"><c>path=value</c>; the value is YAML, the path is keys joined by dots.</param>
    public static MapNode Apply(MapNode recipe, string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new RecipeException($"'{assignment}' is not of the form path=value, e.g. seed=7 or stages.blend.blend.tokens=500k", "--set");
        var path = assignment[..equals];
        var value = YamlFile.Parse(assignment[(equals + 1)..], "--set", path, line: 1) with { Line = 0 };
        return Set(recipe, path.Split('.'), 0, value is MapNode { Entries.Count: 0 } ? new ScalarNode("", path, "--set", 0) : value);
    }

    static MapNode Set(MapNode map, string[] keys, int depth, Node value)
    {
        if (depth == keys.Length - 1)
            return map.With(keys[depth], value);
        return map.Find(keys[depth]) switch
        {
            MapNode inner => map.With(keys[depth], Set(inner, keys, depth + 1, value)),
            null => throw new RecipeException(
                $"there is no '{string.Join('.', keys.Take(depth + 1))}'{Options.NearestName.Suggest(keys[depth], map.Entries.Select(e => e.Key))}", "--set"),
            var other => throw new RecipeException($"'{string.Join('.', keys.Take(depth + 1))}' is {other.Kind}, it has no keys below it", "--set"),
        };
    }
}
