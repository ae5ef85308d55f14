using static Loam.Filtering.OptionRange;

namespace Loam.Filtering;

/// <summary>The limits of <see cref="NemoFilter"/>; null turns a rule off. Defaults: NeMo Curator's <c>heuristic_filter_en.yaml</c>.</summary>
public sealed record NemoOptions
{
    /// <summary>
    /// Largest share of characters other than a-z, A-Z, 0-9, line feed and ? ! , . (spaces count against it). For documents in English or of unknown
    /// language only. Default: 0.25.
    /// </summary>
    public double? MaxNonAlphanumeric { get; init => field = Share(value); } = 0.25;

    /// <summary>Largest share of digits. Default: 0.15.</summary>
    public double? MaxNumbers { get; init => field = Share(value); } = 0.15;

    /// <summary>Largest share of characters in web addresses. Default: 0.2.</summary>
    public double? MaxUrls { get; init => field = Share(value); } = 0.2;

    /// <summary>Largest share of white space. Default: 0.25.</summary>
    public double? MaxWhiteSpace { get; init => field = Share(value); } = 0.25;

    /// <summary>Largest share of brackets. Default: 0.1.</summary>
    public double? MaxParentheses { get; init => field = Share(value); } = 0.1;

    /// <summary>Largest share of paragraphs with phrases about cookies, privacy or terms; "lorem ipsum" counts as all of them. Default: 0.4.</summary>
    public double? MaxBoilerplate { get; init => field = Share(value); } = 0.4;

    /// <summary>Largest share of lines without a punctuation mark at their end. Default: 0.85.</summary>
    public double? MaxLinesWithoutEndMark { get; init => field = Share(value); } = 0.85;

    /// <summary>Longest word in characters. Default: 1000.</summary>
    public int? MaxWordLength { get; init => field = Count(value); } = 1000;
}
