using Loam.Rewriting;

namespace Loam.Tests.Rewriting;

public class PaceTests
{
    [Fact]
    public void A_slow_head_sets_no_limit_and_a_slow_taker_a_small_one()
    {
        var pace = new Pace(few: 10);
        for (var ahead = 0; ahead < 10; ahead++)
            Assert.True(pace.MayBegin(ahead, headIsSlow: false));
        Assert.False(pace.MayBegin(10, headIsSlow: false));
        for (var ahead = 10; ahead < 100_000; ahead++)
            Assert.True(pace.MayBegin(ahead, headIsSlow: true));
        Assert.False(pace.MayBegin(100_000, headIsSlow: false));
    }

    [Fact]
    public void What_gathered_goes_while_new_work_is_begun()
    {
        var pace = new Pace(few: 10);
        for (var ahead = 0; ahead < 1000; ahead++)
            pace.MayBegin(ahead, headIsSlow: true);
        var (left, begun, taken) = (1000, 0, 0);
        while (left > 10)
        {
            left--;
            taken++;
            while (pace.MayBegin(left, headIsSlow: false))
            {
                left++;
                begun++;
            }
        }
        Assert.InRange(begun / (double)taken, 0.7, 0.8);
    }
}
