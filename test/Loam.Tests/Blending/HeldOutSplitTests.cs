using Loam.Blending;
using Loam.Documents;

namespace Loam.Tests.Blending;

public class HeldOutSplitTests
{
    [Fact]
    public void Parent_and_rewrites_stand_on_the_same_side()
    {
        HeldOutSplit train = new(new() { Share = .3 }), heldOut = new(new() { Share = .3, Keep = SplitSide.HeldOut });
        foreach (var page in Blends.Pages("web", 500))
        {
            var verdict = train.Judge(page);
            Assert.NotEqual(verdict.Drops, heldOut.Judge(page).Drops);
            Assert.Same(verdict.Drops ? HeldOutSplit.HeldOut : HeldOutSplit.Train, verdict.Reason ?? heldOut.Judge(page).Reason);
            for (var depth = 1; depth <= 3; depth++)
            {
                var rewrite = page with { Id = new("rewrites", $"{page.Id.Key}/{depth}"), Provenance = new Provenance.Synthetic(new("rewrites", "parent"), page.Id, 0, "wiki", "p/1", "m", "h", depth) };
                Assert.Equal(verdict.Drops, train.Judge(rewrite).Drops);
            }
        }
    }

    [Fact]
    public void Holds_out_the_share_and_a_larger_share_holds_out_more_of_the_same()
    {
        HashSet<DocumentId> HeldOut(double share) => [.. Enumerable.Range(0, 4000).Select(i => new DocumentId("web", $"{i}")).Where(id => HeldOutSplit.SideOf(id, share, 42) == SplitSide.HeldOut)];
        Assert.InRange(HeldOut(.1).Count, 340, 460);
        Assert.ProperSuperset(HeldOut(.1), HeldOut(.2));
        Assert.Empty(HeldOut(0));
        Assert.Equal(4000, HeldOut(1).Count);
    }

    [Fact]
    public void A_share_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new HeldOutOptions { Share = 1.5 });
}
