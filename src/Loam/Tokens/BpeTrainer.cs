using System.Buffers;
using System.Text;

namespace Loam.Tokens;

/// <summary>Learns a byte-level BPE tokenizer (Sennrich et al. 2016; Radford et al. 2019) from texts.</summary>
/// <remarks>
/// Add texts, then <see cref="Train"/>. The result depends on the set of texts and the options alone, not on the order. Not thread-safe.
/// Pieces longer than <see cref="LongestPiece"/> bytes are no words (base64, hashes) and are not learned from.
/// </remarks>
/// <param name="options">Vocabulary size, frequency and sample.</param>
public sealed class BpeTrainer(BpeTrainerOptions options)
{
    /// <summary>Bytes of the longest piece that is learned from.</summary>
    public const int LongestPiece = 256;

    readonly TextSample? sample = options.MaxBytes is { } limit ? new(limit, (ulong)options.Seed) : null;
    readonly WordCounts words = new();

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Add(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Adds a text in UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> utf8)
    {
        if (sample is not null)
            sample.Add(utf8);
        else
            words.Add(utf8);
    }

    /// <summary>Learns from everything added so far.</summary>
    /// <param name="cancellation">Checked between merges.</param>
    public BpeTokenizer Train(CancellationToken cancellation = default)
    {
        var counts = words;
        if (sample is not null)
        {
            counts = new();
            foreach (var text in sample.Texts)
            {
                cancellation.ThrowIfCancellationRequested();
                counts.Add(text.Span);
            }
        }
        var merges = new MergeLearner(counts).Learn(options.VocabularySize - 257, options.MinFrequency, cancellation);
        return BpeTokenizer.FromMerges(merges);
    }
}

/// <summary>How often each piece occurs.</summary>
sealed class WordCounts
{
    readonly ByteStrings words = new();
    readonly List<long> counts = [];

    public int Count => words.Count;

    public ReadOnlySpan<byte> Word(int index) => words[index];

    public long Frequency(int index) => counts[index];

    public void Add(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var length = Pieces.First(utf8);
            if (length <= BpeTrainer.LongestPiece)
            {
                var index = words.GetOrAdd(utf8[..length], out var added);
                if (added)
                    counts.Add(0);
                counts[index]++;
            }
            utf8 = utf8[length..];
        }
    }
}
