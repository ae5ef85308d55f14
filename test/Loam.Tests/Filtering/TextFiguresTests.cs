using Loam.Documents;
using Loam.Filtering;

namespace Loam.Tests.Filtering;

public class TextFiguresTests
{
    static Document Of(string text) => new TextFigures().Annotate(new() { Id = new("t", "1"), Text = text });

    [Fact]
    public void Prose_is_the_share_of_lines_that_end_a_sentence() =>
        Assert.Equal(18.0 / 30, Of("Start | News\n\nDie Mühle ist alt.\n").Scores["prose"], 6);

    [Fact]
    public void A_sentence_said_twice_is_repetition()
    {
        const string said = "Der Bäcker buk am Morgen ein gutes Brot. ";
        Assert.Equal(1, Of(said + said).Scores["repetition"], 6);
        Assert.Equal(0, Of(said).Scores["repetition"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_scores_nothing(string text) => Assert.All(Of(text).Scores, s => Assert.Equal(0, s.Value));

    [SkippableFact]
    public void Real_articles_are_prose_and_raw_tables_are_not()
    {
        var path = SharedData.Require("rewrites/corpus-de.jsonl");
        var scores = File.ReadLines(path).Take(60).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement)
            .Select(row => (Source: Of(row.GetProperty("source").GetString()!).Scores["prose"], Wiki: Of(row.GetProperty("wiki").GetString()!).Scores["prose"])).ToList();
        Assert.True(scores.Average(s => s.Wiki) > scores.Average(s => s.Source));
        Assert.True(scores.Average(s => s.Wiki) > 0.9);
    }
}
