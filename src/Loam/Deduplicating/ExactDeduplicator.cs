using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Loam.Documents;
using Loam.Steps;

namespace Loam.Deduplicating;

/// <summary>What counts as the same text.</summary>
public enum TextFolding
{
    /// <summary>Every UTF-16 code unit must be equal.</summary>
    None,

    /// <summary>Case is ignored, and so are the amount and kind of white space (Unicode's simple lower-case mapping).</summary>
    WhitespaceAndCase,
}

/// <summary>Options of <see cref="ExactDeduplicator"/>.</summary>
public sealed record ExactOptions
{
    /// <summary>What counts as the same text. Default: whitespace_and_case.</summary>
    public TextFolding Folding { get; init; } = TextFolding.WhitespaceAndCase;

    /// <summary>Which document of a cluster stays. Default: first.</summary>
    public KeepRule Keep { get; init; } = KeepRule.First;

    /// <summary>Never call a page and its own rewrites duplicates of each other; search across families only. Default: false.</summary>
    public bool AcrossFamiliesOnly { get; init; }
}

/// <summary>Drops documents whose text, after folding, is the same as another's: 128-bit XXH3, so a false match is out of reach
/// (about 1e-27 among a hundred billion documents).</summary>
/// <remarks>Costs 16 bytes of hash and about 30 bytes plus the identity on disk per document; memory as <see cref="DuplicatePass"/> says.</remarks>
public sealed class ExactDeduplicator(ExactOptions options) : CorpusFilter
{
    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("exact", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override DuplicatePass Begin(int shards, string scratch) => new Pass(options, scratch);

    /// <summary>The 128-bit hash by which texts are compared.</summary>
    public static UInt128 Hash(ReadOnlySpan<char> text, TextFolding folding)
    {
        if (folding == TextFolding.None)
            return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text));
        var buffer = ArrayPool<char>.Shared.Rent(Math.Min(text.Length + 1, ChunkLength));
        var hash = new XxHash128();
        int used = 0;
        bool pending = false, any = false;
        foreach (var c in text)
        {
            var folded = c < Ascii.Length ? Ascii[c] : Fold(c);
            if (folded == ' ')
            {
                pending = any;
                continue;
            }
            if (used + 2 > buffer.Length)
            {
                hash.Append(MemoryMarshal.AsBytes(buffer.AsSpan(0, used)));
                used = 0;
            }
            if (pending)
                buffer[used++] = ' ';
            buffer[used++] = folded;
            (pending, any) = (false, true);
        }
        hash.Append(MemoryMarshal.AsBytes(buffer.AsSpan(0, used)));
        ArrayPool<char>.Shared.Return(buffer);
        return hash.GetCurrentHashAsUInt128();
    }

    const int ChunkLength = 16 * 1024;

    static readonly char[] Ascii = [.. Enumerable.Range(0, 128).Select(c => Fold((char)c))];

    static char Fold(char c) => char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c);

    /// <summary>One 64-bit half of the hash is the bucket, the other half the proof.</summary>
    sealed class Pass(ExactOptions options, string scratch)
        : DuplicatePass(scratch, new(1, sizeof(ulong), options.Keep, options.AcrossFamiliesOnly, MinSimilarity: 1), DuplicateReasons.Exact)
    {
        protected override bool Sign(Document document, Span<ulong> keys, Span<byte> signature)
        {
            var hash = Hash(document.Text, options.Folding);
            keys[0] = (ulong)hash;
            BinaryPrimitives.WriteUInt64LittleEndian(signature, (ulong)(hash >> 64));
            return true;
        }

        protected override double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right) ? 1 : 0;

        protected override string Evidence(DocumentId kept, double similarity) => kept.ToString();
    }
}
