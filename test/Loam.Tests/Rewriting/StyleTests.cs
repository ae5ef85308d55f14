using System.Runtime.CompilerServices;
using Loam.Rewriting;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

public class StyleTests
{
    /// <summary>A changed prompt must be looked at and get a new version: delete the golden file to accept it.</summary>
    [Theory]
    [InlineData("wiki", "de")]
    [InlineData("wiki", "en")]
    [InlineData("wiki", "fr")]
    [InlineData("qa", "de")]
    [InlineData("qa", "en")]
    [InlineData("qa", "fr")]
    public void Rendered_prompts_are_as_reviewed(string style, string language)
    {
        var request = RewriteStyle.Find(style)!.Render(Pages.Page("Der Text.", language: language, title: "Der Titel"), "Der Text.", 0);
        var rendered = $"{request.PromptVersion} temperature {request.Sampling.Temperature} top_p {request.Sampling.TopP} max {request.Sampling.MaxOutputTokens}\n--- system\n{request.System}\n--- user\n{request.Message}\n";
        var golden = Path.Combine(Here(), "Golden", $"{style}-{language}.txt");
        if (!File.Exists(golden))
        {
            File.WriteAllText(golden, rendered);
            Assert.Fail($"{golden} was missing and is written: review it, then run again");
        }
        Assert.Equal(File.ReadAllText(golden), rendered);
    }

    [Theory]
    [InlineData("Hier ist der Artikel:\n**Die Mühle** ist alt.", "Die Mühle ist alt.")]
    [InlineData("Hier ist der Artikel:\n# Mühle\n* eins\n* zwei", "== Mühle ==\n- eins\n- zwei")]
    [InlineData("<think>Erst denken.</think>\nHier ist der Artikel: „Die Mühle ist alt.“", "Die Mühle ist alt.")]
    [InlineData("Hier ist der Artikel:\nSiehe [die Karte](https://example.org/k).", "Siehe die Karte.")]
    public void Articles_lose_sentinel_markdown_and_quotes(string answer, string text) => Assert.Equal(text, RewriteStyle.Find("wiki")!.Finish(answer, "de").Text);

    [Theory]
    [InlineData("Gerne! Hier ist der Artikel:\nText.")]
    [InlineData("Hier ist der Artikel:\nText.\nHier ist der Artikel:\nText.")]
    [InlineData("Text ohne alles.")]
    public void A_sentinel_that_does_not_open_exactly_once_is_refused(string answer) =>
        Assert.Same(RewriteReasons.NoSentinel, RewriteStyle.Find("wiki")!.Finish(answer, "de").Verdict.Reason);

    [Theory]
    [InlineData("Here are the questions and answers:\n1. **Question:** Who?\n**Answer:** Ann.\n\nQ2: When?\nA2: In 1998.")]
    [InlineData("Here are the questions and answers:\nQuestion: Who?\nAnswer:\nAnn.\nQuestion: When?\nAnswer: In\n1998.\nQuestion: Left open?")]
    public void Pairs_are_read_in_many_forms_and_written_in_one(string answer) =>
        Assert.Equal("Question: Who?\nAnswer: Ann.\n\nQuestion: When?\nAnswer: In 1998.", RewriteStyle.Find("qa")!.Finish(answer, "en").Text);

    static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
