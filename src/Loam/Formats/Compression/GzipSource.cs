using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Loam.Formats;

/// <summary>A gzip file member by member, each with its exact offset, over damage and on to the next good member.</summary>
sealed class GzipSource(InputBuffer input, RecordStart? startsRecord, long from = 0) : MemberSource
{
    readonly byte[] prefix = new byte[4096];
    readonly Crc32 crc = new();
    DeflateStream? inflater;
    Damage? found;
    long offset = -1;
    uint length;
    int prefixRead, prefixLength;
    long resumeAt = from > 0 ? from : -1;
    bool begins, ended = true;

    public override long Offset => offset;

    public override bool BeginsRecord => begins;

    public override bool HasMembers => true;

    public override long FileRead => input.Position;

    public override int Read(Span<byte> buffer)
    {
        if (prefixRead < prefixLength)
        {
            var count = Math.Min(buffer.Length, prefixLength - prefixRead);
            prefix.AsSpan(prefixRead, count).CopyTo(buffer);
            prefixRead += count;
            return count;
        }
        return ended ? 0 : Inflate(buffer);
    }

    public override bool Next(out Damage? damage)
    {
        while (!ended)
            Inflate(prefix);
        damage = found;
        found = null;
        var expected = input.Position;
        if (resumeAt < 0 && TryOpen(expected, searching: false))
            return true;
        var from = resumeAt >= 0 ? resumeAt : FirstNotPadding(expected);
        if (resumeAt < 0 && from > expected && TryOpen(from, searching: false))
            return true;
        for (var at = from < 0 ? -1 : GzipHeader.Find(input, from); at >= 0; at = GzipHeader.Find(input, at + 1))
        {
            if (!TryOpen(at, searching: true))
                continue;
            if (at > from)
                damage ??= Garbage(from);
            return true;
        }
        if (from >= 0)
            damage ??= Garbage(from);
        return Stop();
    }

    static Damage Garbage(long at) => new(CompressionReasons.GzipGarbage, $"at byte {at}");

    bool Stop()
    {
        (resumeAt, ended, prefixLength) = (-1, true, 0);
        input.Position = input.Length;
        return false;
    }

    /// <summary>Opens the member at a position. While searching, only one that inflates and begins a record counts as a member.</summary>
    bool TryOpen(long at, bool searching)
    {
        input.Position = at;
        if (!GzipHeader.TrySkip(input))
            return false;
        inflater?.Dispose();
        inflater = new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
        crc.Reset();
        length = 0;
        (offset, ended, resumeAt, input.AskedPastEnd, found) = (at, false, -1, false, null);
        (prefixRead, prefixLength) = (0, 0);
        while (prefixLength < prefix.Length && !ended)
            prefixLength += Inflate(prefix.AsSpan(prefixLength));
        begins = startsRecord?.Invoke(prefix.AsSpan(0, prefixLength)) ?? false;
        if (!searching)
            return true;
        var good = prefixLength > 0 && resumeAt < 0 && (begins || startsRecord is null);
        found = good ? found : null;
        return good;
    }

    int Inflate(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inflater!.Read(buffer);
        }
        catch (InvalidDataException)
        {
            Fail(input.AskedPastEnd ? CompressionReasons.GzipTruncated : CompressionReasons.GzipCorrupt, "does not inflate");
            return 0;
        }
        crc.Append(buffer[..read]);
        length += (uint)read;
        if (read == 0)
            End();
        return read;
    }

    /// <summary>Finds the exact end of the member, which the inflater, having read ahead, does not tell.</summary>
    /// <remarks>
    /// The data's last byte is among those that the inflater was given last, and its checksum and length, 64 known bits, follow: where
    /// they stand the member ends. Reading everything twice, or an inflater of our own, would be the other ways.
    /// </remarks>
    void End()
    {
        ended = true;
        if (input.AskedPastEnd)
        {
            Fail(CompressionReasons.GzipTruncated, "ends inside the data");
            return;
        }
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        var from = input.LastGiven;
        var around = new byte[input.Position - from + trailer.Length];
        input.Position = from;
        var read = input.ReadAtLeast(around, around.Length, throwOnEndOfStream: false);
        // An empty member's trailer is eight zero bytes after another: they do not show where it begins.
        var at = length == 0 ? -1 : around.AsSpan(0, read).IndexOf(trailer);
        if (at >= 0)
        {
            input.Position = from + at + trailer.Length;
            return;
        }
        var end = ExactEnd(from) + trailer.Length;
        if (length == 0 && end <= input.Length)
            input.Position = end;
        else if (end > input.Length)
            Fail(CompressionReasons.GzipTruncated, "ends inside the checksum");
        else
        {
            // The data ended where it should, so the next member follows.
            Fail(CompressionReasons.GzipCorrupt, "wrong checksum");
            resumeAt = -1;
            input.Position = end;
        }
    }

    /// <summary>Where the present member's data ends: inflated again, and from a position on with one byte at a time.</summary>
    long ExactEnd(long slowFrom)
    {
        input.Position = offset;
        GzipHeader.TrySkip(input);
        input.SlowFrom = slowFrom;
        using (var again = new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true))
            // Not CopyTo: it reads its source to the end.
            for (var scratch = new byte[4096]; again.Read(scratch) > 0;) { }
        input.SlowFrom = long.MaxValue;
        return input.Position;
    }

    void Fail(Documents.Reason reason, string what)
    {
        // The inflater may have eaten into the next member: search from the damaged member's second byte on.
        (ended, resumeAt) = (true, offset + 1);
        found = new Damage(reason, $"member at byte {offset}: {what}");
    }

    /// <summary>The first byte that is not zero or a line break, or -1: tape blocks and some writers pad with those.</summary>
    long FirstNotPadding(long from)
    {
        input.Position = from;
        while (true)
        {
            var bytes = input.Peek();
            if (bytes.IsEmpty)
                return -1;
            var at = bytes.IndexOfAnyExcept((byte)0, (byte)'\r', (byte)'\n');
            if (at >= 0)
                return input.Position + at;
            input.Position += bytes.Length;
        }
    }

    protected override void Dispose(bool disposing)
    {
        inflater?.Dispose();
        input.Dispose();
    }
}
