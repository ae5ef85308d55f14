using Loam.Documents;
using Loam.Languages;

namespace Loam.Tests.Languages;

public class LanguageFilterTests
{
    const string German = "Der Bundestag hat am Donnerstag über den Haushalt für das kommende Jahr beraten.";

    static Document Page(string text) => new() { Id = new("test", "1"), Text = text };

    static readonly LanguageFilter Filter = new(new() { Keep = ["de", "en"] });

    [Fact]
    public void Keeps_wanted_languages()
    {
        Assert.False(Filter.Judge(new LanguageIdentifier().Annotate(Page(German))).Drops);
        Assert.False(Filter.Judge(Page(German)).Drops);
        Assert.False(Filter.Judge(Page("?") with { Language = "en" }).Drops);
    }

    [Fact]
    public void Drops_other_languages()
    {
        var verdict = Filter.Judge(Page("Le conseil municipal a décidé hier de fermer la place aux voitures pendant l'été."));
        Assert.Equal(LanguageReasons.Other, verdict.Reason);
        Assert.StartsWith("fr with confidence", verdict.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Drops_what_is_uncertain_or_says_nothing()
    {
        Assert.Equal(LanguageReasons.Uncertain, Filter.Judge(Page("12:30")).Reason);
        Assert.Equal(LanguageReasons.Uncertain, Filter.Judge((Page(German) with { Language = "de" }).WithScore("language", 0.6)).Reason);
        Assert.False(new LanguageFilter(new() { Keep = ["de"], MinConfidence = 0.5 }).Judge((Page(German) with { Language = "de" }).WithScore("language", 0.6)).Drops);
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LanguageFilterOptions { Keep = ["german"] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LanguageFilterOptions { MinConfidence = 65 });
    }
}
