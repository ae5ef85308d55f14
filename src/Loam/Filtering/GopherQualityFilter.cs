using System.Collections.Frozen;
using System.Globalization;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Filtering;

/// <summary>Drops what does not look like running text: too short or long, odd words, symbols, bullets (Gopher, Rae et al. 2021, appendix A.1.1).</summary>
/// <remarks>Linear in the text; the first broken rule is the reason. See <c>docs/filters/gopher-quality.md</c>.</remarks>
public sealed class GopherQualityFilter : Filter
{
    readonly GopherQualityOptions options;
    readonly FrozenSet<string>? stopWords;

    /// <summary>A filter with these limits; null: the paper's.</summary>
    public GopherQualityFilter(GopherQualityOptions? options = null)
    {
        this.options = options ?? new();
        stopWords = this.options.StopWords?.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override StepIdentity Identity => new("gopher_quality", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        if (TextShape.Measure(document, out var verdict) is not { } shape)
            return verdict;
        var measure = GopherMeasure.Of(shape, options.Semantics);
        if (measure.Words < options.MinWords)
            return Drop(GopherReasons.TooShort, measure.Words, "words, at least", options.MinWords);
        if (measure.Words > options.MaxWords)
            return Drop(GopherReasons.TooLong, measure.Words, "words, at most", options.MaxWords);
        if (measure.WordLength < options.MinWordLength)
            return Drop(GopherReasons.ShortWords, measure.WordLength, "characters per word, at least", options.MinWordLength);
        if (measure.WordLength > options.MaxWordLength)
            return Drop(GopherReasons.LongWords, measure.WordLength, "characters per word, at most", options.MaxWordLength);
        if (measure.HashesPerWord > options.MaxSymbolsPerWord)
            return Drop(GopherReasons.Hashes, measure.HashesPerWord, "hash signs per word, at most", options.MaxSymbolsPerWord);
        if (measure.EllipsesPerWord > options.MaxSymbolsPerWord)
            return Drop(GopherReasons.Ellipses, measure.EllipsesPerWord, "ellipses per word, at most", options.MaxSymbolsPerWord);
        if (measure.SymbolsPerWord > options.MaxSymbolsPerWord)
            return Drop(GopherReasons.Symbols, measure.SymbolsPerWord, "hash signs and ellipses per word, at most", options.MaxSymbolsPerWord);
        if (measure.BulletLines > options.MaxBulletLines)
            return Drop(GopherReasons.Bullets, measure.BulletLines, "of the lines start with a bullet, at most", options.MaxBulletLines);
        if (measure.EllipsisLines > options.MaxEllipsisLines)
            return Drop(GopherReasons.EllipsisLines, measure.EllipsisLines, "of the lines end in an ellipsis, at most", options.MaxEllipsisLines);
        if (measure.AlphabeticWords < options.MinAlphabeticWords)
            return Drop(GopherReasons.FewAlphabeticWords, measure.AlphabeticWords, "of the words have a letter, at least", options.MinAlphabeticWords);
        return JudgeStopWords(document, shape);
    }

    Verdict JudgeStopWords(Document document, TextShape shape)
    {
        if (options.MinStopWords is not { } wanted || (stopWords ?? Text.StopWords.For(document.Language ?? "en")) is not { } list)
            return Verdict.Keep;
        var found = GopherMeasure.CountStopWords(shape, options.Semantics, list, wanted);
        return found < wanted ? Drop(GopherReasons.FewStopWords, found, "stop words, at least", wanted) : Verdict.Keep;
    }

    static Verdict Drop(Reason reason, double value, string what, double? limit) =>
        Verdict.Drop(reason, string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {what} {limit:0.###} wanted"));
}
