using Loam.Steps;

namespace Loam.Blending;

/// <summary>Turns candidates into a plan: budget, targets, choices, warnings.</summary>
sealed class BlendPlanner(BlendOptions options)
{
    readonly List<string> warnings = [];

    /// <summary>Plans over each part's available candidates in the order of choice.</summary>
    public (BlendPlan Plan, PartChoice[] Choices) Plan(List<Candidate>[] available)
    {
        var totals = available.Select(part => part.Sum(c => (long)c.Tokens)).ToArray();
        for (var i = 0; i < totals.Length; i++)
        {
            if (totals[i] == 0)
                throw new RecipeException($"part {options.Parts[i].Name} of the blend has no tokens: its dataset is empty");
        }
        var budget = Budget(totals);
        var targets = Targets(budget);
        var choices = new PartChoice[totals.Length];
        var reached = new long[totals.Length];
        for (var i = 0; i < totals.Length; i++)
        {
            choices[i] = PartChoice.Make(available[i], targets[i], out reached[i]);
            if (reached[i] == 0)
                throw new RecipeException($"no document of part {options.Parts[i].Name} fits into its {targets[i]} tokens of the blend: "
                    + $"the shortest has {available[i].Min(c => c.Tokens)}; raise the budget or its share");
        }
        var all = reached.Sum();
        var parts = options.Parts.Select((part, i) => new BlendPartPlan
        {
            Name = part.Name,
            ShareAsked = part.Share,
            ShareAchieved = (double)reached[i] / all,
            TargetTokens = targets[i],
            Tokens = reached[i],
            AvailableDocuments = available[i].Count,
            AvailableTokens = totals[i],
            Documents = choices[i].Documents,
            UniqueTokens = choices[i].FullEpochs > 0 ? totals[i] : reached[i],
            Copies = choices[i].Copies,
        }).ToList();
        parts.ForEach(Check);
        return (new(budget, all, parts, warnings), choices);
    }

    long Budget(long[] totals)
    {
        // The largest blend in which no part needs more than its repetitions: decided by the scarcest part.
        var possible = long.MaxValue;
        for (var i = 0; i < totals.Length; i++)
            possible = (long)Math.Min(possible, Capacity(i, totals) / (decimal)options.Parts[i].Share);
        if (options.Tokens is not { } asked)
            return possible;
        if (asked <= possible)
            return asked;
        var targets = Targets(asked);
        var missing = Enumerable.Range(0, totals.Length).Where(i => targets[i] > Capacity(i, totals)).Select(i =>
            $"part {options.Parts[i].Name} lacks {targets[i] - Capacity(i, totals)} of {targets[i]} tokens "
            + $"(it has {totals[i]}, and a document may occur {Repetitions(i)} times)").ToList();
        if (missing.Count == 0)
            return asked;
        if (options.Shortage == BlendShortage.Refuse)
            throw new RecipeException($"a blend of {asked} tokens is not possible: {string.Join("; ", missing)}. Possible with these shares: "
                + $"{possible} tokens. Lower tokens, change the shares, raise max_repetitions, or set shortage: shrink");
        warnings.Add($"The budget was shrunk from {asked} to {possible} tokens: {string.Join("; ", missing)}.");
        return possible;
    }

    decimal Capacity(int part, long[] totals) => (decimal)totals[part] * Repetitions(part);

    int Repetitions(int part) => options.Parts[part].MaxRepetitions ?? options.MaxRepetitions;

    /// <summary>Whole tokens per part that add up to the budget: rounded down, and the rest to the largest remainders.</summary>
    long[] Targets(long budget)
    {
        var exact = options.Parts.Select(part => (decimal)part.Share * budget).ToArray();
        var targets = exact.Select(tokens => (long)Math.Floor(tokens)).ToArray();
        var rest = budget - targets.Sum();
        var byRemainder = Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - targets[i]).ThenBy(i => i);
        foreach (var i in byRemainder.Take((int)Math.Clamp(rest, 0, exact.Length)))
            targets[i]++;
        return targets;
    }

    void Check(BlendPartPlan part)
    {
        var missed = part.TargetTokens - part.Tokens;
        if (missed > options.Tolerance * part.TargetTokens)
            warnings.Add($"Part {part.Name} stays {missed:N0} tokens below its {part.TargetTokens:N0}: no document is short enough to fill the rest.");
        if (part.EffectiveTokens < .95 * part.Tokens)
            warnings.Add($"Part {part.Name} is seen {part.Epochs:0.0} times: its {part.Tokens:N0} tokens are worth about {part.EffectiveTokens:N0} new ones "
                + "(Muennighoff et al. 2023).");
    }
}
