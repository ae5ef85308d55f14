using Loam.Documents;

namespace Loam.Formats;

/// <summary>Walks the records of a WARC or ARC file, over whatever is broken, in bounded memory. Not thread-safe.</summary>
/// <remarks>
/// A declared length is believed where the end that it gives is one: followed by the next record, the end of the member, or the line
/// breaks that end a record. Otherwise the record reaches to where the next one certainly begins.
/// </remarks>
sealed class ArchiveReader(Stream file, RecordSyntax syntax, ReadOptions options, ReadTally tally, long from = 0) : IDisposable
{
    const int LongestHeader = 1 << 20;

    readonly ByteWindow window = new(MemberSource.Open(file, syntax.Begins, from));
    bool entering = from > 0;
    int contentStart, contentLength, consumed;

    /// <summary>Where the present record begins: the offset in the file, <c>+n</c> inside a gzip member that has several.</summary>
    public string Place { get; private set; } = "0";

    /// <summary>Keep for a record that was read, else what was wrong at this place.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>The present record's header.</summary>
    public RecordHeader Header { get; private set; } = new(RecordType.Other, null, null, null, -1, null);

    /// <summary>The present record's block. Valid until <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Content => window.Unread.Slice(contentStart, contentLength);

    /// <summary>Goes to the next record, or to the next place where something is wrong; false at the end of the file.</summary>
    public bool Next()
    {
        window.Advance(consumed);
        (consumed, contentStart, contentLength, Verdict) = (0, 0, 0, Verdict.Keep);
        SkipLineBreaks();
        if (entering)
            Enter();
        Place = window.Place();
        if (tally.TracksPosition)
            tally.FilePosition = window.FilePosition();
        var damage = window.TakeDamage();
        if (damage is not null)
            return Trouble(damage.Reason, damage.Evidence);
        if (window.Unread.IsEmpty)
        {
            tally.Bytes += window.Position;
            return false;
        }
        var seen = window.Require(syntax.LookAhead);
        if (!syntax.Begins(window.Unread[..seen]))
            return Trouble(WarcReasons.Garbage, $"{Resync(0)} bytes");
        return ReadRecord();
    }

    /// <summary>In the middle of a file, what stands before the first record belongs to the record before: it is no damage.</summary>
    void Enter()
    {
        entering = false;
        window.TakeDamage();
        if (!window.Unread.IsEmpty && !syntax.Begins(window.Unread[..window.Require(syntax.LookAhead)]))
            Resync(0);
    }

    bool ReadRecord()
    {
        var header = ReadHeader();
        if (header < 0)
        {
            var damage = window.DamageAt(window.NextCut());
            return Trouble(damage?.Reason ?? WarcReasons.BadHeader, damage?.Evidence ?? $"no end in {Resync(1)} bytes", takeDamage: damage is not null);
        }
        Header = syntax.Parse(window.Unread[..header]);
        var length = Header.Length;
        if (length > options.MaxRecordBytes && !(window.Length - window.Position - header < length))
        {
            Skip(header + length);
            return Trouble(WarcReasons.RecordTooLarge, $"{length} bytes");
        }
        if (length < 0 || length > options.MaxRecordBytes)
            return Recover(header, length);
        var end = header + (int)length;
        var got = window.Require(end + syntax.LookAhead + 8);
        if (got < end || !EndsHere(window.Unread[end..got]))
            return Recover(header, length);
        (contentStart, contentLength, consumed) = (header, (int)length, end);
        return CheckChecksum(end);
    }

    /// <summary>Fills until the header is there; its length, or a negative number when it has no end.</summary>
    int ReadHeader()
    {
        var from = 0;
        var want = 4096;
        while (true)
        {
            var got = window.Require(want);
            var length = syntax.HeaderLength(window.Unread[..got], ref from);
            if (length != -1)
                return length;
            if (got < want || want > LongestHeader)
                return -1;
            want *= 2;
        }
    }

    bool EndsHere(ReadOnlySpan<byte> after)
    {
        var breaks = after.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        return breaks < 0 || breaks >= syntax.Terminator || syntax.Begins(after[breaks..]);
    }

