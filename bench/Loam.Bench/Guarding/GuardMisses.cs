using System.Globalization;
using Loam.Guarding;
using Loam.Guarding.Faith;

namespace Loam.Bench.Guarding;

/// <summary>What one check missed, and what it marked in faithful rewrites, with the figures that it saw.</summary>
static class GuardMisses
{
    internal static int Run(FaithCheck check, List<LabelledPair> pairs)
    {
        var label = GuardScenario.LabelOf(check);
        var threshold = check.Model.Threshold(Strictness.Standard);
        var (caught, missed) = (0, 0);
        foreach (var pair in pairs.Where(pair => pair.Label == label))
        {
            var own = Candidates(check, pair).Where(candidate => pair.Touches(candidate.Span)).ToList();
            if (own.Exists(candidate => check.Model.Doubt(candidate.Figures) >= threshold))
            {
                caught++;
                continue;
            }
            missed++;
            var others = Guard.Check(pair.Pair, new GuardOptions()).Select(finding => finding.Reason.Code).Distinct();
            Console.WriteLine($"MISS {pair.Page} [{string.Join(", ", others)}]\n  was {pair.Original}\n  now {pair.Pair.Text[pair.Edit!.Value]}");
            foreach (var candidate in own)
                Tell(check, pair, candidate);
        }
        var alarms = 0;
        foreach (var pair in pairs.Where(pair => pair.IsFaithful))
        {
            foreach (var candidate in Candidates(check, pair).Where(candidate => check.Model.Doubt(candidate.Figures) >= threshold))
            {
                alarms++;
                Console.WriteLine($"FALSE {pair.Page} {pair.Pair.Style}");
                Tell(check, pair, candidate);
            }
        }
        Console.WriteLine($"{label}: {caught} caught, {missed} missed; {alarms} false in {pairs.Count(pair => pair.IsFaithful)} faithful rewrites");
        return 0;
    }

    internal static List<Candidate> Candidates(FaithCheck check, LabelledPair pair)
    {
        var candidates = new List<Candidate>();
        var comparison = new Comparison(pair.Pair);
        if (check.Applies(comparison, new GuardOptions()))
            check.Look(comparison, candidates);
        return candidates;
    }

    static void Tell(FaithCheck check, LabelledPair pair, Candidate candidate)
    {
        var figures = check.Features.Zip(candidate.Figures).Where(figure => figure.Second != 0).Select(figure => $"{figure.First} {figure.Second.ToString("0.##", CultureInfo.InvariantCulture)}");
        var (start, length) = candidate.Span.GetOffsetAndLength(pair.Pair.Text.Length);
        var text = pair.Pair.Text.AsSpan(start, Math.Min(length, 200));
        var around = pair.Pair.Text[Math.Max(0, start - 60)..Math.Min(pair.Pair.Text.Length, start + length + 60)];
        Console.WriteLine($"  {check.Model.Doubt(candidate.Figures):F3} '{text}' {candidate.Evidence} ({string.Join(", ", figures)})\n      … {(around.Length > 400 ? around[..400] : around).ReplaceLineEndings(" / ")} …\n      source: {(candidate.Source is { } at ? pair.Pair.Source[at] : "-")}");
    }
}
