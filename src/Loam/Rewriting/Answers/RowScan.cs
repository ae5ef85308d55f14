using Loam.Steps;
using Microsoft.Win32.SafeHandles;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Loam.Rewriting;

/// <summary>Walks the rows of a file from any place in it: lines of JSON, plain or each in a zstd frame of its own.</summary>
/// <remarks>
/// Damage costs only itself: behind a frame that cannot be unpacked the walk goes on at the next bytes that begin one. So it may also begin in the middle of
/// a row, and sees the next. Not thread-safe. Holds a window of the file.
/// </remarks>
/// <param name="file">The file; not closed.</param>
/// <param name="compressed">Whether rows are zstd frames.</param>
/// <param name="from">Where to begin.</param>
sealed class RowScan(SafeFileHandle file, bool compressed, long from) : IDisposable
{
    /// <summary>No row is longer; what claims to be is damage.</summary>
    internal const int Longest = 64 << 20;

    /// <summary>How a zstd frame begins.</summary>
    internal static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    readonly Decompressor decompressor = new();
    byte[] window = new byte[1 << 17];
    byte[] unpacked = [];
    long windowAt = from;
    int next, filled, lineAt, lineLength;
    bool atEnd;

    /// <summary>Whether text behind the last line break is a row; in a cache it is a torn one. Default: false.</summary>
    internal bool TakesUnendedLine { get; init; }

    /// <summary>Where the row begins.</summary>
    internal long Offset { get; private set; }

    /// <summary>Bytes of the row in the file, with its line break.</summary>
    internal int Length { get; private set; }

    /// <summary>Where the last whole row ends: what follows is a torn one.</summary>
    internal long End { get; private set; } = from;

    /// <summary>The row's JSON, without a line break. Valid until the next call.</summary>
    internal ReadOnlySpan<byte> Line => (compressed ? unpacked : window).AsSpan(lineAt, lineLength);

    /// <summary>Goes to the next row; false at the end of the file.</summary>
    /// <exception cref="RecipeException">A whole frame holds more than a row.</exception>
    internal bool Next()
    {
        for (; ; )
        {
            var length = compressed ? Frame() : Text();
            if (length < 0)
                return false;
            (Offset, Length) = (windowAt + next, length);
            lineAt = compressed ? 0 : next;
            next += length;
            if (compressed && !Unpack())
            {
                next -= length - 1;
                continue;
            }
            if (!compressed)
                lineLength = window[next - 1] == '\n' ? length - 1 : length;
            End = Offset + length;
            return true;
        }
    }

    public void Dispose() => decompressor.Dispose();

    /// <summary>Bytes of the line at hand, with its break; -1 where none ends.</summary>
    int Text()
    {
        for (var searched = 0; ;)
        {
            var at = window.AsSpan(next + searched, filled - next - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return searched + at + 1;
            searched = filled - next;
            if (searched > Longest)
                (next, searched) = (filled, 0);
            if (!Fill())
                return TakesUnendedLine && searched > 0 ? searched : -1;
        }
    }

    /// <summary>Bytes of the next frame that is whole, which <see cref="next"/> is set to; -1 where there is none.</summary>
    unsafe int Frame()
    {
        for (; ; )
        {
            var rest = window.AsSpan(next, filled - next);
            var at = rest.IndexOf(Magic);
            if (at < 0)
            {
                next = Math.Max(next, filled - (Magic.Length - 1));
                if (!Fill())
                    return -1;
                continue;
            }
            next += at;
            rest = rest[at..];
            nuint size;
            fixed (byte* bytes = rest)
                size = Methods.ZSTD_findFrameCompressedSize(bytes, (nuint)rest.Length);
            if (!Methods.ZSTD_isError(size))
                return (int)size;
            if (Methods.ZSTD_getErrorCode(size) == ZSTD_ErrorCode.ZSTD_error_srcSize_wrong)
            {
                if (rest.Length > Longest)
                    throw Foreign();
                if (Fill())
                    continue;
            }
            next++;
        }
    }

    unsafe bool Unpack()
    {
        var frame = window.AsSpan((int)(Offset - windowAt), Length);
        ulong size;
        fixed (byte* bytes = frame)
            size = Methods.ZSTD_getFrameContentSize(bytes, (nuint)frame.Length);
        const ulong damaged = ulong.MaxValue - 1; // ZSTD_CONTENTSIZE_ERROR; one more is a size that the frame does not tell.
        if (size is 0 or damaged)
            return false;
        if (size > Longest)
            throw Foreign();
        if (unpacked.Length < (int)size)
            unpacked = new byte[Math.Max((int)size, 2 * unpacked.Length)];
        try
        {
            lineLength = decompressor.Unwrap(frame, unpacked);
        }
        catch (ZstdException)
        {
            return false;
        }
        if (lineLength > 0 && unpacked[lineLength - 1] == '\n')
            lineLength--;
        return Line.Contains((byte)'\n') ? throw Foreign() : true;
    }

    // Not damage: what is damaged breaks off within a few blocks.
    static RecipeException Foreign() =>
        new("this is no answer cache, or one that another program has packed: its frames hold more than one row; unpack it with zstd -d and name the .jsonl file");

    /// <summary>Reads more behind what is there; false at the end of the file.</summary>
    bool Fill()
    {
        if (atEnd)
            return false;
        if (next > 0)
        {
            window.AsSpan(next, filled - next).CopyTo(window);
            (windowAt, filled, next) = (windowAt + next, filled - next, 0);
        }
        if (filled == window.Length)
            Array.Resize(ref window, 2 * window.Length);
        var read = RandomAccess.Read(file, window.AsSpan(filled), windowAt + filled);
        filled += read;
        return !(atEnd = read == 0);
    }
}
