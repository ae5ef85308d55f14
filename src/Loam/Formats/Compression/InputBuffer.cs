namespace Loam.Formats;

/// <summary>A buffer over a seekable file that remembers which bytes it gave out last.</summary>
sealed class InputBuffer(Stream file) : Stream
{
    readonly byte[] data = new byte[128 * 1024];
    long position;
    long dataStart;
    int dataLength;

    /// <summary>True once a reader wanted bytes beyond the end of the file. Reset by hand.</summary>
    public bool AskedPastEnd { get; set; }

    /// <summary>Where the bytes that were given out last begin: the end of a member's data lies among them.</summary>
    public long LastGiven { get; private set; }

    /// <summary>From this position on, bytes are given out one by one, so that a reader takes none that it does not need.</summary>
    public long SlowFrom { get; set; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => position; set => position = value; }

    /// <summary>The buffered bytes at the present position, at least one unless the file has ended.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        var skip = position - dataStart;
        if (skip < 0 || skip >= dataLength)
        {
            if (file.Position != position)
                file.Position = position;
            dataStart = position;
            dataLength = file.Read(data);
            skip = 0;
        }
        return data.AsSpan((int)skip, dataLength - (int)skip);
    }

    public override int Read(Span<byte> buffer)
    {
        var available = Peek();
        AskedPastEnd |= available.IsEmpty;
        var most = position >= SlowFrom ? 1 : SlowFrom - position;
        var count = (int)Math.Min(Math.Min(available.Length, buffer.Length), most);
        available[..count].CopyTo(buffer);
        LastGiven = position;
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
