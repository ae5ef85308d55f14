using System.Diagnostics;
using System.Globalization;
using Loam.Guarding;
using Loam.Guarding.Faith;

namespace Loam.Bench.Guarding;

/// <summary>How many faithful rewrites the guard keeps and how many flawed ones it catches, per kind of flaw and strictness, with its speed on one core.</summary>
/// <remarks>
/// <c>loam bench guard [--set dev|test|labelled] [--misses CHECK] [--fit CHECK|all [--false 0.2,0.8,2.5]]</c>: <c>--misses</c> lists what a check missed and what it
/// marked in faithful rewrites, with the figures it saw; <c>--fit</c> fits weights (of one check on the dev set, of <c>all</c> on all sets, or on the one that is named) and sets operating points, see <see cref="CheckFit"/>; <c>--false</c> gives other ones: shares (in percent; lenient, standard, strict) of the
/// faithful rewrites that may have a finding of the check, <c>--doubts FILE</c> writes what was doubted; <c>--own-words</c> counts anew the words that writers use of their own.
/// </remarks>
static class GuardScenario
{
    internal static int Run(string data, string[] arguments)
    {
        var pairs = LabelledPairs.Read(data);
        if (pairs.Count == 0)
        {
            Console.Error.WriteLine($"needs labelled pairs: {Path.Combine(data, "rewrites", "pairs.jsonl")}");
            return 2;
        }
        var set = Value(arguments, "--set") is { } name ? Enum.Parse<PairSet>(name, ignoreCase: true) : (PairSet?)null;
        if (Value(arguments, "--fit") is { } fitted)
        {
            var rates = Value(arguments, "--false")?.Split(',').Select(rate => double.Parse(rate, CultureInfo.InvariantCulture) / 100).ToArray();
            return CheckFit.Run(fitted == "all" ? FaithChecks.All : [Check(fitted)], set is null && fitted == "all" ? pairs : [.. pairs.Where(pair => pair.Set == (set ?? PairSet.Dev))], rates, Value(arguments, "--doubts"));
        }
        if (arguments.Contains("--own-words"))
            return OwnWordCount.Run([.. pairs.Where(pair => pair.Set == PairSet.Dev)]);
        if (Value(arguments, "--misses") is { } missed)
            return GuardMisses.Run(Check(missed), [.. pairs.Where(pair => pair.Set == (set ?? PairSet.Dev))]);
        foreach (var group in pairs.Where(pair => set is null || pair.Set == set).GroupBy(pair => pair.Set))
            Table(group.Key, [.. group]);
        Speed(pairs);
        return 0;
    }

    /// <summary>The label of the flaws that a check is there for.</summary>
    internal static string LabelOf(FaithCheck check) => check.Reason.Code["guard.".Length..] switch
    {
        "name" => "entity",
        "unsupported" => "addition",
        var code => code,
    };

    static FaithCheck Check(string name) => FaithChecks.All.FirstOrDefault(check => check.Reason.Code == "guard." + name)
        ?? throw new ArgumentException($"no check '{name}'; there are: {string.Join(", ", FaithChecks.All.Select(check => check.Reason.Code[6..]))}");

    static string? Value(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    static void Table(PairSet set, List<LabelledPair> pairs)
    {
        var strictnesses = Enum.GetValues<Strictness>();
        Console.WriteLine($"\n{set}: {pairs.Count} pairs of {pairs.Select(pair => pair.Page).Distinct().Count()} pages ({pairs.Count(pair => pair.Pair.Language == "de")} German, {pairs.Count(pair => pair.Pair.Language == "en")} English)\n");
        Console.WriteLine($"| label | pairs | {string.Join(" | ", strictnesses)} | by its own check, standard |\n|---|---:|{string.Concat(strictnesses.Select(_ => "---:|"))}---:|");
        foreach (var group in pairs.GroupBy(pair => pair.IsFaithful ? $"faithful {pair.Pair.Style} (kept)" : pair.Label + " (caught)").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var faithful = group.First().IsFaithful;
            var found = group.Select(pair => (pair.Label, By: strictnesses.Select(strictness => Guard.Check(pair.Pair, new GuardOptions { Strictness = strictness })).ToArray())).ToList();
            var shares = strictnesses.Select((_, i) => found.Count(row => row.By[i].Count == 0 == faithful) / (double)found.Count);
            var own = FaithChecks.All.FirstOrDefault(check => LabelOf(check) == found[0].Label);
            var byOwn = own is null ? "" : (found.Count(row => row.By[(int)Strictness.Standard].Any(finding => finding.Reason == own.Reason)) / (double)found.Count).ToString("P1", CultureInfo.InvariantCulture);
            Console.WriteLine($"| {group.Key} | {found.Count} | {string.Join(" | ", shares.Select(share => share.ToString("P1", CultureInfo.InvariantCulture)))} | {byOwn} |");
        }
        var alarms = pairs.Where(pair => pair.IsFaithful).SelectMany(pair => Guard.Check(pair.Pair, new GuardOptions()).Select(finding => finding.Reason.Code).Distinct()).GroupBy(code => code);
        Console.WriteLine($"\nfaithful rewrites with a finding (standard): {string.Join(", ", alarms.OrderByDescending(code => code.Count()).Select(code => $"{code.Key} {code.Count()}"))}");
    }

    static void Speed(List<LabelledPair> pairs)
    {
        var clock = Stopwatch.StartNew();
        long checks = 0, words = 0, source = 0;
        for (; clock.Elapsed.TotalSeconds < 3; checks++)
        {
            var pair = pairs[(int)(checks % pairs.Count)].Pair;
            Guard.Check(pair, new GuardOptions());
            words += pair.Text.AsSpan().Count(' ');
            source += pair.Source.AsSpan().Count(' ');
        }
        Console.WriteLine($"\n{checks / clock.Elapsed.TotalSeconds:F0} pairs/s on one core; {words / checks} words a rewrite, {source / checks} a source");
    }
}
