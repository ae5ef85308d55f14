using System.Text;
using Loam.Documents;
using Loam.Steps;
using Loam.Training.Statistics;
using Loam.Training.Trials;

namespace Loam.Tests.Trials;

public class TrialTests
{
    static readonly TrialOptions Small = new() { Vocabulary = 400, Order = 3, Resamples = 500, Seeds = 3 };
    static readonly List<Document> HeldOut = Texts.Pages("heldout", 24);
    static readonly TrialArm Organic = Texts.Arm("organic", Texts.Pages("organic", 60));

    [Fact]
    public async Task Finds_that_text_about_other_things_harms_and_that_it_helps_the_other_way_round()
    {
        var foreign = Texts.Arm("foreign", Texts.Pages("foreign", 60, harbour: 0.7));
        var harms = (await Texts.Run(Small with { Seeds = 6 }, HeldOut, Organic, foreign)).Comparisons.Single();
        Assert.Equal(TrialVerdict.Harms, harms.Verdict);
        Assert.InRange(harms.Difference, 0.05, 2);
        Assert.StartsWith("foreign harms: with ", harms.Explanation, StringComparison.Ordinal);

        var helps = (await Texts.Run(Small with { Seeds = 6 }, HeldOut, foreign, Organic)).Comparisons.Single();
        Assert.Equal(TrialVerdict.Helps, helps.Verdict);
        Assert.Contains("fewer bits per byte with organic", helps.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Really_trained_equal_arms_are_not_called_different()
    {
        var wrong = 0;
        for (var i = 0; i < 20; i++)
        {
            var (a, b) = (Texts.Arm("a", Texts.Pages($"a{i}", 30)), Texts.Arm("b", Texts.Pages($"b{i}", 30)));
            var verdict = (await Texts.Run(Small with { Seed = i }, HeldOut, a, b)).Comparisons.Single().Verdict;
            wrong += verdict is TrialVerdict.Helps or TrialVerdict.Harms ? 1 : 0;
        }
        Assert.InRange(wrong, 0, 2);
    }

    [Fact]
    public async Task Every_run_trains_on_exactly_the_same_number_of_tokens()
    {
        var result = await Texts.Run(Small with { Tokens = 4321, Seeds = 2 }, HeldOut, Organic, Texts.Arm("other", Texts.Pages("other", 90)));
        Assert.Equal(4321, result.TokensPerRun);
        Assert.All(result.Arms.SelectMany(a => a.Runs), run => Assert.Equal(4321, run.Tokens));
    }

    [Fact]
    public async Task Without_a_budget_takes_four_fifths_of_the_smallest_arm()
    {
        var result = await Texts.Run(Small, HeldOut, Organic, Texts.Arm("other", Texts.Pages("other", 20)));
        Assert.Equal((long)(0.8 * result.Arms[1].Tokens), result.TokensPerRun);
        Assert.Equal(3, result.Arms[1].Runs.Select(r => r.BitsPerByte).Distinct().Count());
    }

    [Fact]
    public async Task Repeats_a_small_arm_within_the_cap_and_says_so()
    {
        var small = Texts.Arm("small", Texts.Pages("small", 10));
        var tokens = (await Texts.Run(Small, HeldOut, Organic, small)).Arms[1].Tokens;
        var result = await Texts.Run(Small with { Tokens = 2 * tokens }, HeldOut, Organic, small);
        Assert.All(result.Arms[1].Runs, run => Assert.Equal((2.0, 10), (run.Epochs, run.Documents)));
        Assert.Contains(result.Warnings, w => w.Contains("small is repeated 2.0 times", StringComparison.Ordinal));

        var error = await Assert.ThrowsAsync<RecipeException>(
            () => Texts.Run(Small with { Tokens = 3 * tokens, MaxRepetitions = 2 }, HeldOut, Organic, small));
        Assert.Contains($"set tokens to at most {2 * tokens:N0}", error.Message, StringComparison.Ordinal);
        Assert.Contains("3.0 times", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_same_bytes_for_any_number_of_threads_and_any_order_of_documents()
    {
        var pages = Texts.Pages("organic", 60);
        TrialArm[] arms = [Texts.Arm("organic", pages), Texts.Arm("other", Texts.Pages("other", 50, 0.2))];
        TrialArm[] reversed = [Texts.Arm("organic", pages.AsEnumerable().Reverse()), arms[1]];
        var one = await new Trial(Small, parallelism: 1).RunAsync(arms, HeldOut, null, CancellationToken.None);
        var four = await new Trial(Small, parallelism: 4).RunAsync(reversed, HeldOut, null, CancellationToken.None);
        Assert.Equal(Encoding.UTF8.GetString(Texts.Json(one)), Encoding.UTF8.GetString(Texts.Json(four)));
        var otherSeed = await Texts.Run(Small with { Seed = 1 }, HeldOut, arms);
        Assert.NotEqual(one.Arms[0].Runs[0].BitsPerByte, otherSeed.Arms[0].Runs[0].BitsPerByte);
    }

    [Fact]
    public async Task Slices_by_source_language_length_and_rare_words()
    {
        List<Document> held = [.. HeldOut, .. Texts.Pages("second", 10)];
        var slices = (await Texts.Run(Small, held, Organic, Texts.Arm("other", Texts.Pages("other", 50)))).Comparisons[0].Slices;
        Assert.Equal(
            ["Source heldout 24", "Source second 10", "Language de 17", "Language en 17", "Length short 11", "Length medium 11", "Length long 12",
             "Words common 11", "Words medium 11", "Words rare 12"],
            slices.Select(s => $"{s.Kind} {s.Name} {s.Documents}"));
        Assert.All(slices, s => Assert.Equal(s.Difference, (s.ArmBitsPerByte / s.BaselineBitsPerByte) - 1, 12));
    }

    [Fact]
    public async Task Warns_of_few_held_out_documents_of_one_seed_and_of_arms_used_whole()
    {
        var options = Small with { Seeds = 1 };
        var tokens = (await Texts.Run(options, HeldOut, Organic, Organic with { Name = "same" })).Arms[0].Tokens;
        Assert.Contains((await Texts.Run(options, HeldOut[..5], Organic, Organic with { Name = "same" })).Warnings, w => w.StartsWith("Only 5 held-out", StringComparison.Ordinal));
        Assert.Contains((await Texts.Run(options, HeldOut, Organic, Organic with { Name = "same" })).Warnings, w => w.StartsWith("One seed", StringComparison.Ordinal));
        var whole = await Texts.Run(Small with { Tokens = tokens }, HeldOut, Organic, Organic with { Name = "same" });
        Assert.Contains(whole.Warnings, w => w.StartsWith("same is used almost whole (100%)", StringComparison.Ordinal));
        Assert.Equal(TrialVerdict.NoEffect, whole.Comparisons[0].Verdict);
        Assert.Equal(0, whole.Comparisons[0].Difference);
    }

    [Fact]
    public async Task Reports_its_phases_in_order()
    {
        var seen = new List<TrialProgress>();
        await new Trial(Small).RunAsync([Organic, Organic with { Name = "same" }], HeldOut, new Recorder(seen), CancellationToken.None);
        Assert.Equal(Enum.GetValues<TrialPhase>(), seen.Select(p => p.Phase).Distinct());
        Assert.Equal(new(TrialPhase.Train, 6, 6), seen.Last(p => p.Phase == TrialPhase.Train));
    }

    [Fact]
    public async Task Stops_when_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Trial(Small).RunAsync([Organic, Organic with { Name = "same" }], HeldOut, null, stop.Token));
    }

    sealed class Recorder(List<TrialProgress> seen) : IProgress<TrialProgress>
    {
        public void Report(TrialProgress value) => seen.Add(value);
    }
}
