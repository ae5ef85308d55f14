using Loam.Rewriting;
using Loam.Rewriting.Extractive;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

public class LongPageTests
{
    static readonly string[] Nouns = ["Mühle", "Brücke", "Kirche", "Schleuse", "Werkstatt", "Bahnlinie", "Siedlung", "Quelle", "Mauer", "Orgel", "Wiese", "Halle", "Straße"];

    static readonly string[] Places = ["Auental", "Birkenau", "Dornheim", "Eschbach", "Felden", "Grünau", "Hagen"];

    /// <summary>Prose of many paragraphs and sections, no sentence twice.</summary>
    static string Prose(int characters)
    {
        var text = new System.Text.StringBuilder(characters + 300);
        for (var i = 0; text.Length < characters; i++)
        {
            if (i % 40 == 0)
                text.Append("\n## Abschnitt ").Append(Places[i / 40 % Places.Length]).Append('\n');
            else if (i % 5 == 0)
                text.Append('\n');
            text.Append("Die ").Append(Nouns[i % Nouns.Length]).Append(" in ").Append(Places[i % Places.Length]).Append(" wurde im Jahr ").Append(1000 + i % 1000)
                .Append(" unter der Nummer ").Append(i).Append(" von der Familie ").Append(Places[i / 7 % Places.Length]).Append(" aus Stein gebaut. ");
        }
        return text.ToString();
    }

    static async Task<RewriteAnswer> Answer(string text, string style, CancellationToken cancellation)
    {
        using var engine = new ExtractiveEngine();
        return await engine.AnswerAsync(RewriteStyle.Find(style)!.Render(Pages.Page(text), text, 0), cancellation);
    }

    [Theory]
    [InlineData("wiki", 1_000_000)]
    [InlineData("wiki", 5_000_000)]
    [InlineData("qa", 5_000_000)]
    public async Task A_page_of_megabytes_is_written_before_time_is_up(string style, int characters)
    {
        // What was quadratic took minutes; this takes a second or two. A limit that is passed cancels, and fails the test.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        Assert.NotEmpty((await Answer(Prose(characters), style, limit.Token)).Text);
    }

    [Fact]
    public void Reads_no_more_of_a_page_than_it_says()
    {
        var page = new Page(Prose(2_000_000), null, null, GermanExtraction.Instance, default);
        Assert.Equal(Page.MostSentences, page.Sentences.Count);
        Assert.Equal(Page.MostSentences, Enumerable.Range(0, page.Sections.Count).Sum(section => page.SentencesOf(section).Count));
        Assert.Equal(Enumerable.Range(0, Page.MostSentences), page.Sentences.Select(sentence => sentence.Index));
    }

    [Theory]
    [InlineData("Schlüssel: Text mit vielen Worten über dieses eine Thema und das andere dazu.\n")]
    [InlineData("# ########################################################################\n")]
    [InlineData("#########")]
    [InlineData("„Wort “ (a) ")]
    public async Task Damaged_pages_take_no_longer(string line)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var text = string.Concat(Enumerable.Repeat(line, 1_000_000 / line.Length));
        foreach (var style in new[] { "wiki", "qa" })
            await Answer("# " + text + "x", style, limit.Token);
        Assert.False(limit.IsCancellationRequested, "took more than 40 s");
    }

    [Theory]
    [InlineData("wiki")]
    [InlineData("qa")]
    public async Task Cancelling_stops_in_the_middle_of_a_page(string style)
    {
        var text = Prose(5_000_000);
        using var stop = new CancellationTokenSource();
        var answer = Task.Run(() => Answer(text, style, stop.Token));
        stop.CancelAfter(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public void What_was_said_before_is_what_comparing_with_all_of_it_finds()
    {
        var page = new Page(Prose(20_000), null, null, GermanExtraction.Instance, default);
        var said = new SaidBefore();
        var all = new List<PageSentence>();
        var repeats = 0;
        foreach (var sentence in page.Sentences)
        {
            var expected = all.Exists(other => Overlap(sentence, other) > 0.6);
            Assert.Equal(expected, said.Repeats(sentence));
            repeats += expected ? 1 : 0;
            if (expected)
                continue;
            all.Add(sentence);
            said.Add(sentence);
        }
        Assert.InRange(repeats, 1, page.Sentences.Count - 2);
    }

    static double Overlap(PageSentence a, PageSentence b) =>
        a.Stems.Intersect(b.Stems, StringComparer.Ordinal).Count() / (double)Math.Max(1, Math.Min(a.Stems.Count, b.Stems.Count));
}
