using Loam.Guarding;
using Loam.Guarding.Faith;
using Loam.Guarding.Faith.Names;

namespace Loam.Tests.Guarding.Faith;

/// <summary>Names that a rewrite has and its source has not, and what writers may do with names.</summary>
public class NameCheckTests
{
    const string German = """
        Der Geigenbauer Anton Reisinger eröffnete 1987 seine Werkstatt in Mittenwald. Gelernt hatte er bei Hans Kriner in der Obermarktstraße.
        Für die Decken nimmt er Fichte aus dem Fleimstal, für den Boden Ahorn aus Bosnien. Der Lack besteht aus Leinöl, Bernstein und Terpentin.
        Seit 2004 arbeitet er mit der Hochschule Rosenheim zusammen. Das Bundeswirtschaftsministerium förderte das Vorhaben. Eine Geige von ihm spielt das Quartett Alpenglühn aus NRW.
        """;

    const string GermanRewrite = """
        Anton Reisinger ist ein Geigenbauer, der 1987 in Mittenwald seine Werkstatt eröffnete. Gelernt hatte er bei Hans Kriner in der Obermarktstraße.
        Er nimmt für die Decken Fichte aus dem Fleimstal und für den Boden Ahorn aus Bosnien. Der Lack besteht aus Leinöl, Bernstein und Terpentin.
        Mit der Hochschule Rosenheim arbeitet er seit 2004 zusammen; das Bundeswirtschaftsministerium förderte das Vorhaben. Das Quartett Alpenglühn aus NRW spielt eine Geige von ihm.
        """;

    const string English = """
        The violin maker Anthony Pickering opened his workshop in Harrogate in 1987. He had learned his trade from Walter Goodwin in Cremona.
        The varnish is made of linseed oil, amber and turpentine. In 2004 he began to work with the University of Leeds. A viola of his is played by the Ashdown Quartet.
        """;

    const string EnglishRewrite = """
        Anthony Pickering is a violin maker who opened his workshop in Harrogate in 1987. He had learned his trade from Walter Goodwin in Cremona.
        His varnish is made of linseed oil, amber and turpentine. He began to work with the University of Leeds in 2004. The Ashdown Quartet plays a viola of his.
        """;

    static IReadOnlyList<Finding> Names(string source, string text, string language, Strictness strictness = Strictness.Standard) =>
        [.. Guard.Check(source, text, "wiki", language, new GuardOptions { Strictness = strictness }).Where(finding => finding.Reason == GuardReasons.Name)];

    [Fact]
    public void Keeps_faithful_names()
    {
        Assert.Empty(Names(German, GermanRewrite, "de", Strictness.Strict));
        Assert.Empty(Names(English, EnglishRewrite, "en", Strictness.Strict));
    }

    [Theory]
    [InlineData("Hans Kriner", "Mathias Klotz", "Mathias Klotz")]
    [InlineData("in Mittenwald", "in Cremona", "Cremona")]
    [InlineData("aus Bosnien", "aus Slawonien", "Slawonien")]
    [InlineData("Hochschule Rosenheim", "Hochschule Tübingen", "Tübingen")]
    [InlineData("Quartett Alpenglühn", "Quartett Vogler", "Vogler")]
    public void Finds_the_exchanged_German_name_and_what_it_replaced(string name, string other, string evidence)
    {
        var finding = Assert.Single(Names(German, GermanRewrite.Replace(name, other, StringComparison.Ordinal), "de", Strictness.Strict));
        Assert.Equal(evidence, finding.Evidence);
        Assert.NotNull(finding.Nearest);
        Assert.Contains(name.Split(' ')[^1], finding.Nearest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Walter Goodwin", "Giovanni Rossetti", "Giovanni Rossetti")]
    [InlineData("Harrogate", "Wakefield", "Wakefield")]
    [InlineData("University of Leeds", "University of Durham", "Durham")]
    [InlineData("Ashdown Quartet", "Belcea Quartet", "Belcea")]
    public void Finds_the_exchanged_English_name(string name, string other, string evidence) =>
        Assert.Contains(Names(English, EnglishRewrite.Replace(name, other, StringComparison.Ordinal), "en"), finding => finding.Evidence.Contains(evidence, StringComparison.Ordinal));

    [Theory]
    [InlineData("aus NRW", "aus Nordrhein-Westfalen")] // Spelt out.
    [InlineData("Anton Reisinger ist", "Reisinger ist")] // A first name dropped.
    [InlineData("Bundeswirtschaftsministerium", "Wirtschaftsministerium")] // The last part of a compound.
    [InlineData("bei Hans Kriner", "bei Hans Krinner")] // A spelling.
    [InlineData("aus Bosnien", "aus bosnischen Wäldern")] // An adjective of a place.
    [InlineData("das Vorhaben", "die Zusammenarbeit")] // Another noun for the same thing.
    [InlineData("eine Geige von ihm", "ein Instrument von ihm")]
    public void Keeps_other_forms_of_German_names(string name, string form)
    {
        var text = GermanRewrite.Replace(name, form, StringComparison.Ordinal);
        Assert.NotEqual(GermanRewrite, text);
        Assert.Empty(Names(German, text, "de"));
    }

    [Theory]
    [InlineData("Anthony Pickering is", "Pickering is")]
    [InlineData("Walter Goodwin", "Walter Godwin")]
    [InlineData("The Ashdown Quartet plays a viola of his", "A viola of Pickering's is played by the Ashdown Quartet")]
    public void Keeps_other_forms_of_English_names(string name, string form)
    {
        var text = EnglishRewrite.Replace(name, form, StringComparison.Ordinal);
        Assert.NotEqual(EnglishRewrite, text);
        Assert.Empty(Names(English, text, "en"));
    }

    [Theory]
    [InlineData("Frankfurt", "Hessen", true)] // The state of a city.
    [InlineData("Hessen", "Frankfurt", false)] // One city of many in a state.
    [InlineData("EZB", "Europäische Zentralbank", true)]
    [InlineData("Berlin", "Hamburg", false)]
    public void Knows_what_follows_from_a_name(string said, string written, bool follows)
    {
        var pair = new GuardPair($"Die Tagung fand in {said} statt.", $"Man traf sich: {written}.", "wiki", "de");
        var comparison = new Comparison(pair);
        var last = comparison.Rewrite.AllWords.Count - 1;
        Assert.Equal(follows, KnownNames.Of("de").Follows(comparison.Rewrite, last - written.Count(' '.Equals), last, comparison.Index));
    }

    [Theory]
    [InlineData("Tübingen", true)]
    [InlineData("Tübingens", true)]
    [InlineData("Essen", false)] // Also a meal.
    [InlineData("Trainer", false)]
    public void Knows_names_that_are_no_common_words(string word, bool known) => Assert.Equal(known, KnownNames.Is(word));

    [Fact]
    public void Is_off_where_names_are_off_and_in_languages_without_lists()
    {
        var text = GermanRewrite.Replace("Hans Kriner", "Mathias Klotz", StringComparison.Ordinal);
        Assert.DoesNotContain(Guard.Check(German, text, "wiki", "de", new GuardOptions { Names = false }), finding => finding.Reason == GuardReasons.Name);
        Assert.Empty(Names(German, text, "nl"));
    }

    [Fact]
    public void Every_figure_has_a_weight() => Assert.InRange(new NameCheck().Model.Threshold(Strictness.Standard), 0.01, 0.999);
}
