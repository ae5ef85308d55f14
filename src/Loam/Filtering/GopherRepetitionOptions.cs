using static Loam.Filtering.OptionRange;

namespace Loam.Filtering;

/// <summary>The limits of <see cref="GopherRepetitionFilter"/>: shares from 0 to 1; null turns a rule off. Defaults: Gopher (Rae et al. 2021), table A1.</summary>
public sealed record GopherRepetitionOptions
{
    /// <summary>Whose reading of "duplicate", "word" and "line". Default: datatrove.</summary>
    public Semantics Semantics { get; init => field = Known(value); } = Semantics.Datatrove;

    /// <summary>Largest share of lines that are duplicates. Default: 0.3.</summary>
    public double? MaxDuplicateLines { get; init => field = Share(value); } = 0.3;

    /// <summary>Largest share of paragraphs that are duplicates. Default: 0.3.</summary>
    public double? MaxDuplicateParagraphs { get; init => field = Share(value); } = 0.3;

    /// <summary>Largest share of characters in duplicate lines. Default: 0.2.</summary>
    public double? MaxDuplicateLineCharacters { get; init => field = Share(value); } = 0.2;

    /// <summary>Largest share of characters in duplicate paragraphs. Default: 0.2.</summary>
    public double? MaxDuplicateParagraphCharacters { get; init => field = Share(value); } = 0.2;

    /// <summary>Largest share of characters in the most frequent pair of words. Default: 0.2.</summary>
    public double? MaxTop2Gram { get; init => field = Share(value); } = 0.2;

    /// <summary>Largest share of characters in the most frequent sequence of 3 words. Default: 0.18.</summary>
    public double? MaxTop3Gram { get; init => field = Share(value); } = 0.18;

    /// <summary>Largest share of characters in the most frequent sequence of 4 words. Default: 0.16.</summary>
    public double? MaxTop4Gram { get; init => field = Share(value); } = 0.16;

    /// <summary>Largest share of characters in repeated sequences of 5 words. Default: 0.15.</summary>
    public double? MaxDuplicate5Grams { get; init => field = Share(value); } = 0.15;

    /// <summary>Largest share of characters in repeated sequences of 6 words. Default: 0.14.</summary>
    public double? MaxDuplicate6Grams { get; init => field = Share(value); } = 0.14;

    /// <summary>Largest share of characters in repeated sequences of 7 words. Default: 0.13.</summary>
    public double? MaxDuplicate7Grams { get; init => field = Share(value); } = 0.13;

    /// <summary>Largest share of characters in repeated sequences of 8 words. Default: 0.12.</summary>
    public double? MaxDuplicate8Grams { get; init => field = Share(value); } = 0.12;

    /// <summary>Largest share of characters in repeated sequences of 9 words. Default: 0.11.</summary>
    public double? MaxDuplicate9Grams { get; init => field = Share(value); } = 0.11;

    /// <summary>Largest share of characters in repeated sequences of 10 words. Default: 0.10.</summary>
    public double? MaxDuplicate10Grams { get; init => field = Share(value); } = 0.10;
}
