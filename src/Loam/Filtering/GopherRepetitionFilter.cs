using System.Globalization;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Filtering;

/// <summary>Drops texts that repeat themselves: lines, paragraphs, and sequences of 2 to 10 words (Gopher, Rae et al. 2021, appendix A.1.1, table A1).</summary>
/// <remarks>
/// Rules are asked in datatrove's order: paragraphs, lines, n-grams from short to long; the first that is broken is the reason. A text too
/// short to have an n-gram passes its rule, but for NeMo, which drops it. Linear in the text; see <c>docs/filters/gopher-repetition.md</c>.
/// </remarks>
public sealed class GopherRepetitionFilter(GopherRepetitionOptions? options = null) : Filter
{
    readonly GopherRepetitionOptions options = options ?? new();

    /// <inheritdoc/>
    public override StepIdentity Identity => new("gopher_repetition", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        if (TextShape.Measure(document, out var verdict) is not { } shape)
            return verdict;
        var paragraphs = options.MaxDuplicateParagraphs is null && options.MaxDuplicateParagraphCharacters is null
            ? default
            : DuplicatePieces.Paragraphs(shape, options.Semantics);
        if (paragraphs.Share > options.MaxDuplicateParagraphs)
            return Over(RepetitionReasons.DuplicateParagraphs, paragraphs.Share, options.MaxDuplicateParagraphs, "of the paragraphs");
        if (paragraphs.CharacterShare > options.MaxDuplicateParagraphCharacters)
            return Over(RepetitionReasons.DuplicateParagraphCharacters, paragraphs.CharacterShare, options.MaxDuplicateParagraphCharacters, "of the characters");
        var lines = options.MaxDuplicateLines is null && options.MaxDuplicateLineCharacters is null
            ? default
            : DuplicatePieces.Lines(shape, options.Semantics);
        if (lines.Share > options.MaxDuplicateLines)
            return Over(RepetitionReasons.DuplicateLines, lines.Share, options.MaxDuplicateLines, "of the lines");
        if (lines.CharacterShare > options.MaxDuplicateLineCharacters)
            return Over(RepetitionReasons.DuplicateLineCharacters, lines.CharacterShare, options.MaxDuplicateLineCharacters, "of the characters");
        return JudgeNgrams(shape);
    }

    Verdict JudgeNgrams(TextShape shape)
    {
        var measure = NgramMeasure.Begin(shape, options.Semantics);
        ReadOnlySpan<double?> top = [options.MaxTop2Gram, options.MaxTop3Gram, options.MaxTop4Gram];
        for (var n = 2; n <= 4; n++)
        {
            if (top[n - 2] is { } limit && measure.TopShare() is var share && share > limit)
                return Over(TopReasons[n - 2], share, limit, "of the characters");
            measure.Lengthen();
        }
        ReadOnlySpan<double?> duplicate = [options.MaxDuplicate5Grams, options.MaxDuplicate6Grams, options.MaxDuplicate7Grams,
            options.MaxDuplicate8Grams, options.MaxDuplicate9Grams, options.MaxDuplicate10Grams];
        for (var n = 5; n <= 10; n++)
        {
            if (duplicate[n - 5] is { } limit && measure.DuplicateShare() is var share && share > limit)
                return Over(DuplicateReasons[n - 5], share, limit, "of the characters");
            measure.Lengthen();
        }
        return Verdict.Keep;
    }

    static Verdict Over(Reason reason, double share, double? limit, string unit) =>
        Verdict.Drop(reason, string.Create(CultureInfo.InvariantCulture, $"{share:0.###} {unit}, at most {limit:0.###} allowed"));

    static readonly Reason[] TopReasons = [RepetitionReasons.Top2Gram, RepetitionReasons.Top3Gram, RepetitionReasons.Top4Gram];

    static readonly Reason[] DuplicateReasons =
        [RepetitionReasons.Duplicate5Grams, RepetitionReasons.Duplicate6Grams, RepetitionReasons.Duplicate7Grams,
         RepetitionReasons.Duplicate8Grams, RepetitionReasons.Duplicate9Grams, RepetitionReasons.Duplicate10Grams];
}
