using System.Text;
using Loam.Rewriting.Styles;
using Loam.Runs.Options;

namespace Loam.Tests.Architecture;

/// <summary>The list of styles in <c>docs/styles.md</c> is written from the code.</summary>
public class StyleDocsTests
{
    const string Page = "docs/styles.md";
    const string Begin = "<!-- styles: written by a test, see StyleDocsTests -->\n";
    const string End = "<!-- end of styles -->\n";

    [Fact]
    public void The_page_says_of_every_style_what_the_code_says()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.Repository, Page));
        var from = page.IndexOf(Begin, StringComparison.Ordinal);
        var to = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"{Page} lacks the marks around its list of styles");
        Golden.Matches(Page, page[..(from + Begin.Length)] + List() + page[to..]);
    }

    static string List()
    {
        var list = new StringBuilder("\n| style | page tokens, at most | answer tokens, at most | shortest page | shortest rewrite | temperature, top_p | polish |\n|---|---:|---:|---:|---:|---|---|\n");
        foreach (var style in RewriteStyle.All)
            list.Append($"| [`{style.Name}`](#{style.Name}) | {style.ChunkTokens} | {style.Sampling.MaxOutputTokens} | {style.MinTokens} | {style.MinResultTokens} | {style.Sampling.Temperature}, {style.Sampling.TopP}{(style.Sampling.Body.IsEmpty ? "" : $", `{style.Sampling.Body}`")} | {string.Join(", ", style.Polish.Select(p => ValueParser.ChoiceName(p.ToString())))} |\n");
        foreach (var style in RewriteStyle.All)
        {
            list.Append($"\n#### {style.Name}\n\n{style.About}\n");
            if (style.Prompts["en"].Unsuitable is { } word)
                list.Append($"A page that does not suit is answered with the word {word} (`rewrite.unsuitable`).\n");
        }
        return list.Append('\n').ToString();
    }
}
