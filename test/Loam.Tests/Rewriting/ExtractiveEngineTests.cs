using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Extractive;
using Loam.Rewriting.Styles;
using Loam.Text;

namespace Loam.Tests.Rewriting;

public class ExtractiveEngineTests
{
    static async Task<Rewrite> Write(Document page, string style)
    {
        using var engine = new ExtractiveEngine();
        return await new RewriteStep(engine, new RewriteOptions { Styles = [style] }).RewriteAsync(page, RewriteStyle.Find(style)!, default);
    }

    [Fact]
    public async Task An_article_opens_with_the_definition_and_keeps_headings_and_lists()
    {
        var article = (await Write(Pages.Page(), "wiki")).Document.Text;
        Assert.StartsWith("Die Wassermühle Auental ist eine Getreidemühle am Rand von Auental.", article, StringComparison.Ordinal);
        Assert.Contains("== Geschichte ==", article, StringComparison.Ordinal);
        Assert.Contains("- eine Ölpresse aus Eichenholz", article, StringComparison.Ordinal);
        Assert.DoesNotContain("freuen uns", article, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sentence_of_an_article_stands_on_the_page()
    {
        var article = (await Write(Pages.Page(), "wiki")).Document.Text;
        foreach (var sentence in Sentences.Split(article).Where(line => !line.StartsWith("==", StringComparison.Ordinal)))
            Assert.Contains(sentence, Pages.Mill, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Was ist die Wassermühle Auental?", "Die Wassermühle Auental ist eine Getreidemühle am Rand von Auental.")]
    [InlineData("Wann brannte das Mühlenhaus bis auf die Mauern nieder?", "Am 3. Mai 1881 brannte das Mühlenhaus bis auf die Mauern nieder.")]
    [InlineData("Wann ist die Mühle geöffnet?", "Die Mühle ist von April bis Oktober an jedem Sonntag geöffnet. Der Eintritt kostet 4 Euro.")]
    public async Task Pairs_ask_for_what_a_sentence_says(string question, string answer)
    {
        var pairs = (await Write(Pages.Page(), "qa")).Document.Text;
        Assert.Contains($"Frage: {question}\nAntwort: {answer}", pairs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Der Verein hat 350 Mitglieder.", "Wie viele Mitglieder hat der Verein?")]
    [InlineData("1998 gründete die Stadt ein Museum.", "Wann gründete die Stadt ein Museum?")]
    [InlineData("Da der Bach wenig Wasser führt, steht das Rad still.", "Warum steht das Rad still?")]
    [InlineData("Der Mörtel besteht aus Lehm und Sand.", "Woraus besteht der Mörtel?")]
    [InlineData("Unter Eigenbedarf versteht man die Nutzung durch den Eigentümer.", "Was versteht man unter Eigenbedarf?")]
    [InlineData("Wenn der Frost kommt, platzt die Leitung.", "Was geschieht, wenn der Frost kommt?")]
    [InlineData("Es gibt sieben Brunnen im Tal.", "Wie viele Brunnen gibt es im Tal?")]
    [InlineData("Der Ort liegt an der Elbe.", "Wo liegt der Ort?")]
    [InlineData("Die Fahrt kostet 12 Euro.", "Was kostet die Fahrt?")]
    public void German_questions_come_from_moving_words(string sentence, string question) =>
        Assert.Contains(question, GermanExtraction.Instance.Ask(sentence).Select(asked => asked.Text));

    [Theory]
    [InlineData("The bridge was opened in 1902 by the king.", "When was the bridge opened by the king?")]
    [InlineData("A knot is a fastening made in rope.", "What is a knot?")]
    [InlineData("There are seven wells in the valley.", "How many wells are there in the valley?")]
    [InlineData("The club has 350 members.", "How many members does the club have?")]
    [InlineData("If the tap drips, the seal is worn.", "What happens if the tap drips?")]
    public void English_questions_come_from_moving_words(string sentence, string question) =>
        Assert.Contains(question, EnglishExtraction.Instance.Ask(sentence).Select(asked => asked.Text));

    [Theory]
    [InlineData("Er wurde 1998 gegründet.")]
    [InlineData("Zudem ist die Anlage hoch.")]
    [InlineData("Größter Erfolg war der Aufstieg 1983.")]
    public void Asks_nothing_that_would_lean_on_other_sentences(string sentence) => Assert.Empty(GermanExtraction.Instance.Ask(sentence));

    [Theory]
    [InlineData("Ich liebe diesen schönen alten Ort sehr.")]
    [InlineData("Abonnieren Sie jetzt unseren kostenlosen Newsletter.")]
    [InlineData("Wussten Sie das schon lange vor allen anderen?")]
    [InlineData("Mit einem Klick erfahren Sie mehr darüber.")]
    public void Leaves_out_address_and_advertising(string sentence) => Assert.False(GermanExtraction.Instance.IsUsable(sentence));

    [Theory]
    [InlineData("30. Juli 2021 · von Jonas & Miri · Lesezeit: 4 Minuten", null)]
    [InlineData("Stand: 12.03.2022", null)]
    [InlineData("Dienstag, 3. Mai 2022, 14:30 Uhr", null)]
    [InlineData("Von Anna Berger, 3. Mai 2022", null)]
    [InlineData("2022-05-03 von Anna Berger", null)]
    [InlineData("By Jane Smith · March 4, 2021", null)]
    [InlineData("5 min read", null)]
    [InlineData("3. Mai 1881: Der große Brand", "3. Mai 1881: Der große Brand")]
    [InlineData("Von der Idee bis zum 3. Mai 1881", "Von der Idee bis zum 3. Mai 1881")]
    [InlineData("Der Brand am 3. Mai 1881", "Der Brand am 3. Mai 1881")]
    [InlineData("Was ist die Mühle?", "Mühle")]
    public void Bylines_and_dates_are_no_headings(string line, string? heading) => Assert.Equal(heading, GermanExtraction.Instance.Heading(line));

    [Fact]
    public async Task An_article_leaves_a_byline_out()
    {
        var article = (await Write(Pages.Page(Pages.Mill.Replace("## Technik", "## 30. Juli 2021 · von Jonas & Miri · Lesezeit: 4 Minuten", StringComparison.Ordinal)), "wiki")).Document.Text;
        Assert.Contains("Ölpresse aus Eichenholz", article, StringComparison.Ordinal);
        Assert.DoesNotContain("Jonas", article, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_chat_has_nothing_to_say()
    {
        var page = Pages.Page(string.Join('\n', Enumerable.Repeat("Hallo ihr Lieben, ich zeige euch heute mein neues Zimmer! Schreibt mir gerne, was ihr davon haltet.", 6)));
        var rewrite = await Write(page, "wiki");
        Assert.Same(RewriteReasons.NothingToSay, rewrite.Verdict.Reason);
    }

    [Fact]
    public async Task The_same_page_gives_the_same_words_in_every_run()
    {
        var first = await Write(Pages.Page(), "qa");
        var second = await Write(Pages.Page(), "qa");
        Assert.Equal(first.Document.Text, second.Document.Text);
    }

    [SkippableFact]
    public async Task Real_pages_give_articles_of_about_half_their_length()
    {
        var path = SharedData.Require("rewrites/corpus-de.jsonl");
        var (words, written, dropped, pages) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines(path).Take(60))
        {
            using var row = System.Text.Json.JsonDocument.Parse(line);
            var page = Pages.Page(row.RootElement.GetProperty("source").GetString()!, title: row.RootElement.GetProperty("title").GetString());
            var rewrite = await Write(page, "wiki");
            pages++;
            if (rewrite.Verdict.Drops)
            {
                dropped++;
                continue;
            }
            words += Words.Count(page.Text);
            written += Words.Count(rewrite.Document.Text);
        }
        Assert.InRange(written / (double)words, 0.3, 0.65);
        Assert.True(dropped < 0.1 * pages, $"{dropped} of {pages} pages had nothing to say");
    }
}
