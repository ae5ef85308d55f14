namespace Loam.Formats;

/// <summary>A place in the decompressed bytes where a member begins, or where bytes are missing.</summary>
/// <param name="Position">Decompressed position, in bytes from the file's beginning.</param>
/// <param name="FileOffset">Offset of the member in the file.</param>
/// <param name="Begins">Whether a record begins here.</param>
/// <param name="Before">What was wrong just before, or null.</param>
/// <param name="Spoils">Whether that puts the bytes that were read just before in doubt, rather than meaning that some are lost.</param>
readonly record struct MemberMark(long Position, long FileOffset, bool Begins, Damage? Before, bool Spoils);

/// <summary>A growing window over a file's decompressed bytes that remembers where its members began. Not thread-safe.</summary>
/// <remarks>A record is parsed in place: nothing is copied but what is left over when the window moves.</remarks>
sealed class ByteWindow(MemberSource source) : IDisposable
{
    const int Settled = 256 * 1024;

    readonly List<MemberMark> marks = [];
    byte[] data = GC.AllocateUninitializedArray<byte>(256 * 1024);
    int start, end;
    long memberStart;
    bool inMember, ended;

    /// <summary>Decompressed position of the first unread byte.</summary>
    public long Position { get; private set; }

    /// <summary>The bytes read from the file and not yet consumed.</summary>
    public ReadOnlySpan<byte> Unread => data.AsSpan(start, end - start);

    /// <summary>Whether the file has members at offsets of its own.</summary>
    public bool HasMembers => source.HasMembers;

    /// <summary>All decompressed bytes, or null where that is not known.</summary>
    public long? Length => source.Length;

    /// <summary>Consumes bytes.</summary>
    public void Advance(int count)
    {
        start += count;
        Position += count;
    }

    /// <summary>Reads more; false when the file has ended. May add a mark without adding bytes.</summary>
    public bool Fill()
    {
        if (ended)
            return false;
        if (!inMember)
        {
            ended = !source.Next(out var damage);
            inMember = !ended;
            var here = Position + end - start;
            // Members that begin inside a record (block-wise compressors make thousands) need no mark.
            if (damage is not null || (inMember && source.BeginsRecord))
                marks.Add(new MemberMark(here, inMember ? source.Offset : -1, inMember && source.BeginsRecord, damage, here > memberStart));
            memberStart = here;
            return inMember;
        }
        MakeRoom();
        var read = source.Read(data.AsSpan(end));
        end += read;
        inMember = read > 0;
        return true;
    }

    /// <summary>Fills until that many bytes are unread, the file ends, or a record or a gap begins inside them.</summary>
    /// <returns>How many bytes can be used: at most <paramref name="count"/>, and none from beyond the next record or gap.</returns>
    public int Require(int count)
    {
        while (true)
        {
            var cut = NextCut();
            var until = cut < 0 ? Unread.Length : (int)Math.Min(cut - Position, Unread.Length);
            if (until >= count || cut >= 0)
                return Math.Min(until, count);
            if (!Fill())
            {
                cut = NextCut();
                return Math.Min(count, cut < 0 ? Unread.Length : (int)(cut - Position));
            }
        }
    }

    /// <summary>The position of the next record or gap that a mark shows after the present position, or -1.</summary>
    public long NextCut()
    {
        foreach (var mark in marks)
            if (mark.Position > Position && (mark.Begins || mark.Before is not null))
                return mark.Position;
        return -1;
    }

    /// <summary>Takes the damage that lies at or before the present position, once; null when there is none.</summary>
    public Damage? TakeDamage()
    {
        Trim();
        for (var i = 0; i < marks.Count && marks[i].Position <= Position; i++)
            if (marks[i].Before is { } damage)
            {
                marks[i] = marks[i] with { Before = null };
                return damage;
            }
        return null;
    }

    /// <summary>The damage at a position, or null. Stays to be taken.</summary>
    /// <param name="position">Where the bytes end.</param>
    /// <param name="spoiling">Whether only damage counts that puts the bytes before in doubt.</param>
    public Damage? DamageAt(long position, bool spoiling = false)
    {
        foreach (var mark in marks)
            if (mark.Position == position && mark.Before is not null && (mark.Spoils || !spoiling))
                return mark.Before;
        return null;
    }

    /// <summary>
    /// The name of a place: the offset of the last member before it that begins with a record, and <c>+n</c> when the place lies n
    /// decompressed bytes further on; where there are no members, the position.
    /// </summary>
    public string Place()
    {
        Trim();
        var mark = marks.Count > 0 && marks[0].Position <= Position ? marks[0] : default;
        var inside = Position - mark.Position;
        return !source.HasMembers ? $"{mark.FileOffset + inside}" : inside == 0 ? $"{mark.FileOffset}" : $"{mark.FileOffset}+{inside}";
    }

    /// <summary>Where the present position lies in the file as it is stored; inside compressed bytes an estimate by their share.</summary>
    public long FilePosition()
    {
        var before = marks.FindLast(m => m.FileOffset >= 0 && m.Position <= Position);
        if (Position == before.Position)
            return before.FileOffset;
        // A decompressor is ahead of what it gave by a block: only behind several of them is that a small part.
        while (source.Length is null && Position + end - start - before.Position < Settled && !marks.Exists(m => m.Position > Position) && Fill()) { }
        var after = marks.Find(m => m.FileOffset >= 0 && m.Position > Position);
        var (read, length) = after.Position > 0 ? (after.FileOffset, after.Position) : (source.FileRead, Position + end - start);
        return length <= before.Position ? before.FileOffset
            : before.FileOffset + (long)((read - before.FileOffset) * ((double)(Position - before.Position) / (length - before.Position)));
    }

    /// <summary>Forgets marks that lie behind: all but the last one, and none whose damage was not taken.</summary>
    void Trim()
    {
        while (marks.Count > 1 && marks[1].Position <= Position && marks[0].Before is null && marks[1].FileOffset >= 0)
            marks.RemoveAt(0);
    }

    void MakeRoom()
    {
        if (data.Length - end >= data.Length / 4)
            return;
        if (start >= data.Length / 2)
        {
            data.AsSpan(start, end - start).CopyTo(data);
            (start, end) = (0, end - start);
            return;
        }
        var bigger = GC.AllocateUninitializedArray<byte>(data.Length * 2);
        data.AsSpan(start, end - start).CopyTo(bigger);
        (data, start, end) = (bigger, 0, end - start);
    }

    public void Dispose() => source.Dispose();
}
