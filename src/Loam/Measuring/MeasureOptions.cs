namespace Loam.Measuring;

/// <summary>How two sides are compared.</summary>
public sealed record MeasureOptions
{
    /// <summary>Tokens per sample; null takes all that both sides have: the synthetic side's, at most half the organic side's. Default: null.</summary>
    public long? Tokens
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Tokens), value, "tokens must be 1 or more, or left out");
    }

    /// <summary>Seed of all samples and splits. Default: 42.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>How often the organic side is split into two random halves for the noise floor, 2 to 100. Default: 10.</summary>
    public int Repeats
    {
        get;
        init => field = value is >= 2 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(Repeats), value, "repeats must be 2 to 100");
    } = 10;

    /// <summary>At most this many tokens of each side are held, a random sample of families when there are more. About 200 bytes of memory each. Default: 1,000,000.</summary>
    public long MaxTokens
    {
        get;
        init => field = value >= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(MaxTokens), value, "max_tokens must be 1,000 or more");
    } = 1_000_000;

    /// <summary>How many words at a document's start make its opening, 1 to 20. Default: 3.</summary>
    public int OpeningWords
    {
        get;
        init => field = value is >= 1 and <= 20 ? value : throw new ArgumentOutOfRangeException(nameof(OpeningWords), value, "opening_words must be 1 to 20");
    } = 3;
}
