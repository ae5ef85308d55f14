using Loam.Filtering;
using Loam.Steps;

namespace Loam.Tests.Filtering;

public class FilterCatalogTests
{
    [Fact]
    public void Names_every_step_of_the_folder_as_its_identity_does()
    {
        var created = FilterCatalog.All.Select(entry => (entry.Name, Step: entry.Create(Activator.CreateInstance(entry.Options)!))).ToList();
        Assert.All(created, pair => Assert.Equal(pair.Step.Identity.Name, pair.Name));
        var steps = typeof(FilterCatalog).Assembly.GetTypes().Where(type => type.Namespace == "Loam.Filtering" && type.IsAssignableTo(typeof(PipelineStep)) && !type.IsAssignableTo(typeof(Annotator)));
        Assert.Equal(steps.OrderBy(type => type.Name, StringComparer.Ordinal), created.Select(pair => pair.Step.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.Equal(FilterCatalog.All.Select(entry => entry.Name).Order(StringComparer.Ordinal), FilterCatalog.All.Select(entry => entry.Name));
    }

    [Fact]
    public void Options_change_the_identity()
    {
        Assert.NotEqual(new GopherQualityFilter().Identity, new GopherQualityFilter(new() { MinWords = 51 }).Identity);
        Assert.Equal(new GopherQualityFilter().Identity, new GopherQualityFilter(new() { MinWords = 50 }).Identity);
    }
}
