namespace Loam.Guarding.Faith.Numbers;

/// <summary>Numbers, dates, ranks and units of the rewrite that the source does not have, or does not have there.</summary>
/// <remarks>
/// Asking only whether the source has a number anywhere was tried first: it missed a quarter of the flaws, for small numbers stand in every source, and it marked what a writer may count, round
/// or take from a date. Now a number is doubted the more, the less it is at home in its place and the more another number is that the rewrite has lost; see <see cref="Counterparts"/>.
/// </remarks>
sealed class NumberCheck() : FaithCheck(GuardReasons.Number)
{
    internal override IReadOnlyList<string> Features => NumberDoubt.Features;

    internal override bool Applies(Comparison comparison, GuardOptions options) => options.Numbers && !comparison.Form.Calculates;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var said = Quantities.In(comparison.Rewrite, isSource: false, comparison.IsEnglish);
        if (said.Count == 0)
            return;
        var known = comparison.Quantities;
        var steps = StepMarks.In(said, comparison.Rewrite.Text);
        var doubt = new NumberDoubt(comparison, said, known);
        for (var i = 0; i < said.Count; i++)
        {
            if (!steps.Contains(i) && doubt.Of(i) is { } candidate)
                candidates.Add(candidate);
        }
    }
}
