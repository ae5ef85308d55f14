using Loam.Documents;
using Loam.Guarding;
using Loam.Runs.Pairs;

namespace Loam.Tests.Runs.Pairs;

public class CheckCurveTests
{
    static LabelledFindings Pair(string label, double doubt) => new(label, doubt == 0 ? new Dictionary<Reason, double>() : new Dictionary<Reason, double> { [GuardReasons.Name] = doubt });

    [Fact]
    public void Precision_and_recall_are_those_of_the_threshold_at_each_flaw()
    {
        var curve = Assert.Single(CheckCurve.Of([Pair("entity", 0.9), Pair("entity", 0.5), Pair("entity", 0), Pair("faithful", 0.7), Pair("faithful", 0)]));
        Assert.Equal((GuardReasons.Name, 3), (curve.Reason, curve.Flawed));
        Assert.Equal([(1 / 3.0, 1.0, 0.9), (2 / 3.0, 2 / 3.0, 0.5)], curve.Points);
    }

    [Fact]
    public void Equal_doubts_are_one_point() =>
        Assert.Equal([(1.0, 0.5, 0.9)], Assert.Single(CheckCurve.Of([Pair("entity", 0.9), Pair("faithful", 0.9)])).Points);

    [Fact]
    public void A_kind_that_no_check_is_there_for_has_no_curve() => Assert.Empty(CheckCurve.Of([Pair("irony", 0.9), Pair("faithful", 0.2)]));
}
