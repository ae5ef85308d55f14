using Loam.Documents;

namespace Loam.Formats;

/// <summary>Why a record of a WARC or ARC file could not be read.</summary>
public static class WarcReasons
{
    /// <summary>A record's header has no end, or runs into the next record.</summary>
    public static readonly Reason BadHeader = new("warc.bad_header", "The record's header has no end, or runs into the next record.");

    /// <summary>The file ends inside a record.</summary>
    public static readonly Reason Truncated = new("warc.truncated", "The file ends inside the record.");

    /// <summary>The record is larger than the limit.</summary>
    public static readonly Reason RecordTooLarge = new("warc.record_too_large", "The record is larger than the limit on records.");

    /// <summary>There are bytes between records that belong to none.</summary>
    public static readonly Reason Garbage = new("warc.garbage", "There are bytes between records that belong to none.");
}
