using Loam.Guarding;
using Loam.Guarding.Faith.Numbers;

namespace Loam.Tests.Guarding.Faith.Numbers;

public class QuantitiesTests
{
    static List<Quantity> Said(string text, string language = "de") => Quantities.In(new GuardText(text, language), isSource: false, language == "en");

    static List<Quantity> Known(string text, string language = "de") => Quantities.In(new GuardText(text, language), isSource: true, language == "en");

    [Theory]
    [InlineData("zwölf", 12)]
    [InlineData("siebenundvierzig", 47)]
    [InlineData("dreihundertfünfundsechzig", 365)]
    [InlineData("zweitausendvierhundert", 2400)]
    [InlineData("hunderttausend", 100_000)]
    [InlineData("anderthalb", 1.5)]
    [InlineData("zweieinhalb", 2.5)]
    [InlineData("siebenjährige", 7)]
    [InlineData("dreimal", 3)]
    [InlineData("fünfprozentig", 5)]
    [InlineData("siebten", 7)]
    [InlineData("einundzwanzigste", 21)]
    [InlineData("drittgrößte", 3)]
    [InlineData("Viertel", 0.25)]
    [InlineData("Hälfte", 0.5)]
    [InlineData("Dutzend", 12)]
    [InlineData("eleven", 11)]
    [InlineData("twice", 2)]
    [InlineData("twelfth", 12)]
    public void Number_words_have_their_value(string word, double value) => Assert.Equal(value, NumberWords.Of(word)!.Value.Value, 9);

    [Theory]
    [InlineData("ein")]
    [InlineData("einig")]
    [InlineData("Zweifel")]
    [InlineData("Achtung")]
    [InlineData("achten")]
    [InlineData("Dreikampf")]
    [InlineData("Elfen")]
    [InlineData("tauschen")]
    [InlineData("tent")]
    public void Words_that_only_look_like_numbers_have_none(string word) => Assert.Null(NumberWords.Of(word));

    [Theory]
    [InlineData("kostet 10.000 Euro", 10_000)]
    [InlineData("kostet 10 000 Euro", 10_000)]
    [InlineData("kostet 10'000 Franken", 10_000)]
    [InlineData("wiegt 1.234,5 kg", 1234.5)]
    [InlineData("wiegt 2½ kg", 2.5)]
    [InlineData("drei Viertel der Fläche", 0.75)]
    [InlineData("um 20:30 Uhr", 20.3)]
    [InlineData("um 20.30 Uhr", 20.3)]
    [InlineData("Heinrich IV. kam", 4)]
    [InlineData("ein Jahr danach", 1)]
    public void Numbers_are_read_in_all_ways_of_writing(string text, double value) => Assert.Equal(value, Assert.Single(Said(text)).Value, 9);

    [Theory]
    [InlineData("two-thirds of them", 2 / 3.0)]
    [InlineData("twenty-five years", 25)]
    [InlineData("three hundred people", 300)]
    [InlineData("one-and-a-half hours", 1.5)]
    [InlineData("three and a half hours", 3.5)]
    public void English_numbers_of_several_words_are_one(string text, double value) => Assert.Equal(value, Assert.Single(Said(text, "en")).Value, 9);

    [Theory]
    [InlineData("1,5 Mio. Menschen", 1.5e6)]
    [InlineData("20 Milliarden Euro", 2e10)]
    [InlineData("drei Millionen Euro", 3e6)]
    public void Scales_multiply(string text, double value) => Assert.Equal(value, Assert.Single(Said(text)).Scaled, 9);

    [Theory]
    [InlineData("$2bn", 2e9)]
    [InlineData("$2.5m", 2.5e6)]
    [InlineData("2 billion people", 2e9)]
    public void English_scales_multiply(string text, double value) => Assert.Equal(value, Assert.Single(Said(text, "en")).Scaled, 9);

    [Theory]
    [InlineData("am 2. Mai 1998", "am 02.05.1998")]
    [InlineData("am 2. Mai", "am 2. und 3. Mai")]
    [InlineData("20 Uhr", "8 p.m.")]
    [InlineData("um 8.30 Uhr", "um 8:30 Uhr")]
    [InlineData("1980er Jahre", "80er Jahre")]
    [InlineData("1849", "1848/49")]
    [InlineData("zwölf Monate", "ein Jahr")]
    [InlineData("eine halbe Stunde", "30 Minuten")]
    [InlineData("3 km", "3000 m")]
    [InlineData("die Hälfte", "50 %")]
    [InlineData("20 Millionen", "zwischen 20 und 30 Millionen")]
    [InlineData("zwei", "beide")]
    [InlineData("3:1", "3 : 1")]
    [InlineData("am 5. Oktober", "am 5. Okotober")]
    public void What_is_written_in_another_way_is_the_same(string said, string known) =>
        Assert.All(Said(said), quantity => Assert.Contains(Known(known), other => quantity.IsSame(other)));

    [Theory]
    [InlineData("20 Millionen", "20 Milliarden")]
    [InlineData("Mai", "5")]
    [InlineData("3:1", "1:3")]
    [InlineData("200.000", "200 Millionen")]
    [InlineData("1,5 kg", "15 kg")]
    public void What_differs_is_not_the_same(string said, string known) =>
        Assert.DoesNotContain(Known(known), other => Said(said)[0].IsSame(other));

    [Fact]
    public void Both_ends_of_a_range_have_the_unit() => Assert.All(Said("3 bis 4 Stunden"), quantity => Assert.Equal(UnitFamily.Time, quantity.Unit.Family));

    [Fact]
    public void Days_know_their_month() => Assert.Equal([2, 2, 16], Said("am 15. und 16. Februar").Select(quantity => quantity.Date));
}
