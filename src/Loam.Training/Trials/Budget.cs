using Loam.Steps;

namespace Loam.Training.Trials;

/// <summary>How many tokens every run trains on.</summary>
static class Budget
{
    const double DefaultShare = 0.8;
    const long DefaultMost = 10_000_000;

    /// <summary>The budget, or an error that names the arm that cannot fill it and the budget that it could.</summary>
    public static long Decide(TrialOptions options, IReadOnlyList<TrialArm> arms, IReadOnlyList<ArmSize> sizes)
    {
        for (var a = 0; a < arms.Count; a++)
        {
            if (sizes[a].Tokens == 0)
                throw new RecipeException($"the arm \"{arms[a].Name}\" has no text to train on");
        }
        var smallest = Enumerable.Range(0, arms.Count).MinBy(a => sizes[a].Tokens);
        if (options.Tokens is not { } tokens)
            return Math.Min(DefaultMost, Math.Max(1, (long)(DefaultShare * sizes[smallest].Tokens)));
        if (tokens > options.MaxRepetitions * sizes[smallest].Tokens)
        {
            throw new RecipeException(
                $"a budget of {tokens:N0} tokens would repeat the arm \"{arms[smallest].Name}\" ({sizes[smallest].Tokens:N0} tokens) "
                + $"{(double)tokens / sizes[smallest].Tokens:0.0} times, and max_repetitions allows {options.MaxRepetitions:0.##}; "
                + $"set tokens to at most {(long)(options.MaxRepetitions * sizes[smallest].Tokens):N0}, or give the arm more text");
        }
        return tokens;
    }
}
