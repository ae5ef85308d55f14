namespace Loam.Languages;

/// <summary>What <see cref="LanguageFilter"/> keeps.</summary>
public sealed record LanguageFilterOptions
{
    /// <summary>The languages to keep, as ISO 639-1 codes. Default: none given, every language is kept that is certain enough.</summary>
    public IReadOnlyList<string> Keep
    {
        get;
        init => field = value.FirstOrDefault(code => code.Length != 2 || !code.All(char.IsAsciiLetterLower)) is { } odd
            ? throw new ArgumentOutOfRangeException(nameof(Keep), odd, "a language is given by its two-letter ISO 639-1 code, e.g. de")
            : value;
    } = [];

    /// <summary>Smallest confidence, 0 to 1. Default: 0.65, as in FineWeb and CCNet.</summary>
    public double MinConfidence
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MinConfidence), value, "a confidence is 0 to 1");
    } = 0.65;
}
