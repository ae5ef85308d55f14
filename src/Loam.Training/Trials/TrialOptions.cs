namespace Loam.Training.Trials;

/// <summary>How a trial is made: budget, seeds, proxy model, and what counts as an effect.</summary>
public sealed record TrialOptions
{
    /// <summary>Tokens that every run trains on, the same for all arms. Null: four fifths of the smallest arm, at most 10000000. Default: null.</summary>
    /// <remarks>Four fifths, not all: seeds that draw different documents show how much chance there is in an arm.</remarks>
    public long? Tokens
    {
        get;
        init => field = value is null or >= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "tokens must be 100 or more");
    }

    /// <summary>Runs per arm, each on other documents of the arm in another order. From 1 to 100. Default: 5.</summary>
    /// <remarks>With three seeds, their scatter is known so badly that an interval built on it is half as wide again as with five.</remarks>
    public int Seeds
    {
        get;
        init => field = value is >= 1 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "seeds must be from 1 to 100");
    } = 5;

    /// <summary>Held-out documents to score, a random sample of those there are. At least 2. Null: all. Default: 1000.</summary>
    public int? MaxHeldOutDocuments
    {
        get;
        init => field = value is null or >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "max_held_out_documents must be 2 or more");
    } = 1000;

    /// <summary>Tokens in the vocabulary of the tokenizer that is trained on all arms alike. From 257 to 100000. Default: 2048.</summary>
    public int Vocabulary
    {
        get;
        init => field = value is >= 257 and <= 100_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "vocabulary must be from 257 (256 bytes and the end of text) to 100000");
    } = 2048;

    /// <summary>Bytes of text that the tokenizer is trained on, shared equally by the arms. At least 1000. Default: 30000000.</summary>
    public long TokenizerBytes
    {
        get;
        init => field = value >= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "tokenizer_bytes must be 1000 or more");
    } = 30_000_000;

    /// <summary>The longest n-gram of the proxy model, in tokens. From 1 to 8. Default: 5.</summary>
    public int Order
    {
        get;
        init => field = value is >= 1 and <= 8 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "order must be from 1 to 8");
    } = 5;

    /// <summary>The difference that does not matter yet, as a share of the baseline's bits per byte. From 0 to below 1. Default: 0.005, half a percent.</summary>
    public double Margin
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "margin is a share of the baseline's bits per byte: from 0 to below 1, e.g. 0.005");
    } = 0.005;

    /// <summary>How often intervals of this kind hold the truth. From 0.5 to 0.999. Default: 0.95.</summary>
    public double Confidence
    {
        get;
        init => field = value is >= 0.5 and <= 0.999
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "confidence must be from 0.5 to 0.999");
    } = 0.95;

    /// <summary>Resamples behind each interval. From 100 to 100000. Default: 5000.</summary>
    public int Resamples
    {
        get;
        init => field = value is >= 100 and <= 100_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "resamples must be from 100 to 100000");
    } = 5000;

    /// <summary>How often an arm smaller than the budget may be repeated to fill it. At least 1. Default: 4.</summary>
    public double MaxRepetitions
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "max_repetitions must be 1 or more");
    } = 4;

    /// <summary>Where all chance in the trial comes from. Default: 0.</summary>
    public long Seed { get; init; }
}
