using Loam.Blending;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Tests.Blending;

public class BlenderTests
{
    static readonly List<Document> Organic = Blends.Pages("o", 400), Synthetic = Blends.Pages("s", 150);

    static BlendOptions Options(long? tokens, double organic = .7) => new() { Tokens = tokens, Parts = [Blends.Part("organic", organic), Blends.Part("synthetic", 1 - organic)] };

    [Theory]
    [InlineData(1_000, .7)]
    [InlineData(8_000, .5)]
    [InlineData(20_000, .3)]
    public void Reaches_shares_and_budget_exactly_or_says_by_how_much_not(long tokens, double organic)
    {
        var (plan, blend, verdicts) = Blends.Run(Options(tokens, organic), [Organic, Synthetic]);
        Assert.Equal(tokens, plan.Budget);
        Assert.InRange(plan.Tokens, tokens * .99, tokens);
        Assert.Equal(plan.Tokens, plan.Parts.Sum(p => p.Tokens));
        foreach (var part in plan.Parts)
        {
            var copies = blend.Where(b => b.Part == part.Name).ToList();
            Assert.Equal(part.Tokens, copies.Sum(b => Blends.Count(b.Document.Text)));
            Assert.Equal(part.Copies, copies.Count);
            Assert.Equal(part.Documents, copies.DistinctBy(b => b.Document.Id).Count());
            Assert.Equal(part.UniqueTokens, copies.DistinctBy(b => b.Document.Id).Sum(b => Blends.Count(b.Document.Text)));
            Assert.InRange(part.Tokens, part.TargetTokens * .99, part.TargetTokens);
            Assert.InRange(part.ShareAchieved, part.ShareAsked - .01, part.ShareAsked + .01);
        }
        Assert.Equal(blend.DistinctBy(b => b.Document.Id).Count(), verdicts.Count(v => !v.Drops));
        Assert.All(verdicts.Where(v => v.Drops), v => Assert.Same(BlendReasons.Budget, v.Reason));
    }

    [Fact]
    public void A_copy_says_its_part_and_epoch_and_is_otherwise_its_document()
    {
        var (_, blend, _) = Blends.Run(Options(20_000, .3), [Organic, Synthetic]);
        foreach (var copies in blend.GroupBy(b => b.Document.Id))
        {
            Assert.Equal(Enumerable.Range(1, copies.Count()), copies.Select(b => b.Epoch));
            foreach (var copy in copies)
            {
                Assert.Equal(copy.Part, copy.Document.Meta["blend_part"].GetString());
                Assert.Equal(copy.Epoch, copy.Document.Meta["blend_epoch"].GetInt32());
                var original = Organic.Concat(Synthetic).Single(d => d.Id == copy.Document.Id);
                Assert.Equal(original.Text, copy.Document.Text);
            }
        }
    }

    [Theory]
    [InlineData(BlendOrder.Shuffled)]
    [InlineData(BlendOrder.Greedy)]
    public void Neither_shards_nor_threads_nor_input_order_change_the_blend(BlendOrder order)
    {
        var options = Options(20_000, .3) with { Order = order };
        var expected = Blends.Ids(Blends.Run(options, [Organic, Synthetic]).Blend);
        Assert.Equal(expected, Blends.Ids(Blends.Run(options, [Organic, Synthetic], shardSize: 37, parallel: true).Blend));
        Assert.Equal(expected, Blends.Ids(Blends.Run(options, [Organic, Synthetic], reversed: true, parallel: true).Blend));
        Assert.Equal(expected, Blends.Ids(Blends.Run(options, [[.. Organic.AsEnumerable().Reverse()], Synthetic]).Blend));
        Assert.NotEqual(expected, Blends.Ids(Blends.Run(options with { Seed = 43 }, [Organic, Synthetic]).Blend));
    }

