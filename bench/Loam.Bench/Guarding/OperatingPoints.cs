using Loam.Documents;
using Loam.Guarding;

namespace Loam.Bench.Guarding;

/// <summary>Which share of faithful rewrites each check may mark: lenient, standard, strict.</summary>
/// <remarks>
/// Together they may cost 5% at <c>standard</c>. A check that finds nearly all of its flaws at once gets little, one that finds more with every alarm gets more.
/// </remarks>
static class OperatingPoints
{
    static readonly Dictionary<Reason, double[]> Rates = new()
    {
        [GuardReasons.Number] = [0.002, 0.014, 0.030],
        [GuardReasons.Name] = [0.003, 0.010, 0.030],
        [GuardReasons.Negation] = [0.002, 0.010, 0.030],
        [GuardReasons.Unsupported] = [0.002, 0.005, 0.020],
        [GuardReasons.Omission] = [0.001, 0.006, 0.015],
        [GuardReasons.Reversal] = [0.001, 0.002, 0.015],
    };

    internal static double[] Of(Reason reason) => Rates.GetValueOrDefault(reason, [0.002, 0.008, 0.025]);
}
