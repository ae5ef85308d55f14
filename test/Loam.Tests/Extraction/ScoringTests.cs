using Loam.Documents;
using Loam.Extraction.Scoring;

namespace Loam.Tests.Extraction;

public class ScoringTests
{
    [Fact]
    public void Counts_segments_after_folding_white_space_and_marks()
    {
        var gold = new GoldPage { Url = "u", MustHave = ["zwei Zeilen", "Jahr Kosten", "Kapitel eins", "fehlt"], MustNotHave = ["Menü", "zwei"] };
        var score = SegmentScore.Of(gold, "## Kapitel eins\n\n- zwei\n  Zeilen\n\nJahr | Kosten");
        Assert.Equal(new SegmentScore(3, 1, 1, 1), score);
        Assert.Equal(0.75, score.Precision);
        Assert.Equal(0.75, score.Recall);
        Assert.Equal(0.75, score.F1);
    }

    [Fact]
    public void Keeps_what_only_looks_like_a_mark() =>
        Assert.Equal("#1 choice - really -5 C#", SegmentScore.Fold("#1 choice - really\n-5 C#"));

    [Fact]
    public void Compares_bags_of_words()
    {
        var score = TokenScore.Of("Der Hund bellt, der Hund!", "der hund schläft");
        Assert.Equal(2.0 / 3, score.Precision);
        Assert.Equal(2.0 / 5, score.Recall);
        Assert.Equal(0.5, score.F1, 12);
    }

    [Fact]
    public void Sums_pages_with_titles_dates_and_texts()
    {
        var page = new Document { Id = new("t", "1"), Text = "ein Wort", Title = "Der  Titel", Date = "2020-01-02" };
        var right = ExtractionScore.Of(new() { Url = "u", Title = "der Titel", Date = "2020-01-02", Text = "ein Wort" }, page);
        var wrong = ExtractionScore.Of(new() { Url = "u", Title = "Titel", Date = "2020-01-03", Text = "anders" }, page);
        var both = right + wrong;
        Assert.Equal((2, 0.5, 0.5, 0.5), (both.Pages, both.TitleAccuracy, both.DateAccuracy, both.TokenF1));
    }

    [Fact]
    public void Reads_gold_rows_by_address_or_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, ["{\"url\":\"http://a \",\"must_have\":[\"x\"],\"must_not_have\":[]}", "", "{\"file\":\"de/b.html\",\"date\":\"2020-01-02\"}"]);
            var rows = GoldPage.Read(path);
            Assert.Equal(["http://a", "de/b.html"], rows.Select(row => row.Url));
            Assert.Equal("2020-01-02", rows[1].Date);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
