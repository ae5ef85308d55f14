namespace Loam.Blending;

/// <summary>Counts the tokens of a text; the same counter that training uses, so that the budget is exact. Thread-safe.</summary>
public delegate int TokenCounter(string text);

/// <summary>In which order the chosen documents leave the blend.</summary>
public enum BlendOrder
{
    /// <summary>A seeded shuffle in which every stretch has the asked shares, and one epoch of a part ends before its next begins.</summary>
    Shuffled,

    /// <summary>Always the part of which the smallest fraction is out yet, the order of Aleph Alpha's blended dataset loop.</summary>
    Greedy,
}

/// <summary>What to do when a part has too few tokens for its share, even repeated as often as allowed.</summary>
public enum BlendShortage
{
    /// <summary>Stop, and say how many tokens are missing and which budget would be possible.</summary>
    Refuse,

    /// <summary>Make the largest smaller blend that has the asked shares, and warn.</summary>
    Shrink,
}

/// <summary>One named dataset of a blend and its share of the tokens.</summary>
public sealed record BlendPart
{
    /// <summary>The dataset's name, unique within the blend.</summary>
    public required string Name
    {
        get;
        init => field = value is { Length: > 0 } ? value : throw new ArgumentException("a part of a blend needs a name", nameof(Name));
    }

    /// <summary>Share of the blend's tokens, from 0.000001 to 1. The shares of all parts add up to 1.</summary>
    public required double Share
    {
        get;
        init => field = value is >= 1e-6 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Share), value, "share is from 0.0001% to 100%; leave out a part with no share");
    }

    /// <summary>How often a document of this part may occur, at least 1; null: as the blend says. Default: null.</summary>
    public int? MaxRepetitions
    {
        get;
        init => field = value is null or >= 1
            ? value : throw new ArgumentOutOfRangeException(nameof(MaxRepetitions), value, "max_repetitions is a number of epochs of 1 or more");
    }
}

/// <summary>Options of <see cref="Blender"/>.</summary>
public sealed record BlendOptions
{
    /// <summary>Tokens of the whole blend, at least 1; null: as many as the parts allow at these shares and repetitions. Default: null.</summary>
    public long? Tokens
    {
        get;
        init => field = value is null or >= 1
            ? value : throw new ArgumentOutOfRangeException(nameof(Tokens), value, "tokens is a budget of 1 or more");
    }

    /// <summary>The parts and their shares. Default: none, which a blend refuses.</summary>
    public IReadOnlyList<BlendPart> Parts { get; init; } = [];

    /// <summary>
    /// How often a document may occur. Default: 4: up to four epochs repeated data is worth nearly as much as new data
    /// (Muennighoff et al. 2023, "Scaling data-constrained language models").
    /// </summary>
    public int MaxRepetitions
    {
        get;
        init => field = value >= 1
            ? value : throw new ArgumentOutOfRangeException(nameof(MaxRepetitions), value, "max_repetitions is a number of epochs of 1 or more");
    } = 4;

    /// <summary>How many rewrites of one organic document the whole blend may hold, at least 1; null: any number. Default: 8.</summary>
    public int? MaxSiblingsPerParent
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxSiblingsPerParent), value, "max_siblings_per_parent is 1 or more, or null for any number");
    } = 8;

    /// <summary>
    /// How far a part may stay below its tokens, as a share of them, before a warning; whole documents rarely fit exactly. Default: 0.01.
    /// </summary>
    public double Tolerance
    {
        get;
        init => field = value is >= 0 and < 1
            ? value : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "tolerance is a share from 0 to below 1");
    } = .01;

    /// <summary>What to do when a part is too small for its share. Default: refuse.</summary>
    public BlendShortage Shortage { get; init; } = BlendShortage.Refuse;

    /// <summary>Order of the blend. Default: shuffled.</summary>
    public BlendOrder Order { get; init; } = BlendOrder.Shuffled;

    /// <summary>Chooses and shuffles. Default: 42.</summary>
    public long Seed { get; init; } = 42;
}
