using Loam.Documents;
using Loam.Extraction;

namespace Loam.Tests.Extraction;

/// <summary>Small pages of the kinds that the web is made of.</summary>
public class MainTextTests
{
    const string Menu = "<nav><ul><li><a href='/'>Start</a><li><a href='/sport'>Sport</a><li><a href='/kultur'>Kultur</a></ul></nav>";
    const string Foot = "<footer><p>© 2024 Der Bote. Alle Rechte vorbehalten.</p><a href='/impressum'>Impressum</a></footer>";
    const string First = "Der Gemeinderat hat am Montagabend beschlossen, die alte Brücke im Norden der Stadt zu erneuern, weil sie nicht mehr trägt.";
    const string Second = "Die Arbeiten beginnen im Mai und dauern zwei Jahre; in dieser Zeit fahren die Busse einen Umweg über die Mühlstraße.";
    const string Third = "Rund vier Millionen Euro kostet der Bau, sagte die Bürgermeisterin, und das Land übernimmt davon die Hälfte.";

    [Fact]
    public void Takes_the_article_out_of_a_news_page()
    {
        var text = Extract($"""
            {Menu}<div class="cookie-banner"><p>Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten, und bitten um Zustimmung.</p></div>
            <main><article><header><h1>Neue Brücke</h1><p class="lead">{First}</p><div class="article-meta">Von Eva Beck, 3. Mai 2020</div></header>
            <div class="article-body"><p>{Second}</p><h2>Die Kosten</h2><p>{Third}</p>
            <figure><img src=x><figcaption>Die alte Brücke im Abendlicht. Foto: Beck</figcaption></figure>
            <div class="share-buttons"><a href="#">Teilen</a> <a href="#">Twittern</a></div></div></article>
            <section class="related"><h2>Lesen Sie auch</h2><ul><li><a href="/a">Ein anderer Artikel über Brücken</a></ul></section>
            <div id="comments"><h3>2 Kommentare</h3><p>Das wurde aber auch Zeit, seit Jahren fahren wir da mit Angst darüber, finde ich.</p></div>
            </main><aside><h3>Meistgelesen</h3><p>Ein ganz anderer Text, der nichts mit der Brücke zu tun hat, aber lang ist.</p></aside>{Foot}
            """);
        Assert.Equal($"{First}\n\n{Second}\n\n## Die Kosten\n\n{Third}", text);
    }

