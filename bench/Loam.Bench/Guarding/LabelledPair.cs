using Loam.Guarding;

namespace Loam.Bench.Guarding;

/// <summary>Which pairs: those that rules and weights may be made on, and those that only judge them.</summary>
enum PairSet
{
    /// <summary>To make rules and weights on.</summary>
    Dev,

    /// <summary>Kept apart: flaws that somebody else wrote on other pages.</summary>
    Test,

    /// <summary>The labelled pairs of the shared data; no weight is fitted on them.</summary>
    Labelled,
}

/// <summary>A rewrite with its label, and the place of the flaw.</summary>
/// <param name="Set">Which set it belongs to.</param>
/// <param name="Page">The page: pairs of one page are one family.</param>
/// <param name="Label"><c>faithful</c>, or the kind of its one flaw.</param>
/// <param name="Pair">What the guard sees.</param>
/// <param name="Edit">Where the flaw is in the rewrite; null when faithful.</param>
/// <param name="Original">The faithful words that stood there.</param>
sealed record LabelledPair(PairSet Set, string Page, string Label, GuardPair Pair, Range? Edit = null, string? Original = null)
{
    internal bool IsFaithful => Label == "faithful";

    /// <summary>Whether a place in the rewrite touches the flaw.</summary>
    internal bool Touches(Range span)
    {
        if (Edit is not { } edit)
            return false;
        var (start, length) = span.GetOffsetAndLength(Pair.Text.Length);
        return start <= edit.End.Value && start + length >= edit.Start.Value;
    }
}
