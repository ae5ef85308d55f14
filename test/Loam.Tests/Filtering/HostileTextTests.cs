using Loam.Documents;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

public class HostileTextTests
{
    public static TheoryData<FilterProfile> Profiles => [.. Enum.GetValues<FilterProfile>()];

    static Document Page(string text) => new() { Id = new("test", "1"), Text = text };

    [Fact]
    public void Refuses_a_text_longer_than_any_book_before_measuring_it()
    {
        var page = Page(new string('a', TextShape.MaxCharacters + 1));
        Assert.Same(page, new C4Lines().Map(page));
        foreach (var profile in Enum.GetValues<FilterProfile>())
            Assert.Equal(FilterReasons.TooLarge, FilterProfilesTests.Judge(FilterProfiles.Create(profile), page).Reason);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Judges_one_endless_line_of_words_or_none_in_linear_time(FilterProfile profile)
    {
        var steps = FilterProfiles.Create(profile);
        foreach (var text in (string[])[new('a', 2_000_000), string.Concat(Enumerable.Repeat("a ", 1_000_000)), new('\n', 1_000_000), new('[', 1_000_000),
            string.Concat(Enumerable.Repeat("http://", 200_000)), new('\uD800', 1_000_000), new('東', 1_000_000)])
        {
            var before = Environment.CpuUsage.TotalTime;
            Assert.True(FilterProfilesTests.Judge(steps, Page(text)).Drops);
            // Other tests share the process; what is quadratic takes hours.
            Assert.InRange((Environment.CpuUsage.TotalTime - before).TotalSeconds, 0, 60);
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Says_the_same_whatever_came_before(FilterProfile profile)
    {
        var steps = FilterProfiles.Create(profile);
        var texts = RandomTexts.Some(60, "order").ToList();
        var forward = texts.Select(text => FilterProfilesTests.Judge(steps, Page(text))).ToList();
        var backward = Enumerable.Reverse(texts).Select(text => FilterProfilesTests.Judge(FilterProfiles.Create(profile), Page(text))).Reverse().ToList();
        Assert.Equal(forward, backward);
    }
}
