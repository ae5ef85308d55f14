using System.Reflection;
using System.Text.RegularExpressions;
using Loam.Documents;
using Loam.Runs;
using Loam.Runs.Judging;
using Loam.Runs.Options;
using Loam.Steps;

namespace Loam.Tests.Architecture;

public partial class ConventionTests
{
    const int Wall = 400;

    static readonly Assembly[] Libraries = [typeof(Document).Assembly, typeof(Loam.Training.TrialStage).Assembly];

    static IEnumerable<Type> Types => Libraries.SelectMany(a => a.GetTypes());

    static IEnumerable<string> AllSources => new[] { "src", "test", "bench" }
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(SharedData.Repository, f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal));

    [Fact]
    public void No_file_is_longer_than_one_sitting() => Assert.DoesNotContain(
        AllSources.Select(f => (File: Path.GetRelativePath(SharedData.Repository, f), Lines: File.ReadLines(f).Count())), f => f.Lines > Wall);

    [Fact]
    public void No_type_is_a_drawer_for_odds_and_ends() => Assert.DoesNotContain(
        Types, t => t.Name.EndsWith("Utils", StringComparison.Ordinal) || t.Name.EndsWith("Helper", StringComparison.Ordinal) || t.Name.EndsWith("Manager", StringComparison.Ordinal));

    [Fact]
    public void No_regions() => Assert.DoesNotContain(AllSources, f => Region().IsMatch(File.ReadAllText(f)));

    [Fact]
    public void No_interface_has_one_implementation()
    {
        var types = Types.ToList();
        Assert.DoesNotContain(types, i => i.IsInterface && types.Count(t => t.IsClass && i.IsAssignableFrom(t)) == 1);
    }

    static IEnumerable<(FieldInfo Field, Reason Reason)> Reasons => Types
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(f => f.FieldType == typeof(Reason) && f.IsInitOnly)
        .Select(f => (f, (Reason)f.GetValue(null)!));

    [Fact]
    public void Every_reason_has_a_well_formed_code_of_its_own()
    {
        Assert.NotEmpty(Reasons);
        Assert.All(Reasons, r => Assert.Matches("^[a-z0-9_]+\\.[a-z0-9_]+$", r.Reason.Code));
        Assert.All(Reasons, r => Assert.NotEmpty(r.Reason.Explanation));
        Assert.Equal(Reasons.Count(), Reasons.Select(r => r.Reason.Code).Distinct().Count());
    }

    [Fact]
    public void Every_reason_is_named_by_a_test()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(SharedData.Repository, "test"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Empty(Reasons
            .Where(r => !tests.Contains($"{r.Field.DeclaringType!.Name}.{r.Field.Name}", StringComparison.Ordinal) && !tests.Contains($"\"{r.Reason.Code}\"", StringComparison.Ordinal))
            .Select(r => $"{r.Reason.Code} ({r.Field.DeclaringType!.Name}.{r.Field.Name})"));
    }

    static IEnumerable<Type> OptionTypes
    {
        get
        {
            var registry = StandardRegistry.Create().With(Loam.Training.TrialStage.Kind);
            return registry.Steps.SelectMany(s => s.Options).Concat(registry.Stages.SelectMany(s => s.Options)).Append(typeof(JudgeSettings)).Distinct();
        }
    }

    [Fact]
    public void Every_option_is_documented_with_its_default() => Assert.Empty(
        from type in OptionTypes
        from property in OptionsBinder.Properties(type)
        let docs = OptionDocs.Of(property)
        where !docs.Contains("efault", StringComparison.Ordinal)
        select $"{type.Name}.{property.Name}: \"{docs}\"");

    [Fact]
    public void Every_option_is_of_a_type_that_recipes_can_write() => Assert.All(OptionTypes, t => OptionsBinder.Bind(t, null));

    [Fact]
    public void Every_step_has_a_summary_that_is_a_sentence() => Assert.All(
        StandardRegistry.Create().Steps.Select(s => s.Summary).Concat(StandardRegistry.Create().Stages.Select(s => s.Summary)), s => Assert.Matches("^[A-Z].*\\.$", s));

    [Fact]
    public void Options_are_immutable() => Assert.Empty(
        from type in OptionTypes
        from property in OptionsBinder.Properties(type)
        where !property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{type.Name}.{property.Name}");

    [Fact]
    public void Steps_are_sealed() => Assert.DoesNotContain(Types, t => typeof(PipelineStep).IsAssignableFrom(t) && !t.IsAbstract && !t.IsSealed);

    [GeneratedRegex("^\\s*#region", RegexOptions.Multiline)]
    private static partial Regex Region();
}
