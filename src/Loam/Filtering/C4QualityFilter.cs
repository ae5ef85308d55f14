using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Filtering;

/// <summary>Drops pages of placeholder text, of code, and of few sentences: the half of C4 that judges (Raffel et al. 2020, section 2.2).</summary>
/// <remarks>Runs after <see cref="C4Lines"/>. The list of bad words is not part of it. See <c>docs/filters/c4.md</c>.</remarks>
public sealed class C4QualityFilter(C4QualityOptions? options = null) : Filter
{
    readonly C4QualityOptions options = options ?? new();

    /// <inheritdoc/>
    public override StepIdentity Identity => new("c4_quality", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override Verdict Judge(Document document)
    {
        if (TextShape.Measure(document, out var verdict) is not { } shape)
            return verdict;
        ReadOnlySpan<char> text = shape.Text;
        var lorem = options.LoremIpsum ? text.IndexOf("lorem ipsum", StringComparison.OrdinalIgnoreCase) : -1;
        var bracket = options.CurlyBracket ? text.IndexOf('{') : -1;
        // The first line that has either decides, and in one line the placeholder.
        if (lorem >= 0 && (bracket < 0 || lorem < bracket || !text[bracket..lorem].Contains('\n')))
            return Verdict.Drop(C4Reasons.LoremIpsum, $"\"lorem ipsum\" at character {lorem}");
        if (bracket >= 0)
            return Verdict.Drop(C4Reasons.CurlyBracket, $"a curly bracket at character {bracket}");
        if (options.MinSentences is not { } wanted)
            return Verdict.Keep;
        var sentences = CountSentences(shape, wanted);
        return sentences < wanted
            ? Verdict.Drop(C4Reasons.TooFewSentences, $"{sentences} sentences, at least {wanted} wanted")
            : Verdict.Keep;
    }

    /// <summary>Sentences, line by line, until there are enough.</summary>
    static int CountSentences(TextShape shape, int enough)
    {
        var count = 0;
        for (var i = 0; i < shape.Lines.Count && count < enough; i++)
            count += Sentences.In(shape.Lines.At(shape.Text, i)).Count;
        return count;
    }
}