    [Fact]
    public void Takes_the_article_out_of_tables_that_lay_out_a_page()
    {
        var text = Extract($"""
            <table><tr><td colspan=2><b>Der Bote</b></td></tr><tr><td width=150><a href=1>Start</a><br><a href=2>Archiv</a><br><a href=3>Links</a></td>
            <td><font size=5>Neue Brücke</font><br><br>{First}<br><br>{Second}<br>{Third}</td></tr></table>
            """);
        Assert.Contains($"{First}\n\n{Second}\n{Third}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Archiv", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_article_out_of_divs_without_names()
    {
        var text = Extract($"""
            <div><div><div><a href=1>Start</a></div><div><a href=2>Sport</a></div><div><a href=3>Kultur</a></div></div>
            <div><div><div>{First}</div><div>{Second}</div></div><div><div>{Third}</div></div></div>
            <div><div><a href=4>Impressum</a></div><div><a href=5>Datenschutz</a></div></div></div>
            """);
        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", text);
    }

    [Fact]
    public void Keeps_lists_tables_definitions_and_code()
    {
        var text = Extract($"""
            <article><p>{First}</p><ul><li>Beton für die Pfeiler<li>Stahl für das Geländer</ul><p>{Second}</p><ol><li>Abriss<li>Neubau</ol>
            <table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2020</td><td>1,5 Mio.</td></tr><tr><td>2021</td><td>2,5 Mio.</td></tr></table>
            <dl><dt>Pfeiler</dt><dd>Trägt die Brücke.</dd><dt>Widerlager</dt><dd>Hält sie am Ufer.</dd></dl><pre>x = 1
              y = 2</pre><p>{Third}</p></article>
            """);
        Assert.Equal(
            $"{First}\n\n- Beton für die Pfeiler\n- Stahl für das Geländer\n\n{Second}\n\n1. Abriss\n2. Neubau\n\nJahr | Kosten\n2020 | 1,5 Mio.\n2021 | 2,5 Mio.\n\n"
            + $"Pfeiler: Trägt die Brücke.\nWiderlager: Hält sie am Ufer.\n\n```\nx = 1\n  y = 2\n```\n\n{Third}", text);
    }

    [Fact]
    public void Writes_the_same_lines_without_marks_where_plain_text_is_wanted()
    {
        var html = $"<article><p>{First}</p><h2>Bau</h2><p>{Second}</p><ul><li>Beton<li>Stahl</ul></article>";
        Assert.Equal($"{First}\n\nBau\n\n{Second}\n\nBeton\nStahl", Extract(html, new() { Structure = TextStructure.Plain }));
    }

    [Fact]
    public void Keeps_questions_with_their_answers()
    {
        var text = Extract("""
            <div id="content"><h1>Häufige Fragen</h1><h3>Wann beginnt der Bau?</h3><p>Der Bau beginnt im Mai, sobald das Hochwasser gewichen ist und die Kräne stehen.</p>
            <h3>Wer bezahlt die Brücke?</h3><p>Die Stadt bezahlt die eine Hälfte, das Land die andere; Gebühren werden nicht erhoben.</p></div>
            """);
        Assert.Contains("### Wann beginnt der Bau?\n\nDer Bau beginnt im Mai", text, StringComparison.Ordinal);
        Assert.Contains("### Wer bezahlt die Brücke?\n\nDie Stadt bezahlt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_post_and_leaves_the_comments_of_an_English_blog()
    {
        const string post = "I planted the first tomatoes in April, much too early, and the frost took every single one of them within a week.";
        const string more = "This year I waited until the middle of May, and now the plants are taller than I am, which is both a joy and a problem.";
        const string comment = "Same here, lost all of mine as well, and I will never listen to the weather forecast again, thanks for sharing this.";
        var html = $"""
            <body class="single has-sidebar comments-open"><header><h1><a href="/">Garden Notes</a></h1></header>
            <div id="content"><div class="post hentry tag-menu category-news"><h2 class="entry-title">Tomatoes, again</h2><div class="entry-content"><p>{post}</p><p>{more}</p>
            <p>Share this: <a href=1>Facebook</a> <a href=2>Twitter</a></p></div></div>
            <ol class="commentlist"><li><p>{comment}</p></li></ol><form><p>Leave a reply, your email address will not be published.</p></form></div>
            <div id="sidebar"><h3>Archives</h3><ul><li><a href=3>May 2020</a><li><a href=4>April 2020</a></ul></div></body>
            """;
        var text = Extract(html);
        Assert.Contains($"{post}\n\n{more}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Same here", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Share", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Archives", text, StringComparison.Ordinal);
        Assert.Contains("Same here", Extract(html, new() { Comments = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_all_posts_of_a_forum_thread()
    {
        var text = Extract($"""
            <h1>Brücke gesperrt?</h1><div class="thread"><div class="message"><p>{First}</p></div><div class="message"><p>{Second}</p></div>
            <div class="message"><p>{Third}</p></div></div>
            """);
        Assert.Contains(First, text, StringComparison.Ordinal);
        Assert.Contains(Second, text, StringComparison.Ordinal);
        Assert.Contains(Third, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Removes_invisible_characters_and_folds_white_space() =>
        Assert.Equal("Donaudampfschiff 5 km weit, sagte er, und alle nickten dazu, weil es stimmte.",
            Extract("<p>Donau&shy;dampf\u200Bschiff 5&nbsp;km   weit,\n\t sagte er, und alle nickten dazu, weil es stimmte.</p>"));

    [Fact]
    public void Falls_back_to_the_body_in_the_linked_data_of_a_page_that_scripts_fill()
    {
        var text = Extract("<div id=app></div><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + First + "\\n" + Second + "\"}</script>");
        Assert.Equal($"{First}\n\n{Second}", text);
    }

    [Fact]
    public void A_class_name_does_not_cost_a_page_its_text()
    {
        var text = Extract($"<div class='sidebar'><p>{First}</p><p>{Second}</p><p>{Third}</p></div>");
        Assert.Equal($"{First}\n\n{Second}\n\n{Third}", text);
    }

    [Fact]
    public void Passes_plain_documents_unchanged()
    {
        var document = new Document { Id = new("test", "1"), Text = "a < b & c" };
        Assert.Same(document, new Extractor().Map(document));
    }

    [Fact]
    public void The_headline_is_the_title_and_stands_in_the_text_only_on_request()
    {
        var html = $"<title>Neue Brücke</title><article><h1>Neue Brücke</h1><p>{First}</p><p>{Second}</p></article>";
        Assert.StartsWith(First, Extract(html), StringComparison.Ordinal);
        Assert.StartsWith("# Neue Brücke\n\n" + First, Extract(html, new() { Headline = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_once_what_a_page_says_twice() =>
        Assert.Equal($"{First}\n\n{Second}", Extract($"<article><div class=mobile><p>{First}</p></div><div class=desktop><p>{First}</p><p>{Second}</p></div></article>"));

    [Fact]
    public void Drops_lines_that_announce_what_was_dropped()
    {
        var text = Extract($"""
            <article><p>{First}</p><p>Das brauchen Sie:</p><ul><li>Beton<li>Stahl</ul><p>{Second}</p><p>Und noch etwas aus der Region:</p>
            <ul><li><a href=1>Der Bürgermeister eröffnet das Bad</a><li><a href=2>Der Markt zieht um</a></ul></article>
            """);
        Assert.Equal($"{First}\n\nDas brauchen Sie:\n\n- Beton\n- Stahl\n\n{Second}", text);
    }

    [Fact]
    public void Stops_before_the_next_article_of_an_endless_page()
    {
        var next = "Am Donnerstag hat der Zoo zwei junge Luchse vorgestellt, die im Frühjahr geboren wurden und nun das Gehege erkunden.";
        var html = $"""
            <title>Neue Brücke</title><main><article><h1>Neue Brücke</h1><p>{First}</p><p>{Second}</p></article>
            <article><h1>Luchse im Zoo</h1><p>{next}</p><p>{Third}</p></article></main>
            """;
        Assert.Equal($"{First}\n\n{Second}", Extract(html));
        Assert.Contains(next, Extract(html.Replace("Luchse im Zoo", "Re: Neue Brücke", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_tables_out_on_request() =>
        Assert.DoesNotContain("2020", Extract($"<p>{First}</p><table><tr><th>Jahr<th>x<tr><td>2020<td>y</table><p>{Second}</p>", new() { Tables = false }), StringComparison.Ordinal);

    static string Extract(string html, ExtractOptions? options = null) =>
        new Extractor(options ?? new()).Map(new() { Id = new("test", "1"), Format = TextFormat.Html, Text = html }).Text;
}
