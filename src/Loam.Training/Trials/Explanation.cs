using Loam.Training.Statistics;

namespace Loam.Training.Trials;

/// <summary>A verdict in words that need no statistics.</summary>
static class Explanation
{
    public static string Of(TrialComparison comparison, double baselineBits, double armBits, TrialOptions options, long tokens)
    {
        var (arm, interval) = (comparison.Arm, comparison.Interval);
        var found = $"with {tokens:N0} tokens per run, held-out text costs {Change(comparison.Difference)} bits per byte with {arm} "
            + $"({armBits:0.000}) than with {comparison.Baseline} ({baselineBits:0.000}); "
            + $"the {options.Confidence * 100:0.#}% interval is {Signed(interval.Low)} to {Signed(interval.High)}";
        return comparison.Verdict switch
        {
            TrialVerdict.Helps => $"{arm} helps: {found}.",
            TrialVerdict.Harms => $"{arm} harms: {found}.",
            TrialVerdict.NoEffect => $"{arm} makes no difference that matters: {found}, inside the margin of {Percent(options.Margin)}.",
            _ => $"Inconclusive whether {arm} helps or harms: {found}. {Remedy(comparison.Needs)}",
        };
    }

    static string Remedy(TrialNeeds? needs)
    {
        var ways = new List<string>();
        if (needs?.HeldOutDocuments is { } documents)
            ways.Add($"{documents:N0} held-out documents");
        if (needs?.Seeds is { } seeds)
            ways.Add($"{seeds:N0} seeds");
        if (needs?.TokensPerArm is { } tokens)
            ways.Add($"{tokens:N0} tokens per run from larger arms");
        return ways.Count == 0
            ? "No single one of more seeds, held-out documents or tokens would decide it; it takes more of all."
            : $"If the difference stays what it is, it would take about {string.Join(", or ", ways)}.";
    }

    static string Change(double difference) => $"{Percent(Math.Abs(difference))} {(difference < 0 ? "fewer" : "more")}";

    static string Signed(double share) => (share * 100).ToString("+0.00;-0.00;0.00") + "%";

    static string Percent(double share) => (share * 100).ToString("0.##") + "%";
}
