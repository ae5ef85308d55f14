using Loam.Guarding.Faith.Negation;

namespace Loam.Tests.Guarding.Faith.Negation;

public class PolarWordsTests
{
    static PolarWord Look(string language, string word) => PolarWords.Of(language)!.Look(word);

    [Theory]
    [InlineData("de", "nicht", Stance.No)]
    [InlineData("de", "keinerlei", Stance.No)]
    [InlineData("de", "ohne", Stance.Without)]
    [InlineData("de", "kaum", Stance.Scant)]
    [InlineData("de", "abgelehnte", Stance.Deny)]
    [InlineData("de", "unklar", Stance.Deny)]
    [InlineData("de", "sinnlosen", Stance.Deny)]
    [InlineData("de", "rauchverbot", Stance.Deny)]
    [InlineData("de", "unternehmen", Stance.Plain)]
    [InlineData("de", "unterschied", Stance.Plain)]
    [InlineData("de", "haus", Stance.None)]
    [InlineData("en", "didn’t", Stance.No)]
    [InlineData("en", "without", Stance.Without)]
    [InlineData("en", "refused", Stance.Deny)]
    [InlineData("en", "unclear", Stance.Deny)]
    [InlineData("en", "useless", Stance.Deny)]
    [InlineData("en", "university", Stance.Plain)]
    [InlineData("en", "already", Stance.Also)]
    [InlineData("en", "house", Stance.None)]
    public void Words_bear_on_the_truth_as_they_should(string language, string word, object stance) => Assert.Equal((Stance)stance, Look(language, word).Stance);

    [Theory]
    [InlineData("de", "erlaubt", "verboten")]
    [InlineData("de", "gewann", "verlor")]
    [InlineData("de", "gestiegen", "sank")]
    [InlineData("de", "immer", "nie")]
    [InlineData("de", "gelang", "scheiterte")]
    [InlineData("de", "freiwillig", "verpflichtend")]
    [InlineData("en", "approved", "rejected")]
    [InlineData("en", "rose", "fell")]
    [InlineData("en", "always", "never")]
    [InlineData("en", "open", "closed")]
    public void Opposites_oppose_in_both_directions_and_share_nothing(string language, string one, string other)
    {
        Assert.True(Look(language, one).Opposes(Look(language, other)));
        Assert.True(Look(language, other).Opposes(Look(language, one)));
        Assert.False(Look(language, one).Opposes(Look(language, one)));
        Assert.True(Look(language, one).Shares(Look(language, one)));
    }

    [Fact]
    public void Other_languages_have_none() => Assert.Null(PolarWords.Of("fr"));
}
