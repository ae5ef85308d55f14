namespace Loam.Rewriting;

/// <summary>Which pages are worth which styles. What is left out asks nothing of a page.</summary>
public sealed record SelectionRule
{
    /// <summary>Styles for the pages that fit, by name or file; empty: the pages are left alone. Default: none.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>Name of the score that <c>from</c> and <c>below</c> judge, e.g. quality; a page without it does not fit. Default: none.</summary>
    public string? Score { get; init; }

    /// <summary>Smallest score that fits. Default: off.</summary>
    public double? From { get; init; }

    /// <summary>The score from which a page no longer fits. Default: off.</summary>
    public double? Below { get; init; }

    /// <summary>Fewest words of a page that fits, at least 0. Default: off.</summary>
    public int? MinWords { get; init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MinWords), value, "min_words is at least 0"); }

    /// <summary>Most words of a page that fits, at least 0. Default: off.</summary>
    public int? MaxWords { get; init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxWords), value, "max_words is at least 0"); }

    /// <summary>Languages that fit, as ISO 639-1 codes. Default: all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The share of fitting pages that is taken, above 0 to 1, drawn by the run's seed; the others go on to the next rule. Default: 100%.</summary>
    public double Share { get; init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Share), value, "share is above 0%, at most 100%"); } = 1;
}
