using Loam.Documents;
using Loam.Filtering;
using Loam.Steps;

namespace Loam.Tests.Filtering;

public class FilterProfilesTests
{
    public static TheoryData<FilterProfile> Profiles => [.. Enum.GetValues<FilterProfile>()];

    internal static Verdict Judge(IReadOnlyList<PureStep> steps, Document document)
    {
        foreach (var step in steps)
        {
            var (next, verdict) = step.Apply(document);
            if (verdict.Drops)
                return verdict;
            document = next;
        }
        return Verdict.Keep;
    }

    static Document Page(string text) => new() { Id = new("test", "1"), Text = text };

    [SkippableTheory]
    [MemberData(nameof(Profiles))]
    public void Drops_an_image_read_as_text(FilterProfile profile)
    {
        var verdict = Judge(FilterProfiles.Create(profile), Page(File.ReadAllText(SharedData.Require("text/garbage.txt"))));
        Assert.True(verdict.Drops);
        Assert.NotEmpty(verdict.Evidence!);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Drops_an_empty_text_for_the_same_reason(FilterProfile profile)
    {
        Assert.Equal(FilterReasons.Empty, Judge(FilterProfiles.Create(profile), Page("")).Reason);
        Assert.Equal(FilterReasons.Empty, Judge(FilterProfiles.Create(profile), Page(" \n\t\n ")).Reason);
    }
}
