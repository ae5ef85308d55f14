using Loam.Documents;

namespace Loam.Filtering;

/// <summary>Reasons that every filter shares: what cannot be measured is defined once, not per rule.</summary>
public static class FilterReasons
{
    /// <summary>No character other than white space.</summary>
    public static readonly Reason Empty = new("filter.empty", "The text is empty or only white space.");

    /// <summary>Longer than <see cref="TextShape.MaxCharacters"/>: longer than any page or novel; measuring it would need unbounded memory.</summary>
    public static readonly Reason TooLarge = new("filter.too_large", "The text is longer than any page or book; cut it into chapters first.");
}
