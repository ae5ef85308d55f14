namespace Loam.Guarding;

/// <summary>Named operating points of the guard: how much doubt drops a rewrite.</summary>
public enum Strictness
{
    /// <summary>Only what is certainly wrong.</summary>
    Lenient,

    /// <summary>The middle way: keeps about 94% of faithful rewrites of the labelled pairs (<c>docs/guard.md</c>).</summary>
    Standard,

    /// <summary>Drops on doubt: for small, clean sets.</summary>
    Strict,
}

/// <summary>What the guard looks for, and how closely.</summary>
public sealed record GuardOptions
{
    /// <summary>lenient, standard or strict. Default: standard.</summary>
    public Strictness Strictness { get; init; } = Strictness.Standard;

    /// <summary>Largest share of a rewrite's words that may stand in the source in runs of five words or more; above it nothing was gained. 1 allows all; off for engines that copy by design. Default: 0.8.</summary>
    public double? MaxCopied { get; init => field = value is null or > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxCopied), value, "max_copied is above 0, at most 1"); } = 0.8;

    /// <summary>Shortest article, as a share of its source's words. Default: 0.1.</summary>
    public double MinLength { get; init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MinLength), value, "min_length is from 0 to 1"); } = 0.1;

    /// <summary>Longest rewrite, as a multiple of its source's words (SynPro allows 1.25 for rephrasing). Default: 1.5.</summary>
    public double MaxLength { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxLength), value, "max_length is at least 1"); } = 1.5;

    /// <summary>Largest share of a style's rewrites that may begin with the same five words, where these are not the page's; more are dropped, but never the first ten. Counted within a shard. Default: 0.05.</summary>
    public double? MaxOpening { get; init => field = value is null or > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxOpening), value, "max_opening is above 0, at most 1"); } = 0.05;

    /// <summary>Largest share of word trigrams (Jaccard similarity) that two rewrites of one page may have in common; the later one is dropped. Default: 0.7.</summary>
    public double? MaxSiblingOverlap { get; init => field = value is null or > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(MaxSiblingOverlap), value, "max_sibling_overlap is above 0, at most 1"); } = 0.7;

    /// <summary>Compares numbers and dates with the source. Default: true.</summary>
    public bool Numbers { get; init; } = true;

    /// <summary>Compares names with the source. Default: true.</summary>
    public bool Names { get; init; } = true;

    /// <summary>Compares negations with the source. Default: true.</summary>
    public bool Negations { get; init; } = true;

    /// <summary>Compares with the source which of two things stands with what, and in which order. Default: true.</summary>
    public bool Order { get; init; } = true;

    /// <summary>Looks for statements that the source does not support. Default: true.</summary>
    public bool Support { get; init; } = true;

    /// <summary>Looks for facts of the source that an article leaves out. Default: true.</summary>
    public bool Coverage { get; init; } = true;
}
