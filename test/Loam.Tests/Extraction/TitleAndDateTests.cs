using Loam.Documents;
using Loam.Extraction;
using Loam.Extraction.Metadata;

namespace Loam.Tests.Extraction;

public class TitleAndDateTests
{
    const string Prose = "<p>Die Stadt hat am Montag beschlossen, die Brücke im Norden zu erneuern. Die Arbeiten dauern zwei Jahre.</p>";

    [Theory]
    [InlineData("<title>Neue Brücke im Norden - Der Bote</title><h1>Neue Brücke im Norden</h1>", "Neue Brücke im Norden")]
    [InlineData("<title>Neue Brücke im Norden | Der Bote</title>", "Neue Brücke im Norden")]
    [InlineData("<title>Der Bote » Neue Brücke im Norden</title><h1>Der Bote</h1>", "Neue Brücke im Norden")]
    [InlineData("<title>Neue Brücke | Bote</title><meta property='og:title' content='Neue Br&uuml;cke im Norden'>", "Neue Brücke im Norden")]
    [InlineData("<title>x</title><meta property='og:site_name' content='Bote'><meta property='og:title' content='Neue Brücke - Bote'>", "Neue Brücke")]
    [InlineData("<title>Bote</title><h1><a href='/'>Bote</a></h1><h2>Neue Brücke im Norden</h2>", "Bote")]
    [InlineData("<title>Neue Brücke im Norden – derbote.example</title><h1>derbote</h1><h2>Neue Brücke im Norden</h2>", "Neue Brücke im Norden")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Neue &amp; alte Brücken\"}</script>", "Neue & alte Brücken")]
    public void Finds_the_title(string head, string title) =>
        Assert.Equal(title, Extract(head + Prose, "https://www.derbote.example/a").Title);

    [Fact]
    public void Keeps_the_title_that_a_reader_gave_where_the_page_has_none()
    {
        var page = new Document { Id = new("t", "1"), Format = TextFormat.Html, Text = Prose, Title = "Given" };
        Assert.Equal("Given", new Extractor().Map(page).Title);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2019-12-24T23:30:00+01:00'>", "2019-12-24")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"Article\"],\"datePublished\":\"2018-02-28\",\"dateModified\":\"2020-01-01\"}]}</script>", "2018-02-28")]
    [InlineData("<script type='application/ld+json'>{broken</script><meta name='date' content='2017-05-06'>", "2017-05-06")]
    [InlineData("<h1>T</h1><time datetime='2016-07-08T10:00'>gestern</time>", "2016-07-08")]
    [InlineData("<h1>T</h1><p class='datum'>Bonn, 3. März 2015</p>", "2015-03-03")]
    [InlineData("<h1>T</h1><div>Von Eva Beck, 24.12.19, 10:31 Uhr</div>", "2019-12-24")]
    [InlineData("<html lang=en-US><h1>T</h1><span class=date>3/4/2015</span>", "2015-03-04")]
    [InlineData("<html lang=en-GB><h1>T</h1><span class=date>3/4/2015</span>", "2015-04-03")]
    [InlineData("<h1>T</h1><span class=posted-on>December 1st, 2014</span>", "2014-12-01")]
    [InlineData("<meta property='article:modified_time' content='2013-01-02'>", "2013-01-02")]
    [InlineData("<h1>T</h1>", null)]
    public void Finds_the_day_of_publication(string head, string? date) => Assert.Equal(date, Extract(head + Prose).Date);

    [Fact]
    public void Trusts_an_address_that_names_a_whole_day() =>
        Assert.Equal("2019-01-01", Extract("<meta property='article:published_time' content='2018-12-31T23:10:00Z'>" + Prose, "https://a.example/2019/01/01/neu/").Date);

    [Theory]
    [InlineData("31.02.2019")]
    [InlineData("Version 10.2.2")]
    [InlineData("24.12.1719")]
    [InlineData("Telefon 0228 2019 12 40")]
    [InlineData("Mai")]
    public void Takes_nothing_else_for_a_date(string text) => Assert.Null(DateText.Find(text));

    [Theory]
    [InlineData("am 5. Jänner 2020", "2020-01-05")]
    [InlineData("le 1er août 2021", "2021-08-01")]
    [InlineData("4 de mayo de 2022", "2022-05-04")]
    [InlineData("16 października 2021", "2021-10-16")]
    [InlineData("Sept. 9, 2011", "2011-09-09")]
    [InlineData("2020/3/7", "2020-03-07")]
    public void Reads_dates_of_many_languages(string text, string date) => Assert.Equal(date, DateText.Find(text));

    [Fact]
    public void Keeps_language_and_author()
    {
        var document = Extract("<html lang='de-AT'><meta name=author content='Eva &quot;E&quot; Beck'>" + Prose);
        Assert.Equal("de-AT", document.Meta["html_lang"].GetString());
        Assert.Equal("Eva \"E\" Beck", document.Meta["author"].GetString());
        Assert.Null(document.Language);
    }

    static Document Extract(string html, string? url = null) =>
        new Extractor().Map(new() { Id = new("test", "1"), Format = TextFormat.Html, Text = html, Url = url });
}
