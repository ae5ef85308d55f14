namespace Loam.Tokens;

/// <summary>How a tokenizer is trained.</summary>
public sealed record BpeTrainerOptions
{
    /// <summary>Tokens in the vocabulary: 256 bytes, the learned merges, and the end-of-text token. From 257 to 1000000. Default: 4096.</summary>
    /// <remarks>Fewer come out when the text has no more pairs that reach <see cref="MinFrequency"/>.</remarks>
    public int VocabularySize
    {
        get;
        init => field = value is >= 257 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "vocabulary_size must be from 257 (256 bytes and the end of text) to 1000000");
    } = 4096;

    /// <summary>How often a pair of tokens must occur to become one token. At least 1. Default: 2.</summary>
    public long MinFrequency
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "min_frequency must be 1 or more");
    } = 2;

    /// <summary>Bytes of UTF-8 to learn from; a larger corpus is sampled by whole texts. Held in memory. Null: everything. Default: 100000000.</summary>
    public long? MaxBytes
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "max_bytes must be 1 or more");
    } = 100_000_000;

    /// <summary>Chooses the sample where <see cref="MaxBytes"/> needs one. Default: 0.</summary>
    public long Seed { get; init; }
}
