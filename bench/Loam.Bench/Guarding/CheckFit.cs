using System.Globalization;
using System.Text;
using Loam.Documents;
using Loam.Guarding;
using Loam.Guarding.Faith;
using Loam.Guarding.Scoring;
using Loam.Text;

namespace Loam.Bench.Guarding;

/// <summary>Fits the weights of the checks, sets their operating points by cross-validation, and says what all of them together keep and catch.</summary>
/// <remarks>
/// Each pair is doubted by weights that were fitted without its page (five folds, drawn by the page's hash): thresholds on the doubts of the very pairs that the weights were fitted on would promise too much. The
/// weights that ship are then fitted on all pairs.
/// </remarks>
sealed class CheckFit
{
    const int Folds = 5;

    readonly IReadOnlyList<LabelledPair> pairs;
    readonly List<(CheckExamples Examples, double[] Weights, Dictionary<LabelledPair, double> Doubts)> fits = [];

    CheckFit(IReadOnlyList<LabelledPair> pairs) => this.pairs = pairs;

    /// <summary>Fits some checks and writes their models; the table counts those and no others.</summary>
    /// <param name="checks">Which.</param>
    /// <param name="pairs">On which pairs.</param>
    /// <param name="rates">Other operating points than <see cref="OperatingPoints"/>: shares of faithful rewrites marked (lenient, standard, strict); null for those.</param>
    /// <param name="doubts">Where to write the cross-validated doubts of every pair, tab-separated; null for nowhere.</param>
    internal static int Run(IReadOnlyList<FaithCheck> checks, IReadOnlyList<LabelledPair> pairs, double[]? rates, string? doubts)
    {
        var fit = new CheckFit(pairs);
        var thresholds = new Dictionary<Reason, double[]>();
        foreach (var check in checks)
            thresholds[check.Reason] = fit.Add(check, rates ?? OperatingPoints.Of(check.Reason));
        foreach (var set in pairs.GroupBy(pair => pair.Set))
            fit.Table(set.Key.ToString(), [.. set], thresholds);
        fit.Table("All", pairs, thresholds);
        if (doubts is not null)
            File.WriteAllLines(doubts, [string.Join('\t', ["set", "page", "style", "label", .. checks.Select(check => check.Reason.Code)]), .. pairs.Select(pair => string.Join('\t', [pair.Set.ToString(), pair.Page, pair.Pair.Style!, pair.Label,
                .. fit.fits.Select(one => one.Doubts[pair].ToString("F4", CultureInfo.InvariantCulture))]))]);
        Console.WriteLine("\nBuild again to use the new models.");
        return 0;
    }

    static int Fold(LabelledPair pair) => (int)(StableHash.Of(pair.Page) % Folds);

    double[] Add(FaithCheck check, double[] rates)
    {
        var examples = new CheckExamples(check, pairs);
        var doubts = new Dictionary<LabelledPair, double>(ReferenceEqualityComparer.Instance);
        var folds = Enumerable.Range(0, Folds).AsParallel().AsOrdered().Select(fold => examples.Fit(pair => Fold(pair) != fold)).ToArray();
        foreach (var pair in pairs)
            doubts[pair] = examples.Doubt(pair, folds[Fold(pair)]);
        var weights = examples.Fit(_ => true);
        fits.Add((examples, weights, doubts));
        var alarms = pairs.Where(pair => pair.IsFaithful).Select(pair => doubts[pair]).OrderDescending().ToArray();
        double[] thresholds = [.. rates.Select(rate => Threshold(alarms, rate))];
        Write(check, examples, weights, thresholds, rates);
        return thresholds;
    }

    /// <summary>Between the last alarm that is allowed and the next, so that neither depends on the last digit; a fraction of an alarm lies between two such thresholds.</summary>
    static double Threshold(double[] alarms, double rate)
    {
        var allowed = rate * alarms.Length;
        var whole = (int)Math.Floor(allowed);
        return Math.Clamp(Below(whole) + (allowed - whole) * (Below(whole + 1) - Below(whole)), 0.001, 0.999);

        double Below(int alarm) => alarm == 0 ? (1 + alarms[0]) / 2 : (alarms[alarm - 1] + alarms[Math.Min(alarm, alarms.Length - 1)]) / 2;
    }

    static void Write(FaithCheck check, CheckExamples examples, double[] weights, double[] thresholds, double[] rates)
    {
        var file = CheckModel.FileOf(check.Reason);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Weights of {check.Reason.Code}, fitted by `loam bench guard --fit` on {examples.Faithful} faithful rewrites and {examples.Flawed} flawed ones.");
        text.AppendLine(CultureInfo.InvariantCulture, $"# Cross-validated shares of faithful rewrites marked: {string.Join(", ", rates.Select(rate => (100 * rate).ToString("0.##", CultureInfo.InvariantCulture) + "%"))}.");
        foreach (var strictness in Enum.GetValues<Strictness>())
            text.AppendLine(CultureInfo.InvariantCulture, $"{strictness.ToString().ToLowerInvariant()} {thresholds[(int)strictness]:F4}");
        text.AppendLine(CultureInfo.InvariantCulture, $"bias {weights[0]:F3}");
        for (var i = 1; i < weights.Length; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{check.Features[i - 1]} {weights[i]:F3}");
        File.WriteAllText(Path.Combine("src/Loam/Guarding/Models", file), text.ToString());
        Console.WriteLine($"\n{file}\n{text}");
    }

    /// <summary>What is kept and caught by form and by the checks that were fitted, each pair doubted by weights that never saw its page.</summary>
    void Table(string name, IReadOnlyList<LabelledPair> some, Dictionary<Reason, double[]> thresholds)
    {
        var strictnesses = Enum.GetValues<Strictness>();
        Console.WriteLine($"\n{name}, cross-validated: {some.Count} pairs\n\n| label | pairs | {string.Join(" | ", strictnesses)} | own check, standard |\n|---|---:|{string.Concat(strictnesses.Select(_ => "---:|"))}---:|");
        foreach (var group in some.GroupBy(pair => pair.IsFaithful ? $"faithful {pair.Pair.Style} (kept)" : pair.Label + " (caught)").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var caught = strictnesses.Select(strictness => group.Count(pair => fits.Exists(fit => Drops(fit, pair, strictness))) / (double)group.Count());
            var own = fits.FindIndex(fit => GuardScenario.LabelOf(fit.Examples.Check) == group.First().Label);
            var byOwn = own < 0 ? "" : Percent(group.Count(pair => Drops(fits[own], pair, Strictness.Standard)) / (double)group.Count());
            Console.WriteLine($"| {group.Key} | {group.Count()} | {string.Join(" | ", caught.Select(share => Percent(group.First().IsFaithful ? 1 - share : share)))} | {byOwn} |");
        }
        var faithful = some.Where(pair => pair.IsFaithful).ToList();
        Console.WriteLine($"\nof {faithful.Count} faithful rewrites marked (standard): {string.Join(", ", fits.Select(fit => $"{fit.Examples.Check.Reason.Code} {faithful.Count(pair => Drops(fit, pair, Strictness.Standard))}"))}");

        bool Drops((CheckExamples Examples, double[] Weights, Dictionary<LabelledPair, double> Doubts) fit, LabelledPair pair, Strictness strictness) =>
            fit.Doubts[pair] >= thresholds[fit.Examples.Check.Reason][(int)strictness];
    }

    static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
