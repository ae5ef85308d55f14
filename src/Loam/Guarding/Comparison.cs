using Loam.Guarding.Faith;
using Loam.Guarding.Form;

namespace Loam.Guarding;

/// <summary>A rewrite and its source, cut and indexed once, for all checks of one pair. Not thread-safe: one per pair.</summary>
sealed class Comparison
{
    (int Sentence, double Overlap)[]? aligned;
    SourceIndex? index;

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

    /// <summary>The best source sentence of each sentence of the rewrite.</summary>
    internal (int Sentence, double Overlap)[] Aligned => aligned ??= Alignment.Best(Rewrite, Index);

    internal bool IsGerman => Pair.Language == "de";

    internal bool IsEnglish => Pair.Language == "en";
}
