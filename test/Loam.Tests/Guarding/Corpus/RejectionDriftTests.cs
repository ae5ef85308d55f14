using Loam.Guarding.Corpus;
using Loam.Steps;

namespace Loam.Tests.Guarding.Corpus;

public class RejectionDriftTests
{
    static RejectionBlocks Run(ulong seed, int rewrites, Func<int, double> rate)
    {
        var random = SeededRandom.For(seed, "drift", new("test", "run"));
        var blocks = new List<(int, int)>();
        for (var i = 0; i < rewrites; i++)
            RejectionBlocks.Count(blocks, random.NextDouble() < rate(i));
        return RejectionBlocks.Of(blocks);
    }

    [Fact]
    public void A_rate_that_rises_is_found_with_its_place()
    {
        var drift = RejectionDrift.In(Run(1, 3000, i => i < 1800 ? 0.05 : 0.2))!;
        Assert.InRange(drift.At, 1700, 1900);
        Assert.InRange(drift.Before, 0.03, 0.07);
        Assert.InRange(drift.After, 0.16, 0.24);
    }

    [Fact]
    public void A_steady_rate_is_hardly_ever_called_a_drift() =>
        Assert.InRange(Enumerable.Range(0, 500).Count(seed => RejectionDrift.In(Run((ulong)seed, 2000, _ => 0.1)) is not null), 0, 3);

    [Fact]
    public void Pages_that_come_in_clumps_are_no_drift() =>
        // Sites of forty pages each, half of them bad: a binomial test would find a drift in most runs.
        Assert.InRange(Enumerable.Range(0, 200).Count(seed => RejectionDrift.In(Run((ulong)seed, 4000, i => SeededRandom.For((ulong)seed, "site", new("test", $"{i / 40}")).NextDouble() < 0.5 ? 0.02 : 0.3)) is not null), 0, 8);

    [Fact]
    public void Few_rewrites_say_nothing() => Assert.Null(RejectionDrift.In(Run(1, 300, i => i < 150 ? 0 : 0.9)));

    [Fact]
    public void Shards_follow_one_another_and_memory_is_bounded()
    {
        var all = Enumerable.Range(0, 200).Select(shard => Run((ulong)shard, 500, _ => shard < 100 ? 0.02 : 0.3)).Aggregate(RejectionBlocks.Empty, (sum, next) => sum.Plus(next));
        Assert.InRange(all.Asked.Length, 33, RejectionBlocks.Most);
        Assert.Equal(100_000, all.Asked.Sum());
        Assert.InRange(RejectionDrift.In(all)!.At, 48_000, 52_000);
    }
}
