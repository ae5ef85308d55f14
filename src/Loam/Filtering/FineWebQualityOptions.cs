using static Loam.Filtering.OptionRange;

namespace Loam.Filtering;

/// <summary>The limits of <see cref="FineWebQualityFilter"/>; null turns a rule off. Defaults: FineWeb (Penedo et al. 2024, section 3.6).</summary>
public sealed record FineWebQualityOptions
{
    /// <summary>
    /// A text goes when no more than this share of its lines ends in a punctuation mark; 0 drops only texts without a single such line. Default: 0.12.
    /// </summary>
    public double? LinePunctuation { get; init => field = Share(value); } = 0.12;

    /// <summary>A text goes when this share of its lines, or more, is short. Default: 0.67.</summary>
    public double? ShortLines { get; init => field = Share(value); } = 0.67;

    /// <summary>Longest line that counts as short, in characters. Default: 30.</summary>
    public int ShortLineLength { get; init => field = Count(value)!.Value; } = 30;

    /// <summary>A text goes when this share of its characters, or more, stands in repeated lines. Default: 0.01.</summary>
    public double? DuplicateCharacters { get; init => field = Share(value); } = 0.01;

    /// <summary>Most line breaks per word. Default: 0.3.</summary>
    public double? MaxLineBreaksPerWord { get; init => field = Positive(value); } = 0.3;
}
