using Loam.Guarding.Faith;
using Loam.Guarding.Faith.Numbers;
using Loam.Guarding.Faith.Support;
using Loam.Guarding.Form;

namespace Loam.Guarding;

/// <summary>A rewrite and its source, cut and indexed once, for all checks of one pair. Not thread-safe: one per pair.</summary>
sealed class Comparison
{
    Alignment? alignment;
    WordEvidence? evidence;
    SourceIndex? index;
    List<Quantity>? quantities;

    internal Comparison(GuardPair pair)
    {
        Pair = pair;
        Form = StyleForm.Of(pair.Style);
        Rewrite = new GuardText(pair.Text, pair.Language);
        Source = new GuardText(pair.Source, pair.Language);
        Common = CommonWords.Of(pair.Language);
    }

    internal GuardPair Pair { get; }

    /// <summary>What the style allows.</summary>
    internal StyleForm Form { get; }

    internal GuardText Rewrite { get; }

    internal GuardText Source { get; }

    /// <summary>The common vocabulary of the pair's language.</summary>
    internal CommonWords Common { get; }

    /// <summary>The source, arranged to be asked.</summary>
    internal SourceIndex Index => index ??= new SourceIndex(Source, Common);

    /// <summary>Which words and sentences of the source the rewrite's were made of.</summary>
    internal Alignment Alignment => alignment ??= new Alignment(Rewrite, Index);

    /// <summary>How much each word of the rewrite speaks for, or against, being made of the source. German and English.</summary>
    internal WordEvidence Evidence => evidence ??= new WordEvidence(this);

    /// <summary>The numbers, months and weekdays of the source, in all their readings, in the order of the text.</summary>
    internal List<Quantity> Quantities => quantities ??= Loam.Guarding.Faith.Numbers.Quantities.In(Source, isSource: true, IsEnglish);

    internal bool IsGerman => Pair.Language == "de";

    internal bool IsEnglish => Pair.Language == "en";

    const int MostWords = 100_000;
    const int MostNumbers = 1000;

    /// <summary>What is too much to be compared in seconds; null for every page that is one.</summary>
    internal string? Excess()
    {
        if (Rewrite.AllWords.Count > MostWords || Source.AllWords.Count > MostWords)
            return FormattableString.Invariant($"{Rewrite.AllWords.Count} words and a source of {Source.AllWords.Count}; {MostWords} are compared at most");
        var (said, known) = (Numbers(Rewrite), Numbers(Source));
        return (long)said * known <= MostNumbers * (long)MostNumbers ? null
            : FormattableString.Invariant($"{said} numbers and a source with {known}; {MostNumbers} with as many are compared at most");
    }

    static int Numbers(GuardText text)
    {
        var numbers = 0;
        foreach (var word in text.AllWords)
            numbers += char.IsAsciiDigit(text.Text[word.Start]) || word.Form.Number is not null ? 1 : 0;
        return numbers;
    }
}
