using System.Text;
using Loam.Runs;
using Loam.Runs.Judging;
using Loam.Runs.Options;
using Loam.Runs.Stages;
using Loam.Steps;
using Loam.Training;

namespace Loam.Tests.Architecture;

/// <summary>The option tables of <c>docs/recipes.md</c> are written from the registry and the docstrings, so that they cannot say anything else.</summary>
public class RecipeDocsTests
{
    const string Page = "docs/recipes.md";
    const string Begin = "<!-- options: written by a test, see RecipeDocsTests -->\n";
    const string End = "<!-- end of options -->\n";

    static readonly Registry Everything = StandardRegistry.Create().With(TrialStage.Kind);

    [Fact]
    public void The_option_tables_say_what_the_code_says()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.Repository, Page));
        var from = page.IndexOf(Begin, StringComparison.Ordinal);
        var to = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"{Page} lacks the marks around its option tables");
        Golden.Matches(Page, page[..(from + Begin.Length)] + Tables() + page[to..]);
    }

    static string Tables()
    {
        var text = new StringBuilder();
        text.Append("\n### Stages\n\nEach is the only key of its stage.\n");
        foreach (var stage in Everything.Stages)
            Append(text, stage.Name, stage.Summary, stage.Options, stage.Shorthand);
        text.Append("\n### Steps\n\nIn a chain, in `steps` or as keys of their own.\n");
        foreach (var step in Everything.Steps)
            Append(text, step.Name, step.Summary, step.Options, step.Shorthand);
        text.Append("\n### Inside of `guard`\n");
        Append(text, "judge", OptionDocs.Of(typeof(JudgeSettings)), [typeof(JudgeSettings)], null);
        text.Append("\n### At the end of a chain\n");
        Append(text, "split", "Holds families back for evaluation.", [typeof(SplitOptions)], nameof(SplitOptions.Heldout));
        return text.Append('\n').ToString();
    }

    static void Append(StringBuilder text, string name, string summary, IReadOnlyList<Type> records, string? shorthand)
    {
        text.Append($"\n#### `{name}`\n\n{summary}{(shorthand is null ? "" : $" A bare value sets `{CanonicalText.Key(shorthand)}`.")}\n");
        // A key that several records have belongs to the first: the binder sets no other.
        var options = records.SelectMany(OptionsBinder.Properties).DistinctBy(p => CanonicalText.Key(p.Name)).ToList();
        if (options.Count == 0)
            return;
        text.Append("\n| key | value | meaning |\n|---|---|---|\n");
        foreach (var option in options)
            text.Append($"| `{CanonicalText.Key(option.Name)}` | {Cell(Value(option.PropertyType))} | {Cell(OptionDocs.Of(option))} |\n");
    }

    static string Value(Type type) =>
        OptionsBinder.ItemType(type) is { } item ? $"{Word(item)}, or a list"
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? $"names, each with {Word(type.GetGenericArguments()[1])}"
        : Nullable.GetUnderlyingType(type) is null ? Word(type) : $"{Word(type)}, or off";

    // How values are written stands once above the tables.
    static string Word(Type type) => ValueParser.Describe(type).Split(" (")[0];

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
