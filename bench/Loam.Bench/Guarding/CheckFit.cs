using System.Globalization;
using System.Text;
using Loam.Guarding;
using Loam.Guarding.Faith;
using Loam.Guarding.Scoring;

namespace Loam.Bench.Guarding;

/// <summary>Fits the weights of one check by logistic regression, and sets its operating points.</summary>
/// <remarks>
/// Examples are candidates: those of faithful rewrites are no flaws; of a flawed rewrite the one candidate that touches the flaw and is doubted most is one (which of them is it is settled
/// in rounds, as in multiple-instance learning). For negation there are plain flips besides (<see cref="PolarityFlips"/>). Newton's method with a ridge, since there are few figures.
/// </remarks>
static class CheckFit
{
    const double Ridge = 0.3;
    const int Rounds = 5;

    internal static int Run(FaithCheck check, List<LabelledPair> pairs, double[] rates)
    {
        var label = GuardScenario.LabelOf(check);
        var faithful = pairs.Where(pair => pair.IsFaithful).Select(pair => GuardMisses.Candidates(check, pair)).ToList();
        var flawed = Touching(pairs.Where(pair => pair.Label == label));
        var made = label == "negation" ? Touching(pairs.Where(pair => pair.IsFaithful && pair.Pair.Style == "wiki").SelectMany(PolarityFlips.Of)) : [];
        var size = check.Features.Count + 1;
        var weights = new double[size];
        for (var round = 0; round < Rounds; round++)
        {
            var examples = new List<(double[] Figures, bool Flaw)>();
            foreach (var candidate in faithful.SelectMany(own => own))
                examples.Add((candidate.Figures, false));
            foreach (var own in flawed.Concat(made).Where(own => own.Count > 0))
            {
                foreach (var candidate in round == 0 ? own : [own.MaxBy(candidate => Sum(weights, candidate.Figures))])
                    examples.Add((candidate.Figures, true));
            }
            weights = Newton(examples, size);
        }
        List<List<Candidate>> Touching(IEnumerable<LabelledPair> some) => [.. some.Select(pair => GuardMisses.Candidates(check, pair).Where(candidate => pair.Touches(candidate.Span)).ToList())];
        double Doubt(Candidate candidate) => 1 / (1 + Math.Exp(-Sum(weights, candidate.Figures)));
        var alarms = faithful.Select(own => own.Count == 0 ? 0 : own.Max(Doubt)).OrderDescending().ToArray();
        var found = flawed.Select(own => own.Count == 0 ? 0 : own.Max(Doubt)).ToArray();
        var text = new StringBuilder($"# Weights of guard.{FileName(check)[..^4]}, fitted by `loam bench guard --fit {FileName(check)[..^4]} --false {string.Join(',', rates.Select(rate => (100 * rate).ToString("0.##", CultureInfo.InvariantCulture)))}`\n# on {faithful.Count} faithful rewrites and {flawed.Count} flawed ones.\n");
        foreach (var strictness in Enum.GetValues<Strictness>())
        {
            // Between the last alarm that is allowed and the next, so that neither depends on the last digit; a fraction of an alarm lies between two such thresholds.
            var allowed = rates[(int)strictness] * alarms.Length;
            var whole = (int)Math.Floor(allowed);
            var threshold = Math.Clamp(Below(whole) + (allowed - whole) * (Below(whole + 1) - Below(whole)), 0.001, 0.999);
            Console.WriteLine($"{strictness,-9} doubt {threshold:F3}: {alarms.Count(doubt => doubt >= threshold)} of {alarms.Length} faithful marked, {found.Count(doubt => doubt >= threshold)} of {found.Length} flaws found{(made.Count == 0 ? "" : $", {made.Count(own => own.Count > 0 && own.Max(Doubt) >= threshold)} of {made.Count} made ones")}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{strictness.ToString().ToLowerInvariant()} {threshold:F4}");
        }
        Line("bias", weights[0]);
        for (var i = 1; i < size; i++)
            Line(check.Features[i - 1], weights[i]);
        var path = Path.Combine("src/Loam/Guarding/Models", FileName(check));
        File.WriteAllText(path, text.ToString());
        Console.WriteLine($"wrote {path}; build again to use it");
        return 0;

        double Below(int alarm) => alarm == 0 ? (1 + alarms[0]) / 2 : (alarms[alarm - 1] + alarms[Math.Min(alarm, alarms.Length - 1)]) / 2;

        void Line(string name, double weight)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name} {weight:F3}");
            Console.WriteLine(FormattableString.Invariant($"  {name,-24} {weight,8:F2}"));
        }
    }

    static string FileName(FaithCheck check) => CheckModel.FileOf(check.Reason);

    static double Sum(double[] weights, double[] figures)
    {
        var sum = weights[0];
        for (var i = 0; i < figures.Length; i++)
            sum += weights[i + 1] * figures[i];
        return sum;
    }

    static double[] Newton(List<(double[] Figures, bool Flaw)> examples, int size)
    {
        var weights = new double[size];
        for (var step = 0; step < 30; step++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (var i = 0; i < size; i++)
            {
                gradient[i] = i == 0 ? 0 : -Ridge * weights[i]; // The bias is free.
                hessian[i, i] = i == 0 ? 1e-6 : Ridge;
            }
            var row = new double[size];
            row[0] = 1;
            foreach (var (figures, flaw) in examples)
            {
                figures.CopyTo(row, 1);
                var p = 1 / (1 + Math.Exp(-Sum(weights, figures)));
                for (var i = 0; i < size; i++)
                {
                    if (row[i] == 0)
                        continue;
                    gradient[i] += ((flaw ? 1 : 0) - p) * row[i];
                    for (var j = 0; j < size; j++)
                        hessian[i, j] += p * (1 - p) * row[i] * row[j];
                }
            }
            var move = Solve(hessian, gradient);
            var largest = 0.0;
            for (var i = 0; i < size; i++)
            {
                weights[i] += Math.Clamp(move[i], -2, 2);
                largest = Math.Max(largest, Math.Abs(move[i]));
            }
            if (largest < 1e-6)
                break;
        }
        return weights;
    }

    // Gaussian elimination; the matrix is symmetric and positive definite thanks to the ridge.
    static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, b) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                    a[i, j] -= factor * a[k, j];
                b[i] -= factor * b[k];
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                b[i] -= a[i, j] * b[j];
            b[i] /= a[i, i];
        }
        return b;
    }
}
