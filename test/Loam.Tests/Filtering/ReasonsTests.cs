using System.Reflection;
using System.Text.RegularExpressions;
using Loam.Documents;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

public class ReasonsTests
{
    static readonly Reason[] Declared = [.. typeof(FilterReasons).Assembly.GetTypes()
        .Where(type => type.Namespace is "Loam.Filtering" or "Loam.Languages")
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.FieldType == typeof(Reason)).Select(field => (Reason)field.GetValue(null)!)];

    [Fact]
    public void Every_reason_is_in_the_documentation()
    {
        var docs = string.Join('\n', Directory.GetFiles(Path.Combine(SharedData.Repository, "docs", "filters"), "*.md").Select(File.ReadAllText));
        Assert.NotEmpty(Declared);
        Assert.DoesNotContain(Declared, reason => !docs.Contains($"`{reason.Code}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_are_well_formed_and_used_once()
    {
        Assert.All(Declared, reason => Assert.Matches("^[a-z0-9]+\\.[a-z0-9_]+$", reason.Code));
        Assert.Equal(Declared.Length, Declared.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_option_of_the_documentation_exists()
    {
        var options = typeof(FilterReasons).Assembly.GetTypes()
            .Where(type => type.Namespace is "Loam.Filtering" or "Loam.Languages" && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties()).Select(property => Loam.Steps.CanonicalText.Key(property.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Repository, "docs", "filters"), "*.md"))
            foreach (Match match in Regex.Matches(File.ReadAllText(file), "`((?:min|max)_[a-z0-9_]+)`"))
                Assert.Contains(match.Groups[1].Value, options);
    }
}
