using static Loam.Filtering.OptionRange;

namespace Loam.Filtering;

/// <summary>The limits of <see cref="C4QualityFilter"/>. Defaults: C4 (Raffel et al. 2020, section 2.2).</summary>
public sealed record C4QualityOptions
{
    /// <summary>Fewest sentences, counted after <see cref="C4Lines"/>; null turns the rule off. Default: 5.</summary>
    public int? MinSentences { get; init => field = Count(value); } = 5;

    /// <summary>Drop pages with "lorem ipsum". Default: true.</summary>
    public bool LoremIpsum { get; init; } = true;

    /// <summary>Drop pages with an opening curly bracket. Default: true.</summary>
    public bool CurlyBracket { get; init; } = true;
}
