using Loam.Documents;
using Loam.Rewriting;
using Loam.Rewriting.Extractive;
using Loam.Rewriting.Styles;

namespace Loam.Tests.Rewriting;

public class JudgedRewriteTests
{
    [Fact]
    public async Task Comes_back_whole()
    {
        using var engine = new ExtractiveEngine();
        var step = new RewriteStep(engine, new RewriteOptions());
        foreach (var page in new[] { Pages.Page(), Pages.Page("kurz") })
        {
            var judged = JudgedRewrite.Of(await step.RewriteAsync(page, RewriteStyle.BuiltIn("wiki"), default));
            var back = JudgedRewrite.Packing.Unpack(JudgedRewrite.Packing.Pack(judged));
            Assert.Equal(judged.Verdict, back.Verdict);
            Assert.Equal(judged.Totals, back.Totals);
            Assert.Equal(DocumentBytes.Of(judged.Document!), DocumentBytes.Of(back.Document!));
            Assert.InRange(JudgedRewrite.Packing.Weigh(judged), page.Text.Length + 2 * judged.Document!.Text.Length, 2000 + 2 * page.Text.Length + 2 * judged.Document.Text.Length);
        }
        var pending = JudgedRewrite.Of(new Rewrite(Pages.Page(), default, [], []) { Pending = true });
        Assert.Null(JudgedRewrite.Packing.Unpack(JudgedRewrite.Packing.Pack(pending)).Document);
    }
}
