using Loam.Guarding.Faith;

namespace Loam.Bench.Guarding;

/// <summary>What one check sees in all labelled pairs, measured once; weights are fitted on any part of it.</summary>
/// <remarks>
/// Examples are candidates: those of faithful rewrites are no flaws; of a flawed rewrite the one candidate that touches the flaw and is doubted most is one (which of them is it is settled
/// in rounds, as in multiple-instance learning). For negation there are plain flips besides (<see cref="PolarityFlips"/>).
/// </remarks>
sealed class CheckExamples
{
    const int Rounds = 5;

    readonly List<(LabelledPair Pair, List<Candidate> Candidates)> faithful = [], flawed = [], made = [];
    readonly Dictionary<LabelledPair, List<Candidate>> all = new(ReferenceEqualityComparer.Instance);

    internal CheckExamples(FaithCheck check, IReadOnlyList<LabelledPair> pairs)
    {
        Check = check;
        var measured = new List<Candidate>[pairs.Count];
        Parallel.For(0, pairs.Count, i => measured[i] = GuardMisses.Candidates(check, pairs[i]));
        for (var i = 0; i < pairs.Count; i++)
        {
            all[pairs[i]] = measured[i];
            if (pairs[i].IsFaithful)
                faithful.Add((pairs[i], measured[i]));
            else if (pairs[i].Label == GuardScenario.LabelOf(check))
                flawed.Add((pairs[i], [.. measured[i].Where(candidate => pairs[i].Touches(candidate.Span))]));
        }
        if (GuardScenario.LabelOf(check) != "negation")
            return;
        foreach (var flip in pairs.Where(pair => pair.IsFaithful && pair.Pair.Style == "wiki").SelectMany(PolarityFlips.Of))
            made.Add((flip, [.. GuardMisses.Candidates(check, flip).Where(candidate => flip.Touches(candidate.Span))]));
    }

    internal FaithCheck Check { get; }

    internal int Faithful => faithful.Count;

    internal int Flawed => flawed.Count;

    /// <summary>Weights, the bias first, from the pairs that are asked for.</summary>
    internal double[] Fit(Func<LabelledPair, bool> from)
    {
        var weights = new double[Check.Features.Count + 1];
        var negatives = faithful.Where(own => from(own.Pair)).SelectMany(own => own.Candidates).Select(candidate => (candidate.Figures, false)).ToList();
        var positives = flawed.Concat(made).Where(own => own.Candidates.Count > 0 && from(own.Pair)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var examples = new List<(double[] Figures, bool Flaw)>(negatives);
            foreach (var (_, candidates) in positives)
            {
                foreach (var candidate in round == 0 ? candidates : [candidates.MaxBy(candidate => Logistic.Sum(weights, candidate.Figures))])
                    examples.Add((candidate.Figures, true));
            }
            weights = Logistic.Fit(examples, weights.Length);
        }
        return weights;
    }

    /// <summary>The largest doubt about a pair; 0 where the check has nothing to doubt.</summary>
    internal double Doubt(LabelledPair pair, double[] weights) => all[pair].Count == 0 ? 0 : all[pair].Max(candidate => 1 / (1 + Math.Exp(-Logistic.Sum(weights, candidate.Figures))));
}
