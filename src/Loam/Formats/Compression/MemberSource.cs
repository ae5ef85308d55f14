namespace Loam.Formats;

/// <summary>Says whether bytes look like the beginning of a record of the format that is read.</summary>
delegate bool RecordStart(ReadOnlySpan<byte> bytes);

/// <summary>The decompressed bytes of a file, member by member (a plain file is one member). Not thread-safe.</summary>
abstract class MemberSource : IDisposable
{
    /// <summary>Where the current member begins, in bytes of the file.</summary>
    public abstract long Offset { get; }

    /// <summary>Whether the current member begins with a record.</summary>
    public abstract bool BeginsRecord { get; }

    /// <summary>Whether the file has members at offsets of its own; else places are named by decompressed position.</summary>
    public virtual bool HasMembers => false;

    /// <summary>How many decompressed bytes there are in all, or null where that is not known before reading.</summary>
    public virtual long? Length => null;

    /// <summary>Up to which byte the file was read to give what was read from the source: about, where bytes are decompressed in blocks.</summary>
    public abstract long FileRead { get; }

    /// <summary>Reads on in the current member; 0 at its end.</summary>
    public abstract int Read(Span<byte> buffer);

    /// <summary>Goes to the next member, over anything that cannot be read; false at the end of the file.</summary>
    /// <param name="damage">What was wrong since the last good byte, or null.</param>
    public abstract bool Next(out Damage? damage);

    /// <summary>Opens a file by what its first bytes show, whatever its name says.</summary>
    /// <param name="file">A seekable stream; disposed with the source.</param>
    /// <param name="startsRecord">Recognises a record's beginning; null where the format has no such mark.</param>
    /// <param name="from">The byte of the file to begin at, or at the first member behind it: 0, or a byte of a file that is not compressed or has members.</param>
    public static MemberSource Open(Stream file, RecordStart? startsRecord = null, long from = 0)
    {
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return Codecs.OfContent(start[..read]) switch
        {
            Codec.Gzip => new GzipSource(new InputBuffer(file), startsRecord, from),
            Codec.Zstd => new ZstdSource(file),
            _ => new PlainSource(file, from),
        };
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
