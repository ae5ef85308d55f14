using System.Globalization;
using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Filtering;

/// <summary>Drops lists, menus and pages of repeated lines by the shape of their lines (FineWeb, Penedo et al. 2024, section 3.6).</summary>
/// <remarks>Empty lines count as lines, as in datatrove. Linear in the text. See <c>docs/filters/fineweb.md</c>.</remarks>
public sealed class FineWebQualityFilter(FineWebQualityOptions? options = null) : Filter
{
    readonly FineWebQualityOptions options = options ?? new();

    /// <inheritdoc/>
    public override StepIdentity Identity => new("fineweb_quality", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        if (TextShape.Measure(document, out var verdict) is not { } shape)
            return verdict;
        var lines = shape.Lines;
        var (ended, brief) = (0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (LineMarks.EndsSentence(lines.At(shape.Text, i)))
                ended++;
            if (lines.LengthAt(i) <= options.ShortLineLength)
                brief++;
        }
        var endedShare = (double)ended / lines.Count;
        if (endedShare <= options.LinePunctuation)
            return Drop(FineWebReasons.LinePunctuation, endedShare, "of the lines end in a punctuation mark, more than", options.LinePunctuation);
        var briefShare = (double)brief / lines.Count;
        if (briefShare >= options.ShortLines)
            return Drop(FineWebReasons.ShortLines, briefShare, "of the lines are short, less than", options.ShortLines);
        if (options.DuplicateCharacters is { } duplicateLimit && DuplicateShare(shape) is var duplicates && duplicates >= duplicateLimit)
            return Drop(FineWebReasons.DuplicateCharacters, duplicates, "of the characters in repeated lines, less than", duplicateLimit);
        if (options.MaxLineBreaksPerWord is not { } breakLimit)
            return Verdict.Keep;
        var breaks = (double)lines.LineFeeds / Math.Max(1, shape.Words(WordRule.WordsAndMarks).Count);
        return breaks > breakLimit
            ? Drop(FineWebReasons.ManyLineBreaks, breaks, "line breaks per word, at most", breakLimit)
            : Verdict.Keep;
    }

    static double DuplicateShare(TextShape shape)
    {
        var lines = shape.Lines;
        shape.Counts.Begin(lines.Count);
        var characters = 0L;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines.At(shape.Text, i);
            if (!line.IsWhiteSpace() && shape.Counts[shape.Counts.Add(StableHash.Of(line), i)].Count > 1)
                characters += line.Length;
        }
        return (double)characters / Math.Max(1, shape.Text.Length - lines.LineFeeds);
    }

    static Verdict Drop(Reason reason, double value, string what, double? limit) =>
        Verdict.Drop(reason, string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {what} {limit:0.###} wanted"));
}
