using Loam.Documents;
using Loam.Languages;

namespace Loam.Tests.Languages;

public class LanguageIdentifierTests
{
    static readonly LanguageIdentifier Identifier = new();

    static Document Page(string text) => new() { Id = new("test", "1"), Text = text };

    [Theory]
    [InlineData("de", "Der Bundestag hat am Donnerstag über den Haushalt für das kommende Jahr beraten.")]
    [InlineData("nl", "De gemeenteraad heeft gisteren besloten om het plein in de zomer autovrij te maken.")]
    [InlineData("lb", "D'Regierung huet gëschter matgedeelt, datt d'Schoulen och dëst Joer am September opginn.")]
    [InlineData("af", "Die burgemeester het gister gesê dat daar nie genoeg water vir die stad is nie.")]
    [InlineData("en", "The council decided yesterday that the square would be closed to cars in summer.")]
    [InlineData("da", "Regeringen har i dag besluttet, at skolerne skal åbne igen efter sommerferien.")]
    [InlineData("sv", "Regeringen har i dag beslutat att skolorna ska öppna igen efter sommarlovet.")]
    [InlineData("nb", "Regjeringen har i dag bestemt at skolene skal åpne igjen etter sommerferien, sier statsministeren.")]
    [InlineData("is", "Ríkisstjórnin ákvað í dag að skólarnir yrðu opnaðir aftur eftir sumarfríið.")]
    [InlineData("fr", "Le conseil municipal a décidé hier de fermer la place aux voitures pendant l'été.")]
    [InlineData("ru", "Городской совет вчера решил закрыть площадь для автомобилей на лето.")]
    [InlineData("uk", "Міська рада вчора вирішила закрити площу для автомобілів на літо.")]
    [InlineData("zh", "市议会昨天决定夏天禁止汽车进入广场。")]
    [InlineData("ja", "市議会は昨日、夏の間広場への車の乗り入れを禁止することを決めた。")]
    [InlineData("ko", "시의회는 어제 여름 동안 광장에 자동차 진입을 금지하기로 결정했다.")]
    [InlineData("el", "Το δημοτικό συμβούλιο αποφάσισε χθες να κλείσει την πλατεία για τα αυτοκίνητα.")]
    public void Tells_the_language(string language, string text)
    {
        var page = Identifier.Annotate(Page(text));
        Assert.Equal(language, page.Language);
        Assert.InRange(page.Scores[LanguageIdentifier.Score], 0.65, 1);
        Assert.Equal(text, page.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12:30 – 14:00")]
    [InlineData("OK!")]
    public void Says_nothing_about_texts_that_say_nothing(string text)
    {
        var page = Identifier.Annotate(Page(text) with { Language = "de" });
        Assert.Null(page.Language);
        Assert.Equal(0, page.Scores[LanguageIdentifier.Score]);
    }

    [Fact]
    public void Is_unsure_of_keyboard_noise() =>
        Assert.InRange(LanguageDetector.Detect("xqzvw kjhgf qwrtp zxcvb mnbvc lkjhq wrtzp qpqpx vzvzx kqkqj").Confidence, 0, 0.5);

    [Fact]
    public void Knows_more_than_eighty_languages_and_a_profile_of_each()
    {
        Assert.True(LanguageDetector.Languages.Count >= 80, $"{LanguageDetector.Languages.Count} languages");
        Assert.Equal(LanguageDetector.Languages, LanguageProfiles.All.Select(profile => profile.Code));
        Assert.Contains("und", LanguageProfiles.For("de")!.StopWords.AsEnumerable());
        Assert.False(LanguageProfiles.For("zh")!.SpacesBetweenWords);
    }
}