    [Fact]
    public void Every_stretch_of_a_shuffled_blend_has_the_asked_shares_and_epochs_follow_each_other()
    {
        var (_, blend, _) = Blends.Run(Options(20_000, .3), [Organic, Synthetic]);
        foreach (var quarter in blend.Chunk((blend.Count + 3) / 4))
        {
            var organic = quarter.Where(b => b.Part == "organic").Sum(b => Blends.Count(b.Document.Text));
            Assert.InRange((double)organic / quarter.Sum(b => Blends.Count(b.Document.Text)), 0.2, .4);
        }
        var epochs = blend.Where(b => b.Part == "synthetic").Select(b => b.Epoch).ToList();
        Assert.Equal(epochs.Order(), epochs);
        Assert.True(epochs[^1] >= 2);
    }

    [Fact]
    public void A_smaller_blend_lies_inside_a_larger_one()
    {
        var large = Blends.Run(Options(8_000), [Organic, Synthetic]).Blend.Select(b => b.Document.Id).ToHashSet();
        var small = Blends.Run(Options(2_000), [Organic, Synthetic]).Blend.Select(b => b.Document.Id).ToHashSet();
        Assert.True(small.Count(large.Contains) >= small.Count - 6, "all but the few short documents that filled the last gap");
    }

    /// <summary>The golden order of Aleph Alpha's blended dataset loop for datasets of 1, 2, 3 and 4 items.</summary>
    [Fact]
    public void Greedy_order_is_that_of_the_blended_dataset_loop()
    {
        var options = new BlendOptions { Tokens = 10, Order = BlendOrder.Greedy, Parts = [.. Enumerable.Range(0, 4).Select(i => Blends.Part($"{i}", (i + 1) / 10.0))] };
        var parts = Enumerable.Range(0, 4).Select(i => (IReadOnlyList<Document>)[.. Enumerable.Range(0, i + 1).Select(n => Blends.Page($"p{i}", n, 1))]).ToList();
        var (_, blend, _) = Blends.Run(options, parts);
        Assert.Equal("0 1 2 3 3 2 1 3 2 3", string.Join(' ', blend.Select(b => b.Part)));
        Assert.Equal(10, blend.DistinctBy(b => b.Document.Id).Count());
    }

