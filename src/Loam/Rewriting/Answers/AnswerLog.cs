using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Loam.Rewriting;

/// <summary>The file of rows: appended to, and read at any place. Others may read it meanwhile.</summary>
/// <remarks>
/// In <c>.zst</c> every row is a zstd frame of its own, with checksum: <c>zstdcat</c> reads the file, a torn or damaged row costs only itself, and any row can be read without
/// those before it. Frames of 16 rows would be a third smaller, but a kill would then take up to 15 paid answers. Reading and packing is thread-safe, appending is for one at a time.
/// </remarks>
sealed class AnswerLog : IDisposable
{
    const int Level = 3, MarkBytes = 4096;

    readonly SafeFileHandle file;
    readonly ConcurrentBag<Compressor> compressors = [];
    readonly ConcurrentBag<Decompressor> decompressors = [];

    /// <summary>Opens or creates a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it is opened or made.</param>
    /// <param name="compressed">Whether rows are frames; null goes by the path's ending.</param>
    internal AnswerLog(string path, FileMode mode = FileMode.OpenOrCreate, bool? compressed = null)
    {
        (Path, Compressed) = (path, compressed ?? path.EndsWith(".zst", StringComparison.OrdinalIgnoreCase));
        file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        Write = (bytes, offset) => RandomAccess.Write(file, bytes, offset);
        End = RandomAccess.GetLength(file);
    }

    /// <summary>The file's name.</summary>
    internal string Path { get; set; }

    internal bool Compressed { get; }

    /// <summary>Where the next row goes.</summary>
    internal long End { get; private set; }

    /// <summary>How bytes get to a place of the file. Another one stands for a disk that fails, in tests.</summary>
    internal Action<ReadOnlySpan<byte>, long> Write { get; set; }

    /// <summary>A row as it stands in the file.</summary>
    internal ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> line)
    {
        if (!Compressed)
            return line;
        if (!compressors.TryTake(out var compressor))
        {
            compressor = new(Level);
            compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        }
        var packed = compressor.Wrap(line);
        compressors.Add(compressor);
        return packed;
    }

    /// <summary>Hands a packed row to the operating system; where it stands.</summary>
    /// <exception cref="IOException">It could not be written. The next row overwrites what there is of it.</exception>
    internal long Append(ReadOnlySpan<byte> packed)
    {
        try
        {
            Write(packed, End);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"an answer that was paid for cannot be kept in {Path} ({error.Message}); with space and the right to write there, the same command goes on", error);
        }
        var offset = End;
        End += packed.Length;
        return offset;
    }

    /// <summary>The row at a place, or null where none can be read.</summary>
    internal AnswerRow? Read(long offset, int length)
    {
        if (offset < 0 || length <= 0 || offset > End - length)
            return null; // What a damaged index says.
        var packed = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            for (var read = 0; read < length;)
            {
                var got = RandomAccess.Read(file, packed.AsSpan(read, length - read), offset + read);
                if (got == 0)
                    return null;
                read += got;
            }
            return Compressed ? Unpacked(packed.AsSpan(0, length)) : AnswerRow.TryRead(packed.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    AnswerRow? Unpacked(ReadOnlySpan<byte> frame)
    {
        if (!decompressors.TryTake(out var decompressor))
            decompressor = new();
        try
        {
            return AnswerRow.TryRead(decompressor.Unwrap(frame, RowScan.Longest));
        }
        catch (ZstdException)
        {
            return null;
        }
        finally
        {
            decompressors.Add(decompressor);
        }
    }

    /// <summary>The rows from a place on.</summary>
    internal RowScan Scan(long from) => new(file, Compressed, from);

    /// <summary>Whether the file begins like one of rows; an empty one does.</summary>
    internal bool LooksLikeOne()
    {
        // Any JSONL file opens with a brace: taken for a cache, somebody's corpus would be compacted away.
        var opening = Compressed ? RowScan.Magic : "{\"key\":"u8;
        var begin = new byte[opening.Length];
        return opening.StartsWith(begin.AsSpan(0, RandomAccess.Read(file, begin, 0)));
    }

    /// <summary>Copies a row as it is.</summary>
    internal byte[] Bytes(long offset, int length)
    {
        var bytes = new byte[length];
        RandomAccess.Read(file, bytes, offset);
        return bytes;
    }

    /// <summary>Forgets what stands behind a place.</summary>
    internal void Cut(long end)
    {
        if (End > end)
            RandomAccess.SetLength(file, end);
        End = end;
    }

    /// <summary>A hash of the first and the last bytes before a place; null where the file is shorter. Tells one log from another, and from what it was.</summary>
    internal UInt128? Mark(long end)
    {
        if (end < 0 || end > End)
            return null;
        var hash = new XxHash128();
        var bytes = new byte[(int)Math.Min(end, MarkBytes)];
        foreach (var offset in (ReadOnlySpan<long>)[0, end - bytes.Length])
            hash.Append(bytes.AsSpan(0, RandomAccess.Read(file, bytes, offset)));
        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>Brings everything to the disk.</summary>
    internal void Flush() => RandomAccess.FlushToDisk(file);

    public void Dispose()
    {
        file.Dispose();
        foreach (var compressor in compressors)
            compressor.Dispose();
        foreach (var decompressor in decompressors)
            decompressor.Dispose();
    }
}
