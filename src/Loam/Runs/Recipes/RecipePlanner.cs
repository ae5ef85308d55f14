using Loam.Runs.Options;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Runs.Recipes;

/// <summary>Turns a recipe into the list of stages to run; everything that can be wrong is found here, before any work.</summary>
/// <remarks>
/// A recipe's stage is <c>read</c>, one of the registry's stages, or a chain: <c>from</c>, then <c>steps</c> and step keys in the order written,
/// then <c>split</c>. A chain becomes one stage per barrier: <c>organic.1</c>, <c>organic.2</c>, …, the last one with the recipe's name; a
/// split adds <c>organic.heldout</c>. Stages refer only to stages above them, so a recipe has no cycles.
/// </remarks>
public static class RecipePlanner
{
    static readonly string[] RootKeys = ["name", "seed", "stages"];
    static readonly string[] ChainKeys = ["from", "steps", "split"];

    /// <summary>Plans a recipe's root node.</summary>
    /// <param name="recipe">The root, after overrides.</param>
    /// <param name="baseFolder">The folder that relative paths start from.</param>
    /// <param name="cacheFolder">The run's folder for answers that cost money.</param>
    /// <param name="registry">What can be named.</param>
    public static RunPlan Plan(MapNode recipe, string baseFolder, string cacheFolder, Registry registry)
    {
        foreach (var (key, value) in recipe.Entries)
            if (!RootKeys.Contains(key))
                throw value.Error($"there is no key '{key}'{NearestName.Suggest(key, RootKeys)}");
        if (recipe.Find("stages") is not MapNode stages || stages.Entries.Count == 0)
            throw (recipe.Find("stages") ?? recipe).Error("a recipe needs 'stages', a group of named stages");
        var seed = recipe.Find("seed") is { } s ? (ulong)Scalar(s, typeof(ulong)) : 0;
        var name = recipe.Find("name") is { } n ? (string)Scalar(n, typeof(string)) : Path.GetFileNameWithoutExtension(recipe.File);
        var planned = new List<Stage>();
        foreach (var (key, value) in stages.Entries)
        {
            CheckName(key, value, planned);
            planned.AddRange(PlanStage(key, value, planned, new(name, baseFolder, cacheFolder, seed, registry)));
        }
        return new(name, seed, planned);
    }

    sealed record Surroundings(string RunName, string BaseFolder, string CacheFolder, ulong Seed, Registry Registry);

    static IEnumerable<Stage> PlanStage(string name, Node node, List<Stage> earlier, Surroundings at)
    {
        if (node is not MapNode map || map.Entries.Count == 0)
            throw node.Error($"a stage is a group of keys, found {node.Kind}");
        if (map.Entries.FirstOrDefault(e => at.Registry.Stage(e.Key) is not null) is not { Key: { } kindName } entry)
            return PlanChain(name, map, earlier, at);
        if (map.Entries.Count > 1)
        {
            var other = map.Entries.First(e => e.Key != kindName);
            throw other.Value.Error($"'{other.Key}' cannot stand beside '{kindName}': make it a stage of its own");
        }
        var kind = at.Registry.Stage(kindName)!;
        var value = entry.Value is MapNode { Entries.Count: 0 } ? null : entry.Value;
        var site = new StageSite(name, at.RunName, at.BaseFolder, at.Seed, earlier, entry.Value);
        try
        {
            return [kind.Build(OptionsBinder.Bind(kind.Options, value, kind.Shorthand), site)];
        }
        catch (Exception e) when (e is ArgumentException or RecipeException { Place: null })
        {
            throw entry.Value.Error(e is ArgumentException a ? OptionsBinder.Sentence(a) : e.Message, e);
        }
    }

    static List<Stage> PlanChain(string name, MapNode map, List<Stage> earlier, Surroundings at)
    {
        var from = map.Find("from") ?? throw map.Error(
            $"a stage needs 'from' (what it reads) or one of {string.Join(", ", at.Registry.Stages.Select(k => k.Name))}{Guess(map, at.Registry)}");
        var site = new StageSite(name, at.RunName, at.BaseFolder, at.Seed, earlier, from);
        var inputs = Names(from).Select(site.Resolve).ToList();
        var parts = new List<Part>();
        foreach (var (key, value) in map.Entries)
        {
            if (key is "from" or "split")
                continue;
            foreach (var (stepName, stepNode, place) in key == "steps" ? StepEntries(value) : [(key, value, value)])
            {
                var step = at.Registry.Step(stepName) ?? throw place.Error(
                    $"there is no step '{stepName}'{NearestName.Suggest(stepName, [.. at.Registry.Steps.Select(k => k.Name), .. ChainKeys, .. at.Registry.Stages.Select(k => k.Name)])}");
                parts.AddRange(step.Parts(stepNode, new(at.BaseFolder, at.CacheFolder, at.Seed, place)));
            }
        }
        var split = map.Find("split") is { } node ? (SplitOptions)OptionsBinder.Bind(typeof(SplitOptions), node, nameof(SplitOptions.Heldout)) : null;
        return ChainStage.Chain(name, inputs, parts, split, at.Seed);
    }

    static IEnumerable<(string Name, Node? Options, Node Place)> StepEntries(Node steps)
    {
        if (steps is not ListNode list)
            throw steps.Error($"'steps' is a list, e.g. [extract, language: de], found {steps.Kind}");
        foreach (var item in list.Items)
        {
            yield return item switch
            {
                ScalarNode scalar => (scalar.Text, null, scalar),
                MapNode { Entries: [var entry] } => (entry.Key, entry.Value, entry.Value),
                _ => throw item.Error($"a step is a name or one name with options, found {item.Kind}"),
            };
        }
    }

    static void CheckName(string name, Node node, List<Stage> earlier)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw node.Error("a stage's name is made of letters, digits, '-' and '_': it becomes a folder");
        if (earlier.Any(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)) || name is "cache")
            throw node.Error($"the name '{name}' is taken");
    }

    static IEnumerable<string> Names(Node node) => node switch
    {
        ScalarNode scalar => [scalar.Text],
        ListNode list => list.Items.Select(i => i is ScalarNode s ? s.Text : throw i.Error($"expected a stage's name, found {i.Kind}")),
        _ => throw node.Error($"expected a stage's name, found {node.Kind}"),
    };

    static object Scalar(Node node, Type type) =>
        node is not ScalarNode scalar ? throw node.Error($"expected {ValueParser.Describe(type)}, found {node.Kind}")
        : ValueParser.TryParse(scalar.Text, type, out var value, out var problem) ? value!
        : throw node.Error(problem);

    // "raed: ..." has no 'from', but what is missing is not 'from'.
    static string Guess(MapNode map, Registry registry) => map.Entries.Select(e => e.Key)
        .Where(k => registry.Step(k) is null && !ChainKeys.Contains(k))
        .Select(k => $"; there is no '{k}'{NearestName.Suggest(k, [.. registry.Stages.Select(s => s.Name), .. registry.Steps.Select(s => s.Name), .. ChainKeys])}")
        .FirstOrDefault("");
}
