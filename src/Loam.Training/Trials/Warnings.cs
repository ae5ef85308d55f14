using Loam.Training.Statistics;

namespace Loam.Training.Trials;

/// <summary>What a reader should know before believing a result.</summary>
static class Warnings
{
    const int FewItems = 20;

    public static IReadOnlyList<string> Of(TrialOptions options, IReadOnlyList<TrialArmResult> arms, HeldOutSet held, long budget)
    {
        var warnings = new List<string>();
        if (held.LeftOut.Count > 0)
            warnings.Add($"{held.LeftOut.Count} of {held.LeftOut.Count + held.Documents.Count} held-out documents were left out, because they are empty or occur in an arm.");
        if (held.Items < FewItems)
            warnings.Add($"Only {held.Items} held-out documents: intervals are wide, and hold for pages like these.");
        if (options.Seeds == 1)
            warnings.Add("One seed: intervals hold for these very draws of documents; chance among the arms' documents is not in them.");
        foreach (var arm in arms)
        {
            var share = (double)budget / arm.Tokens;
            if (share > 1)
                warnings.Add($"{arm.Name} is repeated {share:0.0} times to fill the budget; its n-grams' counts say less than fresh text would.");
            else if (share > PairedBootstrap.LargestShare && options.Seeds > 1)
                warnings.Add($"{arm.Name} is used almost whole ({share * 100:0}%), so its seeds hardly differ, and intervals do not cover what other documents like it would do.");
        }
        return warnings;
    }
}
