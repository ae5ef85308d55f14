using Loam.Steps;
using Loam.Training.Statistics;

namespace Loam.Tests.Statistics;

/// <summary>Scores of a trial whose truth is known: items of unequal length, item effects, seed effects, and pools that seeds share.</summary>
sealed record SimulatedTrial
{
    public int Seeds { get; init; } = 3;

    public int Items { get; init; } = 30;

    public double Effect { get; init; }

    public double ItemNoise { get; init; } = 0.02;

    public double SeedNoise { get; init; } = 0.004;

    public double Share { get; init; } = 0.8;

    public PairedScores Scores(ulong seed)
    {
        var random = new SeededRandom(seed * 7919);
        var lengths = Enumerable.Range(0, Items).Select(_ => 3000 * Math.Exp(0.8 * random.Normal())).ToArray();
        var effects = lengths.Select(_ => ItemNoise * random.Normal()).ToArray();
        var pools = new[] { random.Normal(), random.Normal() };
        double[][] Arm(int arm) => [.. Enumerable.Range(0, Seeds).Select(_ =>
        {
            var draw = SeedNoise / Math.Sqrt(2) * ((Math.Sqrt(Share) * pools[arm]) + (Math.Sqrt(1 - Share) * random.Normal()));
            return lengths.Select((length, i) => length * 2.2 * (1 + draw + (0.003 * random.Normal()) + (arm * (Effect + effects[i])))).ToArray();
        })];
        return new(Arm(0), Arm(1));
    }

    /// <summary>How often, of many trials, each verdict comes.</summary>
    public double Rate(TrialVerdict verdict, double margin = 0.0, int trials = 400) => Enumerable.Range(1, trials).AsParallel()
        .Average(t => Decision.Of(Bootstrap((ulong)t).Interval(0.95), margin) == verdict ? 1.0 : 0);

    public PairedBootstrap Bootstrap(ulong seed) => new(Scores(seed), Share, Share, 800, seed);

    /// <summary>How often intervals hold the true effect.</summary>
    public double Coverage(Func<PairedScores, ulong, Interval>? method = null, int trials = 400) =>
        Enumerable.Range(1, trials).AsParallel().Average(t =>
        {
            var interval = method is null ? Bootstrap((ulong)t).Interval(0.95) : method(Scores((ulong)t), (ulong)t);
            return interval.Low <= Effect && Effect <= interval.High ? 1.0 : 0;
        });
}
