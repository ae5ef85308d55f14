using Loam.Documents;
using Loam.Steps;

namespace Loam.Filtering;

/// <summary>Adds what the shape of a text tells about its quality as scores, from 0 to 1 (<c>words</c>: a count), so that rules can choose by them; drops nothing.</summary>
/// <remarks>
/// <c>prose</c>: share of the characters in lines that end a sentence, the continuous form of FineWeb's line punctuation: menus, lists and remains of layout
/// lower it. <c>repetition</c>: share of the characters in word 5-grams that occur more than once, as DCLM counts. <c>alphabetic</c>: share of the words
/// that have a letter. All in one pass that filters of the same chain share. A trained classifier knows more; these cost no model.
/// A text without a word scores 0 in all of them.
/// </remarks>
public sealed class TextFigures : Annotator
{
    const int RepeatedWords = 5;

    /// <summary>The scores that it makes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["words", "prose", "repetition", "alphabetic"];

    /// <inheritdoc/>
    public override StepIdentity Identity => new("figures", 1);

    /// <inheritdoc/>
    public override Document Annotate(Document document)
    {
        var shape = TextShape.Measure(document, out _);
        var words = shape?.Words(WordRule.Words);
        return document
            .WithScore("words", words?.Count ?? 0)
            .WithScore("prose", shape is null ? 0 : Prose(shape))
            .WithScore("repetition", shape is null ? 0 : Repetition(shape))
            .WithScore("alphabetic", shape is null ? 0 : Math.Min(1, GopherMeasure.Of(shape, Semantics.Dclm).AlphabeticWords));
    }

    static double Prose(TextShape shape)
    {
        var (ended, all) = (0L, 0L);
        for (var i = 0; i < shape.Lines.Count; i++)
        {
            var line = shape.Lines.At(shape.Text, i).Trim();
            all += line.Length;
            ended += LineMarks.EndsSentence(line) ? line.Length : 0;
        }
        return (double)ended / Math.Max(1, all);
    }

    static double Repetition(TextShape shape)
    {
        var ngrams = NgramMeasure.Begin(shape, Semantics.Dclm);
        for (var n = 2; n < RepeatedWords; n++)
            ngrams.Lengthen();
        return ngrams.DuplicateShare();
    }
}
