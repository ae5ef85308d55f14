using Loam.Guarding;

namespace Loam.Tests.Guarding.Faith.Numbers;

public class NumberCheckTests
{
    const string Source = """
        Das Freibad am Lindenhang öffnet am 14. Juni um 9 Uhr. Es hat zwei Becken und eine Rutsche von 65 Metern Länge. Im vergangenen Sommer kamen 48.300 Badegäste, an einem Tag im August sogar 2.150.
        Der Umbau dauerte drei Jahre und kostete 7,4 Millionen Euro; die Stadt Arnau trägt 60 Prozent davon. Der Verein Wasserfreunde zählt 380 Mitglieder, darunter fünf Trainer. Die Kasse schließt eine Stunde vor Ende. Vor der Halle stehen sechs Bänke.
        """;

    const string Article = """
        Das Freibad am Lindenhang in Arnau öffnet am 14. Juni um 9 Uhr. Es verfügt über zwei Becken und eine Rutsche von 65 Metern Länge. Im vergangenen Sommer kamen 48.300 Badegäste, an einem Tag im August waren es 2.150.
        Der Umbau dauerte drei Jahre und kostete 7,4 Millionen Euro, von denen die Stadt 60 Prozent trägt. Der Verein Wasserfreunde hat 380 Mitglieder, unter ihnen fünf Trainer. Die Kasse schließt eine Stunde vor Ende. Vor der Halle stehen sechs Bänke.
        """;

    const string EnglishSource = """
        The harbour museum opened on June 14 at 9 a.m. It shows two ships and a rope of 65 metres. Last summer 48,300 visitors came. The conversion took three years and cost $7.4 million; the city pays 60 percent of it.
        The society has 380 members, among them five guides. Less than a week later the first ship was repaired. A tour takes half an hour.
        """;

    const string EnglishArticle = """
        The harbour museum opened on June 14 at 9 a.m. and shows two ships and a rope of 65 metres. Last summer 48,300 visitors came. The conversion took three years and cost $7.4 million, of which the city pays 60 percent.
        The society has 380 members, including five guides. Less than a week later the first ship was repaired. A tour takes half an hour.
        """;

    static List<Finding> Numbers(string source, string text, string language) =>
        [.. Guard.Check(source, text, "wiki", language, new GuardOptions()).Where(finding => finding.Reason == GuardReasons.Number)];

    [Theory]
    [InlineData("14. Juni", "24. Juni", "24")]
    [InlineData("14. Juni", "14. Juli", "Juli")]
    [InlineData("65 Metern", "56 Metern", "56")]
    [InlineData("48.300 Badegäste", "43.800 Badegäste", "43.800")]
    [InlineData("drei Jahre", "vier Jahre", "vier")]
    [InlineData("drei Jahre", "fünf Jahre", "fünf")] // Five stands in the source, of something else.
    [InlineData("7,4 Millionen", "7,4 Milliarden", "7,4 Milliarden Euro")]
    [InlineData("60 Prozent", "65 Prozent", "65")]
    [InlineData("60 Prozent", "die Hälfte", "Hälfte")]
    [InlineData("380 Mitglieder", "830 Mitglieder", "830")]
    [InlineData("sechs Bänke", "sieben Bänke", "sieben")]
    public void German_numbers_that_the_source_has_not_there_are_found(string find, string replace, string evidence) =>
        Assert.Equal(evidence, Assert.Single(Numbers(Source, Article.Replace(find, replace, StringComparison.Ordinal), "de")).Evidence);

    [Theory]
    [InlineData("June 14", "June 24", "24")]
    [InlineData("June 14", "July 14", "July")]
    [InlineData("65 metres", "56 metres", "56")]
    [InlineData("three years", "seven years", "seven")]
    [InlineData("$7.4 million", "$7.4 billion", "7.4 billion")]
    [InlineData("60 percent", "90 percent", "90")]
    public void English_numbers_that_the_source_has_not_there_are_found(string find, string replace, string evidence) =>
        Assert.Equal(evidence, Assert.Single(Numbers(EnglishSource, EnglishArticle.Replace(find, replace, StringComparison.Ordinal), "en")).Evidence);

    [Theory]
    [InlineData("14. Juni um 9 Uhr", "14.06. um 9:00 Uhr")]
    [InlineData("65 Metern", "65 m")]
    [InlineData("48.300 Badegäste", "48 300 Badegäste")]
    [InlineData("7,4 Millionen Euro", "7.400.000 Euro")]
    [InlineData("60 Prozent", "60 %")]
    [InlineData("fünf Trainer", "5 Trainer")]
    [InlineData("eine Stunde vor", "60 Minuten vor")]
    [InlineData("zwei Becken", "2 Becken")]
    [InlineData("48.300 Badegäste", "rund 48.000 Badegäste")]
    public void What_is_written_in_another_way_is_kept(string find, string replace) =>
        Assert.Empty(Numbers(Source, Article.Replace(find, replace, StringComparison.Ordinal), "de"));

    [Theory]
    [InlineData("three years", "36 months")]
    [InlineData("half an hour", "30 minutes")]
    [InlineData("$7.4 million", "7.4 million dollars")]
    [InlineData("60 percent", "60%")]
    [InlineData("9 a.m.", "nine o'clock")]
    public void What_is_written_in_another_way_is_kept_in_English(string find, string replace) =>
        Assert.Empty(Numbers(EnglishSource, EnglishArticle.Replace(find, replace, StringComparison.Ordinal), "en"));

    [Fact]
    public void The_faithful_articles_are_kept()
    {
        Assert.Empty(Numbers(Source, Article, "de"));
        Assert.Empty(Numbers(EnglishSource, EnglishArticle, "en"));
    }

    [Fact]
    public void A_wrong_number_is_told_with_the_right_one()
    {
        var finding = Assert.Single(Numbers(Source, Article.Replace("380 Mitglieder", "830 Mitglieder", StringComparison.Ordinal), "de"));
        Assert.Equal("380", finding.Nearest);
    }

    [Fact]
    public void What_a_formula_yields_is_no_claim() =>
        Assert.Empty(Numbers("Der Quader ist 4 cm hoch, 3 cm breit und 7 cm lang.", "Der Quader hat ein Volumen von 4 · 3 · 7 = 84 Kubikzentimetern.", "de"));
}
