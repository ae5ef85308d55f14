using static Loam.Filtering.OptionRange;

namespace Loam.Filtering;

/// <summary>The limits of <see cref="GopherQualityFilter"/>; null turns a rule off. Defaults: Gopher (Rae et al. 2021), appendix A.1.1.</summary>
public sealed record GopherQualityOptions
{
    /// <summary>Whose reading of "word", "symbol", "bullet" and "line". Default: datatrove.</summary>
    public Semantics Semantics { get; init => field = Known(value); } = Semantics.Datatrove;

    /// <summary>Fewest words. Default: 50.</summary>
    public int? MinWords { get; init => field = Count(value); } = 50;

    /// <summary>Most words. Default: 100000.</summary>
    public int? MaxWords { get; init => field = Count(value); } = 100_000;

    /// <summary>Shortest mean word length in characters (Dolma: median). Default: 3.</summary>
    public double? MinWordLength { get; init => field = Positive(value); } = 3;

    /// <summary>Longest mean word length in characters (Dolma: median). Default: 10; German needs 15.</summary>
    public double? MaxWordLength { get; init => field = Positive(value); } = 10;

    /// <summary>Most hash signs, and most ellipses, per word. Default: 0.1.</summary>
    public double? MaxSymbolsPerWord { get; init => field = Positive(value); } = 0.1;

    /// <summary>Largest share of lines that start with a bullet. Default: 0.9.</summary>
    public double? MaxBulletLines { get; init => field = Share(value); } = 0.9;

    /// <summary>Largest share of lines that end in an ellipsis. Default: 0.3.</summary>
    public double? MaxEllipsisLines { get; init => field = Share(value); } = 0.3;

    /// <summary>Smallest share of words that have a letter. Default: 0.8.</summary>
    public double? MinAlphabeticWords { get; init => field = Share(value); } = 0.8;

    /// <summary>Fewest stop words. Default: 2.</summary>
    public int? MinStopWords { get; init => field = Count(value); } = 2;

    /// <summary>
    /// The stop words, lower case. Default: null, the list of the document's language (<see cref="Text.StopWords"/>): English while the language is
    /// unknown, and no such rule for a language without a list.
    /// </summary>
    public IReadOnlyList<string>? StopWords { get; init; }
}
