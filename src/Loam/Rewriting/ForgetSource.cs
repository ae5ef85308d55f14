using Loam.Documents;
using Loam.Steps;

namespace Loam.Rewriting;

/// <summary>Takes the page's text out of a rewrite again, where no guard came after the rewriting to do so: no dataset holds a page twice.</summary>
public sealed class ForgetSource : Mapper
{
    /// <inheritdoc/>
    public override StepIdentity Identity => new("forget_source", 1);

    /// <inheritdoc/>
    public override Document Map(Document document) => document with { Meta = document.Meta.Remove(RewriteStep.SourceText) };
}
