using System.Reflection;
using Loam.Documents;
using Loam.Filtering;
using Loam.Runs.Options;
using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Architecture;

/// <summary>"Add a filter in ten minutes" of CONTRIBUTING.md, as it stands there: compiled, registered, run.</summary>
public class ContributingTests
{
    static readonly Lazy<Assembly> Guide = new(() =>
    {
        var page = File.ReadAllText(Path.Combine(SharedData.Repository, "CONTRIBUTING.md"));
        var entry = GuideCode.Block(page, "entry").Trim().TrimEnd(',');
        return GuideCode.Compile(
            GuideCode.Block(page, "filter"),
            GuideCode.Block(page, "test"),
            $$"""
            using Loam.Filtering;
            using Loam.Steps;

            static class Catalog
            {
                public static FilterEntry Only => {{entry}};

                static FilterEntry Entry<T>(string name, Func<T, PureStep> create) where T : class => new(name, typeof(T), options => create((T)options));
            }
            """);
    });

    static Filter FilterOf(string options)
    {
        var entry = (FilterEntry)Guide.Value.GetType("Catalog")!.GetProperty("Only")!.GetValue(null)!;
        var filter = Assert.IsAssignableFrom<Filter>(entry.Create(OptionsBinder.Bind(entry.Options, YamlFile.Parse(options, "guide.yaml"))));
        Assert.Equal(entry.Name, filter.Identity.Name);
        return filter;
    }

    static Document Of(string text) => new() { Id = new("guide", "1"), Text = text };

    [Fact]
    public void The_filter_keeps_and_drops_what_the_guide_says()
    {
        var filter = FilterOf("{}");
        Assert.False(filter.Judge(Of("Der Mühlbach treibt seit 1720 das Rad der alten Mühle.")).Drops);
        var verdict = filter.Judge(Of("BUY NOW! BIG SALE TODAY only"));
        Assert.Equal(("shouting.capitals", "18 of 22 letters are capitals, at most 30% allowed"), (verdict.Reason?.Code, verdict.Evidence));
    }

    [Fact]
    public void A_recipe_sets_its_option_and_an_impossible_value_is_refused_with_its_place()
    {
        Assert.False(FilterOf("{ max_capitals: 90% }").Judge(Of("BUY NOW! BIG SALE TODAY only")).Drops);
        Assert.False(FilterOf("max_capitals: off").Judge(Of("BUY NOW!")).Drops);
        var error = Assert.Throws<RecipeException>(() => FilterOf("max_capitals: 150%"));
        Assert.Equal("guide.yaml:1: max_capitals: max_capitals is a share from 0 to 1, or null for off", error.Message);
    }

    [Fact]
    public void The_tests_in_the_guide_pass()
    {
        var tests = Guide.Value.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<FactAttribute>() is not null).ToList();
        Assert.Equal(3, tests.Count);
        Assert.All(tests, t => t.Invoke(Activator.CreateInstance(t.DeclaringType!), null));
    }
}
