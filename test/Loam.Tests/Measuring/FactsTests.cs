using Loam.Measuring;
using Loam.Text;

namespace Loam.Tests.Measuring;

public class FactsTests
{
    [Theory]
    [InlineData("1000", "1.000", true)]
    [InlineData("1,000,000", "1.000.000", true)]
    [InlineData("1,5", "1.5", true)]
    [InlineData("15", "1.5", false)]
    [InlineData("1990er", "1990", true)]
    [InlineData("12", "120", false)]
    [InlineData("2.", "2", true)]
    public void Numbers_are_the_same_however_they_are_written(string a, string b, bool same) =>
        Assert.Equal(same, Numbers(a).SequenceEqual(Numbers(b)));

    [Theory]
    [InlineData("Am 2. Mai 1998 kamen 1.200 Gäste, 3,5 % mehr", 4)]
    [InlineData("B2B und H2O sind keine Zahlen", 0)]
    [InlineData("10-12 und 5/6", 4)]
    [InlineData("", 0)]
    [InlineData("1", 1)]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999", 1)]
    public void Numbers_are_found(string text, int count) => Assert.Equal(count, Numbers(text).Count);

    [Theory]
    [InlineData("Gestern las Henry Wadsworth Longfellow vor.", true, "longfellow")]
    [InlineData("Angela Merkel und Olaf Scholz sprachen bei der NATO.", true, "scholz|nato")]
    [InlineData("Der Regen fällt auf die Tribüne.", true, "")]
    [InlineData("Yesterday the rain came to London from Ireland.", false, "london|ireland")]
    [InlineData("She said that the Bank of England moved, and I agreed.", false, "bank|england")]
    [InlineData("In der Schweiz, Frau Anna Muster, Herr Doe: SAP.", true, "muster|doe|sap")]
    public void Names_are_found_by_their_shape(string sentence, bool nounsAreCapitalised, string expected)
    {
        var keys = new List<ulong>();
        var names = new Names(sentence, nounsAreCapitalised, keys);
        var first = true;
        foreach (var word in Words.In(sentence))
        {
            names.Take(word, first);
            first = false;
        }
        names.End();
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(word => WordKeys.Of(word)), keys);
    }

    [Fact]
    public void Words_are_the_same_in_capitals_and_of_any_length()
    {
        Assert.Equal(WordKeys.Of("größe"), WordKeys.Of("GRÖßE"));
        Assert.NotEqual(WordKeys.Of("größe"), WordKeys.Of("grösse"));
        Assert.Equal(WordKeys.Of(new string('a', 5000)), WordKeys.Of(new string('A', 5000)));
        Assert.Equal(StableHash.Of("abc"), WordKeys.Of("ABC"));
    }

    [Fact]
    public void Kept_facts_are_counted_per_page_over_all_its_rewrites()
    {
        var one = Corpus.Page("1", "Es waren 10, 20, 30 und 40. Dabei war Henry Wadsworth Longfellow.");
        var two = Corpus.Page("2", "Es waren 77 und 88. Dabei war Erika Muster.");
        var none = Corpus.Page("3", "Es waren 5.");
        var (texts, scratch) = Corpus.Numbered([one, two, none, Corpus.Rewrite(one, "Zehn? Nein, 10."), Corpus.Rewrite(one, "Auch 20, sagte Longfellow.", "qa"), Corpus.Rewrite(two, "Es waren 99.")]);
        var facts = FactsKept.Of(texts[..3], texts[3..], scratch);
        Assert.Equal(2, facts.Pages);
        Assert.Equal(new FactsKept.Tally(Numbers: 6, NumbersKept: 2, Names: 2, NamesKept: 1), facts.Total);
        Assert.Equal(0, facts.ByChance.NumbersKept);
        Assert.Equal(10, facts.HalfDifferences(tally => tally.NumberShare, 1, 10).Count);
    }

    static List<ulong> Numbers(string text)
    {
        var keys = new List<ulong>();
        WordKeys.Numbers(text, keys);
        return keys;
    }
}
