using Loam.Documents;
using Loam.Guarding.Scoring;

namespace Loam.Guarding.Faith;

/// <summary>A place in a rewrite that may say what the source does not, told in figures.</summary>
/// <param name="Span">Where in the rewrite.</param>
/// <param name="Figures">One figure for each of <see cref="FaithCheck.Features"/>, about 0 to 1.</param>
/// <param name="Source">The nearest place of the source, or null.</param>
/// <param name="Evidence">What to say instead of the words at the span, or null.</param>
readonly record struct Candidate(Range Span, double[] Figures, Range? Source = null, string? Evidence = null);

/// <summary>One question to a rewrite: is what it says here in the source? It names the places to doubt, a small model weighs each.</summary>
/// <remarks>
/// Rules alone were tried first: each new page needed another exception, and the operating points could not be told. Now a check only measures, a logistic model
/// with one weight per named figure (<see cref="CheckModel"/>) gives the doubt, and a strictness is a threshold on the doubt. Checks have no state and are thread-safe.
/// </remarks>
/// <param name="reason">What a finding of this check is called; also names the model.</param>
abstract class FaithCheck(Reason reason)
{
    /// <summary>Characters of the nearest words that are told; the span says where all of them are.</summary>
    const int LongestNearest = 2000;

    CheckModel? model;

    internal Reason Reason { get; } = reason;

    /// <summary>Names of the figures of a candidate, in order.</summary>
    internal abstract IReadOnlyList<string> Features { get; }

    /// <summary>The weights of this check's figures.</summary>
    internal CheckModel Model => model ??= CheckModel.Of(Reason, Features);

    /// <summary>Whether the check can say anything about this pair.</summary>
    internal abstract bool Applies(Comparison comparison, GuardOptions options);

    /// <summary>Adds the places to doubt, in the order of the text.</summary>
    internal abstract void Look(Comparison comparison, List<Candidate> candidates);

    /// <summary>Weighs the places to doubt and adds those whose doubt is at least <paramref name="least"/>.</summary>
    internal void Weigh(Comparison comparison, double least, List<Candidate> buffer, List<Finding> findings)
    {
        buffer.Clear();
        Look(comparison, buffer);
        foreach (var candidate in buffer)
        {
            var doubt = Model.Doubt(candidate.Figures);
            if (doubt >= least)
                findings.Add(Finding(comparison, candidate, doubt));
        }
    }

    Finding Finding(Comparison comparison, Candidate candidate, double doubt)
    {
        var nearest = candidate.Source ?? Nearest(comparison, candidate.Span);
        return new(Reason, candidate.Span, candidate.Evidence ?? comparison.Pair.Text[candidate.Span], nearest is { } at ? Excerpt.Of(comparison.Pair.Source[at], LongestNearest) : null)
        {
            Doubt = doubt,
            NearestSpan = nearest,
        };
    }

    /// <summary>Without a nearer place: the source sentence that the finding's sentence was made of; null for a finding about the whole.</summary>
    static Range? Nearest(Comparison comparison, Range span)
    {
        var start = span.Start.GetOffset(comparison.Pair.Text.Length);
        var sentence = comparison.Rewrite.Sentences.FindIndex(range => start >= range.Start.Value && start < range.End.Value);
        return span.Equals(..) || sentence < 0 ? null : comparison.Alignment.Nearest(sentence);
    }
}