    [Fact]
    public void Refuses_a_budget_beyond_the_repetitions_and_says_what_would_do()
    {
        var total = Synthetic.Sum(d => Blends.Count(d.Text));
        var error = Assert.Throws<RecipeException>(() => Blends.Run(Options(100_000) with { MaxRepetitions = 2 }, [Organic, Synthetic]));
        Assert.Contains($"part synthetic lacks {30_000 - (2 * total)} of 30000 tokens (it has {total}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Possible with these shares: {Math.Min((long)(2 * total / .3m), (long)(2 * Organic.Sum(d => Blends.Count(d.Text)) / .7m))} tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shrinks_the_budget_when_asked_and_caps_repetition()
    {
        var (plan, blend, _) = Blends.Run(Options(100_000) with { MaxRepetitions = 2, Shortage = BlendShortage.Shrink }, [Organic, Synthetic]);
        Assert.True(plan.Budget < 100_000);
        Assert.Contains("shrunk from 100000", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.InRange(blend.Max(b => b.Epoch), 2, 2);
        Assert.InRange(plan.Parts[0].ShareAchieved, .695, .705);
        Assert.Equal(plan.Budget, Blends.Run(Options(null) with { MaxRepetitions = 2 }, [Organic, Synthetic]).Plan.Budget);
    }

    [Fact]
    public void A_part_may_have_its_own_cap()
    {
        var options = new BlendOptions { Tokens = 20_000, Parts = [Blends.Part("organic", .3), Blends.Part("synthetic", .7, repetitions: 1)] };
        Assert.Contains("occur 1 times", Assert.Throws<RecipeException>(() => Blends.Run(options, [Organic, Synthetic])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Caps_the_rewrites_of_one_page_over_all_parts()
    {
        Document Rewrite(int i, string style) => Blends.Page(style, i, 10) with
        {
            Provenance = new Provenance.Synthetic(Organic[i % 5].Id, Organic[i % 5].Id, 0, style, "p/1", "m", "h", 1),
        };
        IReadOnlyList<Document> wiki = [.. Enumerable.Range(0, 50).Select(i => Rewrite(i, "wiki"))], qa = [.. Enumerable.Range(0, 50).Select(i => Rewrite(i, "qa"))];
        var options = new BlendOptions { MaxSiblingsPerParent = 3, MaxRepetitions = 1, Parts = [Blends.Part("wiki", .2), Blends.Part("qa", .2), Blends.Part("organic", .6)], Tokens = 150 };
        var (plan, blend, verdicts) = Blends.Run(options, [wiki, qa, Organic]);
        Assert.Equal(15, plan.Parts[0].AvailableDocuments + plan.Parts[1].AvailableDocuments);
        Assert.All(blend.Where(b => b.Document.Provenance.Depth > 0).CountBy(b => b.Document.Family), family => Assert.InRange(family.Value, 1, 3));
        Assert.Equal(85, verdicts.Count(v => v.Reason == BlendReasons.Siblings));
    }

    [Fact]
    public void A_text_without_tokens_is_left_out_with_its_reason()
    {
        var (_, blend, verdicts) = Blends.Run(new() { Tokens = 5, Parts = [Blends.Part("a", 1)] }, [[Blends.Page("a", 0, 0), Blends.Page("a", 1, 5)]]);
        Assert.Same(BlendReasons.Empty, verdicts[0].Reason);
        Assert.Equal("1", Assert.Single(blend).Document.Id.Key);
    }

    [Fact]
    public void Refuses_what_cannot_be_a_blend()
    {
        string Refusal(BlendOptions options, params IReadOnlyList<Document>[] parts) => Assert.Throws<RecipeException>(() => Blends.Run(options, parts)).Message;
        Assert.Contains("needs parts", Refusal(new() { Tokens = 5 }), StringComparison.Ordinal);
        Assert.Contains("add up to 90%", Refusal(new() { Parts = [Blends.Part("a", .5), Blends.Part("b", .4)] }, [], []), StringComparison.Ordinal);
        Assert.Contains("part a is named twice", Refusal(new() { Parts = [Blends.Part("a", .5), Blends.Part("a", .5)] }, [], []), StringComparison.Ordinal);
        Assert.Contains("part a of the blend has no tokens", Refusal(new() { Parts = [Blends.Part("a", 1)] }, []), StringComparison.Ordinal);
        Assert.Contains("the shortest has 7", Refusal(new() { Tokens = 5, Parts = [Blends.Part("a", 1)] }, [Blends.Page("a", 0, 7)]), StringComparison.Ordinal);
        Assert.Contains("is not possible", Refusal(new() { Tokens = long.MaxValue, Parts = [Blends.Part("a", 1)] }, [Blends.Page("a", 0, 7)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        foreach (var share in (double[])[0, -1, 1.01, double.NaN, double.PositiveInfinity, 1e-30])
            Assert.Throws<ArgumentOutOfRangeException>(() => Blends.Part("a", share));
        Assert.Throws<ArgumentException>(() => Blends.Part("", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blends.Part("a", 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlendOptions { Tokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlendOptions { MaxRepetitions = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlendOptions { MaxSiblingsPerParent = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlendOptions { Tolerance = double.NaN });
    }

    [Fact]
    public void Warns_when_long_documents_leave_a_gap_and_when_repetition_costs()
    {
        IReadOnlyList<Document> pages = [.. Enumerable.Range(0, 3).Select(i => Blends.Page("a", i, 10))];
        Assert.Contains("stays 5 tokens below its 25", Assert.Single(Blends.Run(new() { Tokens = 25, Parts = [Blends.Part("a", 1)] }, [pages]).Plan.Warnings), StringComparison.Ordinal);
        Assert.Contains("is seen 4.0 times", Assert.Single(Blends.Run(new() { Tokens = 120, Parts = [Blends.Part("a", 1)] }, [pages]).Plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_buckets_on_disk_give_one_order()
    {
        using var folder = new Deduplicating.ScratchFolder();
        var random = new SeededRandom(1);
        var keys = Enumerable.Range(0, 2000).Select(i => new BlendKey(random.NextDouble(), i % 3, 0, (ulong)i)).ToList();
        using var spill = new ShuffleSpill(folder.Path, 40_000_000);
        Parallel.ForEach(keys, key => spill.Add(key, Blends.Page("a", (int)key.Hash, 30)));
        Assert.Equal(keys.Order(), spill.Read(default).Select(copy => copy.Key));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