    /// <summary>The length is missing or wrong: the record ends where the next one certainly begins.</summary>
    bool Recover(int header, long length)
    {
        var want = header + 64 * 1024;
        while (true)
        {
            var got = window.Require(want);
            var found = syntax.Find(window.Unread[header..got]);
            if (found < 0 && got == want && want <= header + options.MaxRecordBytes)
            {
                want = header + Math.Min((want - header) * 2, options.MaxRecordBytes + 1);
                continue;
            }
            if (found < 0 && got == want)
                return Trouble(WarcReasons.RecordTooLarge, $"{Resync(header)} bytes");
            if (found < 0 && window.DamageAt(window.Position + got) is { } damage && (length < 0 || got < header + length))
            {
                consumed = got;
                return Trouble(damage.Reason, damage.Evidence, takeDamage: true);
            }
            // In a gzip file the member says where the record ends; a plain one may have had its line breaks converted, which shortens it.
            var cutByMember = window.HasMembers && window.DamageAt(window.Position + got) is null;
            if (found < 0 && got < header + length && !cutByMember && !LostCarriageReturns(window.Unread[header..got], length))
            {
                consumed = got;
                return Trouble(WarcReasons.Truncated, $"{got - header} of {length} bytes");
            }
            tally.WrongLengths++;
            consumed = found < 0 ? got : header + found;
            contentStart = header;
            contentLength = window.Unread[header..consumed].TrimEnd("\r\n"u8).Length;
            return CheckChecksum(consumed);
        }
    }

    /// <summary>Whether a block that ends with a line break is short by no more than the carriage returns that it may have lost.</summary>
    static bool LostCarriageReturns(ReadOnlySpan<byte> block, long length) =>
        block.EndsWith("\n"u8) && length - block.Length <= block.Count((byte)'\n') - block.Count("\r\n"u8);

    /// <summary>A record whose member has a wrong checksum is in doubt, whole as it may look.</summary>
    bool CheckChecksum(int end)
    {
        var cut = window.NextCut();
        if (cut < 0 || window.DamageAt(cut, spoiling: true) is not { } damage || damage.Reason != CompressionReasons.GzipCorrupt)
            return true;
        if (window.Unread[end..(int)(cut - window.Position)].ContainsAnyExcept((byte)'\r', (byte)'\n'))
            return true;
        return Trouble(damage.Reason, damage.Evidence, takeDamage: true);
    }

    bool Trouble(Reason reason, string evidence, bool takeDamage = false)
    {
        Verdict = Verdict.Drop(reason, evidence);
        if (takeDamage)
        {
            consumed = (int)(window.NextCut() - window.Position);
            window.Advance(consumed);
            consumed = 0;
            window.TakeDamage();
        }
        return true;
    }

    void SkipLineBreaks()
    {
        while (true)
        {
            var breaks = window.Unread.IndexOfAnyExcept((byte)'\r', (byte)'\n');
            window.Advance(breaks < 0 ? window.Unread.Length : breaks);
            if (breaks >= 0 || !window.Fill())
                return;
        }
    }

    void Skip(long count)
    {
        while (count > 0)
        {
            var cut = window.NextCut();
            var step = (int)Math.Min(count, cut < 0 ? window.Unread.Length : cut - window.Position);
            window.Advance(step);
            count -= step;
            if (cut == window.Position || (window.Unread.IsEmpty && !window.Fill()))
                return;
        }
    }

    /// <summary>Goes on to where a record certainly begins, or to the next gap; gives the number of bytes skipped.</summary>
    long Resync(int atLeast)
    {
        var from = window.Position;
        window.Advance(atLeast);
        while (true)
        {
            var cut = window.NextCut();
            var bytes = cut < 0 ? window.Unread : window.Unread[..(int)(cut - window.Position)];
            var found = syntax.Find(bytes);
            if (found >= 0 || cut >= 0)
            {
                window.Advance(found >= 0 ? found : bytes.Length);
                return window.Position - from;
            }
            window.Advance(Math.Max(0, bytes.Length - syntax.LookAhead));
            if (!window.Fill())
            {
                if (window.NextCut() < 0)
                {
                    window.Advance(window.Unread.Length);
                    return window.Position - from;
                }
            }
        }
    }

    public void Dispose() => window.Dispose();
}
