namespace Loam.Guarding.Faith.Order;

/// <summary>Two things that have changed places: what is said of one is said of the other, or the order, the roles or the direction are turned round.</summary>
/// <remarks>
/// Of each sentence the few pairs are weighed that look most exchanged (see <see cref="Crossing"/>). What stays unseen: exchanges that fall into the source's order, and those told in other words
/// than the source's; a rewrite does not show what its author meant.
/// </remarks>
sealed class ReversalCheck() : FaithCheck(GuardReasons.Reversal)
{
    /// <summary>Linked words from one of the two to the other, at most.</summary>
    const int Reach = 14;

    /// <summary>Words of the source from one to the other, at most.</summary>
    const int SourceReach = 60;

    /// <summary>Pairs of a sentence that are weighed.</summary>
    const int Most = 4;

    internal override IReadOnlyList<string> Features => Crossing.Figures;

    internal override bool Applies(Comparison comparison, GuardOptions options) =>
        options.Order && (comparison.IsGerman || comparison.IsEnglish) && !comparison.Pair.Copies && !comparison.Form.Calculates;

    internal override void Look(Comparison comparison, List<Candidate> candidates)
    {
        var linked = LinkedWords.Of(comparison);
        var crossing = new Crossing(comparison, linked, Line.Of(comparison.Rewrite), Line.Of(comparison.Source));
        var best = new List<(double Rank, Candidate Candidate)>();
        for (var a = 0; a < linked.Count; a++)
        {
            for (var b = a + 1; b < linked.Count && b - a <= Reach && linked[b].Sentence <= linked[a].Sentence + 1; b++)
            {
                var (p, q) = (linked[a], linked[b]);
                if (p.Kind == q.Kind && p.Stem != q.Stem && p.Place > q.Place && p.Place - q.Place <= SourceReach && crossing.Measure(a, b) is { } measured)
                    best.Add(measured);
            }
            if (a + 1 < linked.Count && linked[a + 1].Sentence == linked[a].Sentence)
                continue;
            best.Sort(static (x, y) => y.Rank.CompareTo(x.Rank));
            for (var i = 0; i < Math.Min(Most, best.Count); i++)
                candidates.Add(best[i].Candidate);
            best.Clear();
        }
    }
}
