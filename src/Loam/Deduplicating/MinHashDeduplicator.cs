using System.Globalization;
using System.Runtime.InteropServices;
using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Deduplicating;

/// <summary>Options of <see cref="MinHashDeduplicator"/>. The defaults are those of FineWeb (Penedo et al. 2024, section 3.4).</summary>
public sealed record MinHashOptions
{
    /// <summary>Words per shingle. A text with fewer words is one shingle. Range: 1 to 64. Default: 5.</summary>
    public int NGram
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw Range(nameof(NGram), value, "n_gram is a number of words from 1 to 64");
    } = 5;

    /// <summary>Bands: two documents meet when all rows of any one band are equal. Range: 1 to 256. Default: 14.</summary>
    public int Bands
    {
        get;
        init => field = value is >= 1 and <= 256 ? value : throw Range(nameof(Bands), value, "bands is a number from 1 to 256");
    } = 14;

    /// <summary>
    /// Min-hashes per band: pairs of Jaccard similarity s meet with probability 1 - (1 - s^rows)^bands. Range: 1 to 64. Default: 8.
    /// </summary>
    public int Rows
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw Range(nameof(Rows), value, "rows is a number from 1 to 64");
    } = 8;

    /// <summary>
    /// Pairs that meet count only from this estimated Jaccard similarity on, 0 to 1; null: every pair that meets counts. Default: null.
    /// </summary>
    public double? MinSimilarity
    {
        get;
        init => field = value is null or (>= 0 and <= 1)
            ? value : throw Range(nameof(MinSimilarity), value, "min_similarity is a share from 0 to 1, or null for off");
    }

    /// <summary>Which document of a cluster stays. Default: first.</summary>
    public KeepRule Keep { get; init; } = KeepRule.First;

    /// <summary>Never call a page and its own rewrites duplicates of each other; search across families only. Default: false.</summary>
    public bool AcrossFamiliesOnly { get; init; }

    /// <summary>Seed of the hash functions. Default: 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The chance that two documents of this Jaccard similarity meet in at least one band.</summary>
    public double ChanceToMeet(double similarity) => 1 - Math.Pow(1 - Math.Pow(similarity, Rows), Bands);

    static ArgumentOutOfRangeException Range(string name, object? value, string message) => new(name, value, message);
}

/// <summary>Drops near-duplicates: min-hashes of word n-grams in bands, clusters by union-find.</summary>
/// <remarks>
/// Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3.
/// Independent of threads, of the order of calls and of the machine's vector width. A document without a word is nobody's duplicate.
/// On disk per document: 8 bytes per band, 2 bytes per min-hash (the low bits, for estimates), 28 bytes and the identity: about 0.4 GB per
/// million documents with the defaults; memory as <see cref="DuplicatePass"/> says. Words are those of <see cref="Words"/>,
/// in lower case; nothing else is folded.
/// </remarks>
public sealed class MinHashDeduplicator(MinHashOptions options) : CorpusFilter
{
    /// <inheritdoc/>
    public override StepIdentity Identity { get; } = new("minhash", 1, CanonicalText.Of(options));

    /// <inheritdoc/>
    public override DuplicatePass Begin(int shards, string scratch) => new Pass(options, scratch);

    sealed class Pass(MinHashOptions options, string scratch) : DuplicatePass(
        scratch,
        new(options.Bands, options.Bands * options.Rows * sizeof(ushort), options.Keep, options.AcrossFamiliesOnly, options.MinSimilarity),
        DuplicateReasons.Near)
    {
        readonly MinHasher hasher = new(options.NGram, options.Bands * options.Rows, (ulong)options.Seed);

        protected override bool Sign(Document document, Span<ulong> keys, Span<byte> signature)
        {
            var hashes = options.Bands * options.Rows;
            var minima = hashes <= 1024 ? stackalloc ulong[hashes] : new ulong[hashes];
            if (!hasher.Sign(document.Text, minima))
                return false;
            for (var band = 0; band < keys.Length; band++)
                keys[band] = StableHash.Of(MemoryMarshal.AsBytes(minima.Slice(band * options.Rows, options.Rows)));
            var parts = MemoryMarshal.Cast<byte, ushort>(signature);
            for (var i = 0; i < parts.Length; i++)
                parts[i] = (ushort)minima[i];
            return true;
        }

        protected override double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
            MinHasher.Similarity(MemoryMarshal.Cast<byte, ushort>(left), MemoryMarshal.Cast<byte, ushort>(right));

        protected override string Evidence(DocumentId kept, double similarity) =>
            string.Create(CultureInfo.InvariantCulture, $"{kept}, estimated Jaccard {similarity:0.00}");
    }
}
