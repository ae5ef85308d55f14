using Loam.Blending;
using Loam.Reporting;
using Loam.Reporting.Charts;

namespace Loam.Runs.Stages;

/// <summary>The report's chapter on a blend: what it is made of, and how often each part repeats.</summary>
static class BlendSection
{
    public static Section From(string name, BlendPlan plan)
    {
        var parts = plan.Parts.Select((p, i) => new CompositionPart(p.Name, p.Tokens, InkOf(p.Name, i), $"{p.Epochs:0.0} epochs"));
        var table = new Table(
            [new("Part"), new("Tokens", Align.End), new("Share", Align.End), new("Asked", Align.End), new("Documents", Align.End), new("Available", Align.End), new("Epochs", Align.End), new("Effective tokens", Align.End)],
            [.. plan.Parts.Select(p => (IReadOnlyList<Cell>)[
                p.Name, NumberText.Count(p.Tokens), NumberText.Percent(p.ShareAchieved), NumberText.Percent(p.ShareAsked), NumberText.Count(p.Documents),
                NumberText.Count(p.AvailableTokens), $"{p.Epochs:0.00}", NumberText.Count((long)p.EffectiveTokens)])],
            "Effective tokens: what repeated tokens are worth in new ones (Muennighoff et al. 2023).");
        List<Block> blocks = [new Figure("What the training set is made of", new CompositionBar([new(name, [.. parts])], "tokens")), table];
        blocks.AddRange(plan.Warnings.Select(w => new Notice(Tone.Caution, "To know", w)));
        return new("Blend", blocks) { Lead = $"{NumberText.Count(plan.Tokens)} tokens under a budget of {NumberText.Count(plan.Budget)}, exactly counted." };
    }

    static Ink InkOf(string name, int index) =>
        name.Contains("organic", StringComparison.OrdinalIgnoreCase) ? Ink.Organic
        : name.Contains("synth", StringComparison.OrdinalIgnoreCase) ? Ink.Synthetic
        : (Ink)(3 + (index % 3));
}
