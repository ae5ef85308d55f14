using Loam.Rewriting;
using Loam.Rewriting.Styles;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Runs.Stages;

/// <summary>What a rewriting step is made of: the engine, the styles and rules, the tokenizer, all found where the recipe says.</summary>
/// <param name="Engine">Who writes.</param>
/// <param name="Selection">Which pages in which styles.</param>
/// <param name="Step">The step itself.</param>
public sealed record RewriteParts(RewriteEngine Engine, Selection Selection, RewriteStep Step)
{
    /// <summary>Makes the parts that settings ask for.</summary>
    /// <param name="settings">What the user says.</param>
    /// <param name="baseFolder">The folder that relative paths start from.</param>
    /// <param name="cacheFolder">The run's folder for answers that cost money: they are kept with the run, whatever happens to the stage; null: only a cache that the settings name remembers any.</param>
    public static RewriteParts Of(RewriteSettings settings, string baseFolder, string? cacheFolder)
    {
        var options = settings.Rewrite with
        {
            Cache = (settings.Rewrite.Cache ?? (cacheFolder is null ? null : AnswerCache.PathIn(cacheFolder))) is { } cache ? AnswerCache.RealPath(Path.Combine(baseFolder, cache)) : null,
            Engine = [.. settings.Rewrite.Engine.Select(e => EngineSpec.InPlace(e, baseFolder))],
        };
        // The user's mistakes first: an engine may open files.
        var selection = SelectionOf(settings.Rewrite, baseFolder);
        var tokenizer = TokenCounter.Of(settings.Rewrite.Tokenizer, baseFolder);
        var engine = EngineSpec.Open(settings with { Rewrite = options });
        var step = new RewriteStep(engine, options with { Tokenizer = tokenizer?.Identity }, selection, tokenizer is null ? null : tokenizer.Count) { Settings = settings with { Rewrite = options } };
        return new(engine, selection, step);
    }

    /// <summary>The styles and rules that options ask for, style files among them.</summary>
    /// <param name="options">What the user says.</param>
    /// <param name="baseFolder">The folder that relative paths start from.</param>
    public static Selection SelectionOf(RewriteOptions options, string baseFolder) =>
        Selection.Of(options, name => StyleFile.IsNamedBy(name) ? StyleFile.Load(Path.Combine(baseFolder, name)) : BuiltIn(name));

    static RewriteStyle BuiltIn(string name) => RewriteStyle.Find(name)
        ?? throw new RecipeException($"there is no style '{name}'{NearestName.Suggest(name, RewriteStyle.All.Select(s => s.Name))}, or a style file, ending in .yaml");
}
