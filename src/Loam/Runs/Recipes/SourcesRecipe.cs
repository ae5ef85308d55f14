namespace Loam.Runs.Recipes;

/// <summary>Writes the recipe of a single verb over named files: read each, pass it through <c>extract</c>, run the verb, report.</summary>
public static class SourcesRecipe
{
    const string SourcesKey = "sources";
    const string FilesPrefix = "files-of-";

    /// <summary>The recipe.</summary>
    /// <param name="verb">The stage: <c>measure</c>, <c>blend</c> or <c>trial</c>.</param>
    /// <param name="sources">Names with files.</param>
    /// <param name="options">The stage's options.</param>
    public static MapNode Of(string verb, IReadOnlyList<KeyValuePair<string, Node>> sources, MapNode options)
    {
        var stages = new List<KeyValuePair<string, Node>>();
        foreach (var (name, files) in sources)
        {
            stages.Add(new(FilesPrefix + name, Map(files, ("read", files))));
            // Without a chain of its own, a broken row of a source would be in nobody's ledger.
            stages.Add(new(name, Map(files, ("from", Scalar(FilesPrefix + name, files)), ("extract", Scalar("", files)))));
        }
        stages.Add(new(verb, Map(options, (verb, options))));
        stages.Add(new("report", Map(options, ("report", Map(options)))));
        var root = Map(options, ("name", Scalar(verb, options)), ("stages", new MapNode(stages, "stages", options.File, options.Line)));
        return options.Find("seed") is { } seed ? root.With("seed", seed) : root;
    }

    /// <summary>The recipe of a file with <c>sources</c> and the verb's options.</summary>
    public static MapNode FromFile(string verb, MapNode file)
    {
        if (file.Find(SourcesKey) is not MapNode { Entries.Count: > 0 } sources)
            throw (file.Find(SourcesKey) ?? file).Error("'sources' names the datasets, e.g. sources: { organic: pages.jsonl.zst, synthetic: rewrites/ }");
        return Of(verb, sources.Entries, file with { Entries = [.. file.Entries.Where(e => e.Key != SourcesKey)] });
    }

    /// <summary>Copies the files that a user looks for (<c>report.html</c>, <c>verdict.json</c>, …) from the stages to the top of the run's folder.</summary>
    public static void Surface(IReadOnlyList<StageResult> results, string folder)
    {
        foreach (var result in results)
            foreach (var file in result.Dataset.Manifest.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal)))
                File.Copy(Path.Combine(result.Dataset.Folder, file), Path.Combine(folder, file), overwrite: true);
    }

    static MapNode Map(Node at, params IEnumerable<(string Key, Node Value)> entries) =>
        new([.. entries.Select(e => KeyValuePair.Create(e.Key, e.Value))], at.Path, at.File, at.Line);

    static ScalarNode Scalar(string text, Node at) => new(text, at.Path, at.File, at.Line);
}
