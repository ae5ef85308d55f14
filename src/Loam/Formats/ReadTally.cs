namespace Loam.Formats;

/// <summary>What a reader saw besides documents and drops. One per file and reader; not thread-safe.</summary>
public sealed class ReadTally
{
    /// <summary>Archive records that never are documents: requests, metadata, revisits, images' records and the like.</summary>
    public long OtherRecords { get; set; }

    /// <summary>Records whose declared length was wrong or missing, read by looking for the next record.</summary>
    public long WrongLengths { get; set; }

    /// <summary>Records whose block does not have the digest that it declares.</summary>
    public long DigestMismatches { get; set; }

    /// <summary>Bytes after decompression.</summary>
    public long Bytes { get; set; }

    /// <summary>Whether <see cref="FilePosition"/> is wanted: it costs a look ahead in compressed files, so that damage just behind may go unreported. Default: false.</summary>
    public bool TracksPosition { get; init; }

    /// <summary>Where in the file, as it is stored, the record begins that was yielded last; an estimate inside of compressed pieces. 0 where it is not tracked.</summary>
    public long FilePosition { get; set; }

    /// <summary>The totals by name, in ordinal order: <c>bytes</c>, <c>digests.mismatched</c>, <c>lengths.wrong</c>, <c>records.other</c>.</summary>
    public IEnumerable<KeyValuePair<string, long>> Totals() =>
    [
        new("bytes", Bytes), new("digests.mismatched", DigestMismatches), new("lengths.wrong", WrongLengths), new("records.other", OtherRecords),
    ];
}
