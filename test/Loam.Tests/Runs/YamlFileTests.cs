using Loam.Runs.Recipes;
using Loam.Steps;

namespace Loam.Tests.Runs;

public class YamlFileTests
{
    [Fact]
    public void Aliases_of_aliases_do_not_fill_the_memory()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("values", Assert.Throws<RecipeException>(() => YamlFile.Parse(bomb, "bomb.yaml")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused_and_not_followed(int depth) =>
        Assert.StartsWith("deep.yaml:1", Assert.Throws<RecipeException>(() => YamlFile.Parse("about: " + new string('[', depth), "deep.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_alias_stands_for_what_it_names() => Assert.Equal(
        ["de", "en"], ((ListNode)((MapNode)YamlFile.Parse("a: &x [de, en]\nb: *x", "r.yaml")).Find("b")!).Items.Select(i => ((ScalarNode)i).Text));
}
