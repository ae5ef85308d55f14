using Loam.Documents;
using Loam.Steps;
using Loam.Training.Trials;

namespace Loam.Tests.Trials;

/// <summary>What a trial refuses, and what it leaves out.</summary>
public class TrialInputTests
{
    static readonly TrialOptions Small = new() { Vocabulary = 300, Order = 2, Resamples = 100, Seeds = 1 };
    static readonly List<Document> HeldOut = Texts.Pages("heldout", 6);
    static readonly TrialArm A = Texts.Arm("a", Texts.Pages("a", 20));
    static readonly TrialArm B = Texts.Arm("b", Texts.Pages("b", 20));

    [Fact]
    public async Task Leaves_out_pages_whose_rewrite_is_in_an_arm()
    {
        var leaky = Texts.Arm("b", [.. Texts.Pages("b", 20), Texts.Rewrite(HeldOut[2], "Etwas ganz anderes.")]);
        var result = await Texts.Run(Small, HeldOut, A, leaky);
        Assert.Equal(new LeftOutDocument("heldout/0002", LeftOutReason.Family), Assert.Single(result.LeftOut));
        Assert.Equal(5, result.HeldOut.Count);
        Assert.All(result.Arms, arm => Assert.Equal(5, arm.Runs[0].Bits.Count));
        Assert.Contains(result.Warnings, w => w.StartsWith("1 of 6 held-out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_out_pages_that_an_arm_has_under_another_address()
    {
        var copy = Texts.Page("b", 99) with { Text = "Startseite Impressum " + HeldOut[4].Text + " Mehr zum Thema" };
        var quote = Texts.Page("b", 98) with { Text = string.Join(' ', HeldOut[3].Text.Split(' ').Take(30)) };
        var result = await Texts.Run(Small, HeldOut, A, Texts.Arm("b", [.. Texts.Pages("b", 20), copy, quote]));
        Assert.Equal(new LeftOutDocument("heldout/0004", LeftOutReason.Copied), Assert.Single(result.LeftOut));
    }

    [Fact]
    public async Task Leaves_out_empty_pages()
    {
        var result = await Texts.Run(Small, [.. HeldOut, HeldOut[0] with { Id = new("heldout", "empty"), Text = "" }], A, B);
        Assert.Equal(new LeftOutDocument("heldout/empty", LeftOutReason.Empty), Assert.Single(result.LeftOut));
    }

    [Fact]
    public async Task Scores_a_sample_of_many_held_out_pages_whatever_their_order()
    {
        var options = Small with { MaxHeldOutDocuments = 4 };
        var sample = (await Texts.Run(options, HeldOut, A, B)).HeldOut;
        Assert.Equal(4, sample.Count);
        Assert.Equal(sample, (await Texts.Run(options, [.. HeldOut.AsEnumerable().Reverse()], A, B)).HeldOut);
        Assert.NotEqual(sample, (await Texts.Run(options with { Seed = 5 }, HeldOut, A, B)).HeldOut);
    }

    [Fact]
    public async Task Refuses_a_trial_whose_held_out_pages_all_leak()
    {
        var error = await Assert.ThrowsAsync<RecipeException>(() => Texts.Run(Small, HeldOut, A, Texts.Arm("b", HeldOut)));
        Assert.Contains("of 6 held-out documents, 6 are empty or occur in an arm", error.Message, StringComparison.Ordinal);
        Assert.Contains("the first is heldout/000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_arms_and_held_out_sets_that_make_no_trial()
    {
        await Refused("compares two arms or more, and there is one: a", HeldOut, A);
        await Refused("two arms of the trial are called \"a\"", HeldOut, A, B, A);
        await Refused("needs held-out organic documents, and there are none", [], A, B);
        await Refused("at least 2 held-out documents, and there are 1", HeldOut[..1], A, B);
        await Refused("the arm \"void\" has no text", HeldOut, A, Texts.Arm("void", []));
        await Refused("the arm \"blank\" has no text", HeldOut, A, Texts.Arm("blank", [HeldOut[0] with { Id = new("x", "y"), Text = "" }]));
    }

    [Fact]
    public void Refuses_impossible_options()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Tokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Seeds = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { MaxHeldOutDocuments = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Vocabulary = 200 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { TokenizerBytes = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Order = 9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Margin = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Margin = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Confidence = 95 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { Resamples = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrialOptions { MaxRepetitions = 0.5 });
    }

    static async Task Refused(string message, List<Document> heldOut, params TrialArm[] arms)
    {
        var error = await Assert.ThrowsAsync<RecipeException>(() => Texts.Run(Small, heldOut, arms));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
