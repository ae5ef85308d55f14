namespace Loam.Formats;

/// <summary>What is read from files, and the limits that keep memory bounded. Immutable.</summary>
public sealed record ReadOptions
{
    /// <summary>Largest record of an archive, and largest HTML or text file, in bytes; larger ones are skipped with a reason. Default: 67108864 (64 MiB).</summary>
    public int MaxRecordBytes { get; init => field = AtLeast(value, 1024, "max_record_bytes"); } = 64 << 20;

    /// <summary>Longest JSONL row, in bytes; longer ones are skipped with a reason. Default: 67108864 (64 MiB).</summary>
    public int MaxRowBytes { get; init => field = AtLeast(value, 1024, "max_row_bytes"); } = 64 << 20;

    /// <summary>Largest page after decompression of its HTTP body, in bytes: the guard against zip bombs. Default: 67108864 (64 MiB).</summary>
    public int MaxPageBytes { get; init => field = AtLeast(value, 1024, "max_page_bytes"); } = 64 << 20;

    /// <summary>HTTP status codes whose responses are pages. Default: 200.</summary>
    public IReadOnlyList<int> Statuses
    {
        get;
        init => field = value.Count > 0 && value.All(code => code is >= 100 and <= 999)
            ? value : throw new ArgumentOutOfRangeException(nameof(value), "statuses: three-digit HTTP status codes, at least one");
    } = [200];

    /// <summary>Whether to repair pages that were encoded as UTF-8 twice (<c>Ã¤</c> for <c>ä</c>), where that is certain, and stray C1 controls. Default: true.</summary>
    public bool RepairMojibake { get; init; } = true;

    /// <summary>Whether to compare records with their digests; a mismatch is noted in <c>meta.digest</c>, never fatal. Default: true.</summary>
    public bool VerifyDigests { get; init; } = true;

    // 1 GiB at most: a record is one array, and its text one string of up to as many UTF-16 units.
    static int AtLeast(int value, int least, string name) => value >= least && value <= 1 << 30
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name}: {value} bytes; {least} to {1 << 30} wanted");
}
