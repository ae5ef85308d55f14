using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Runs;

/// <summary>What a step's factory knows besides the options.</summary>
/// <param name="BaseFolder">The folder that relative paths in the recipe start from.</param>
/// <param name="CacheFolder">The run's folder for answers that cost money.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="At">The place in the recipe, for errors.</param>
public sealed record StepSite(string BaseFolder, string CacheFolder, ulong Seed, Node At);

/// <summary>A step that recipes and the command line can name.</summary>
/// <param name="Name">The key, e.g. <c>language</c>.</param>
/// <param name="Summary">One sentence for help and schema.</param>
/// <param name="Options">Types of the options records; their keys stand side by side in the recipe.</param>
/// <param name="Shorthand">The property of the first record that a bare value sets (<c>language: de</c>), or null.</param>
/// <param name="Build">Makes the parts of the chain from records of those types.</param>
public sealed record StepKind(
    string Name, string Summary, IReadOnlyList<Type> Options, string? Shorthand, Func<object[], StepSite, IReadOnlyList<Part>> Build)
{
    /// <summary>Declares a step with one options record.</summary>
    public static StepKind Of<TOptions>(string name, string summary, string? shorthand, Func<TOptions, StepSite, IReadOnlyList<Part>> build)
        where TOptions : class, new() => new(name, summary, [typeof(TOptions)], shorthand, (options, site) => build((TOptions)options[0], site));

    /// <summary>The parts that a recipe's node asks for. Values that fit each alone but not together are refused here, too.</summary>
    public IReadOnlyList<Part> Parts(Node? node, StepSite site)
    {
        try
        {
            return Build(OptionsBinder.Bind(Options, node, Shorthand), site);
        }
        catch (Exception e) when (e is ArgumentException or RecipeException { Place: null })
        {
            throw site.At.Error(e is ArgumentException a ? OptionsBinder.Sentence(a) : e.Message, e);
        }
    }
}

/// <summary>What a stage's factory knows besides the options.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="RunName">The recipe's name.</param>
/// <param name="BaseFolder">The folder that relative paths in the recipe start from.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Earlier">The stages declared before this one, for references.</param>
/// <param name="At">The place in the recipe, for errors.</param>
public sealed record StageSite(string Name, string RunName, string BaseFolder, ulong Seed, IReadOnlyList<Stage> Earlier, Node At)
{
    /// <summary>Checks that a name refers to an earlier stage.</summary>
    public string Resolve(string stage) => Earlier.Any(s => s.Name == stage) ? stage
        : throw At.Error($"there is no stage '{stage}' before this one{NearestName.Suggest(stage, Earlier.Select(s => s.Name))}");

    /// <summary>Checks that a name refers to an earlier stage that made documents, not to one that only names files.</summary>
    public string ResolveDocuments(string stage) => Earlier.First(s => s.Name == Resolve(stage)) is not Stages.ReadStage ? stage
        : throw At.Error($"'{stage}' only names files, whose unreadable records nobody would count; pass it through a stage first: {{ from: {stage}, steps: [extract] }}");
}

/// <summary>A stage of its own (not a chain of steps) that recipes and the command line can name.</summary>
/// <param name="Name">The key, e.g. <c>measure</c>.</param>
/// <param name="Summary">One sentence for help and schema.</param>
/// <param name="Options">Types of the options records; their keys stand side by side in the recipe.</param>
/// <param name="Shorthand">The property of the first record that a bare value sets, or null.</param>
/// <param name="Build">Makes the stage from records of those types.</param>
public sealed record StageKind(
    string Name, string Summary, IReadOnlyList<Type> Options, string? Shorthand, Func<object[], StageSite, Stage> Build);

/// <summary>Everything a recipe can name: the one place where the run engine and the verbs meet. Immutable.</summary>
/// <param name="Steps">Steps, in the order in which help lists them.</param>
/// <param name="Stages">Stages, likewise.</param>
public sealed record Registry(IReadOnlyList<StepKind> Steps, IReadOnlyList<StageKind> Stages)
{
    /// <summary>The step of that name, or null.</summary>
    public StepKind? Step(string name) => Steps.FirstOrDefault(s => s.Name == name.Replace('-', '_'));

    /// <summary>The stage of that name, or null.</summary>
    public StageKind? Stage(string name) => Stages.FirstOrDefault(s => s.Name == name.Replace('-', '_'));

    /// <summary>The same registry with one more kind of stage: how a project above the library adds its verb.</summary>
    public Registry With(StageKind stage) => this with { Stages = [.. Stages, stage] };

    /// <summary>The same registry with one more step.</summary>
    public Registry With(StepKind step) => this with { Steps = [.. Steps, step] };
}
