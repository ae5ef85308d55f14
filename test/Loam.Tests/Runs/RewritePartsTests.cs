using Loam.Rewriting;
using Loam.Runs;
using Loam.Runs.Stages;
using Loam.Steps;

namespace Loam.Tests.Runs;

public class RewritePartsTests
{
    [Theory]
    [InlineData("wikki", "there is no style 'wikki'; did you mean 'wiki'?")]
    [InlineData("sumary", "there is no style 'sumary'; did you mean 'summary'?")]
    [InlineData("qqqqqqqqqqqqqqqqq", "valid: ")]
    public void A_mistyped_style_is_told_what_it_may_have_meant(string name, string words)
    {
        var error = Assert.Throws<RecipeException>(() => RewriteParts.SelectionOf(new RewriteOptions { Styles = [name] }, "."));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("or a style file, ending in .yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_disposes_of_the_engines_that_it_has_made()
    {
        var engine = new Watched();
        new RunPlan("p", 1, [.. ChainStage.Chain("rewrites", ["in"], [new RewriteStep(engine, new())], null, 1)]).Dispose();
        Assert.True(engine.IsDisposed);
    }

    sealed class Watched : RewriteEngine
    {
        public override string Model => "m";

        public override string Identity => "m";

        internal bool IsDisposed { get; private set; }

        public override Task<RewriteAnswer> AnswerAsync(RewriteRequest request, CancellationToken cancellation) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
