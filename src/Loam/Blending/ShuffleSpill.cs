using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Loam.Documents;

namespace Loam.Blending;

/// <summary>Where a copy stands in the blend, with everything that settles a tie.</summary>
readonly record struct BlendKey(double Position, int Part, int Epoch, ulong Hash) : IComparable<BlendKey>
{
    public int CompareTo(BlendKey other) =>
        (Position, Part, Epoch, Hash).CompareTo((other.Position, other.Part, other.Epoch, other.Hash));
}

/// <summary>Sorts documents by their place in the blend without holding them: buckets on disk, each sorted in memory when read.</summary>
/// <remarks>Thread-safe to add. Files are opened only to append, so thousands of buckets do not need thousands of open files.</remarks>
sealed class ShuffleSpill : IDisposable
{
    const int HeaderLength = 28, BufferLength = 32 * 1024, MaxBuckets = 2048;
    const long TokensPerBucket = 4_000_000;

    readonly string folder;
    readonly ArrayBufferWriter<byte>[] buffers;
    readonly Lock[] locks;

    public ShuffleSpill(string folder, long tokens)
    {
        this.folder = folder;
        buffers = new ArrayBufferWriter<byte>[(int)Math.Clamp(tokens / TokensPerBucket, 1, MaxBuckets)];
        for (var i = 0; i < buffers.Length; i++)
            buffers[i] = new();
        locks = [.. buffers.Select(_ => new Lock())];
    }

    public void Add(BlendKey key, Document document)
    {
        var bucket = Math.Clamp((int)(key.Position * buffers.Length), 0, buffers.Length - 1);
        var bytes = DocumentBytes.Of(document);
        lock (locks[bucket])
        {
            var buffer = buffers[bucket];
            var header = buffer.GetSpan(HeaderLength)[..HeaderLength];
            BinaryPrimitives.WriteDoubleLittleEndian(header, key.Position);
            BinaryPrimitives.WriteInt32LittleEndian(header[8..], key.Part);
            BinaryPrimitives.WriteInt32LittleEndian(header[12..], key.Epoch);
            BinaryPrimitives.WriteUInt64LittleEndian(header[16..], key.Hash);
            BinaryPrimitives.WriteInt32LittleEndian(header[24..], bytes.Length);
            buffer.Advance(HeaderLength);
            buffer.Write(bytes);
            if (buffer.WrittenCount >= BufferLength)
                Append(bucket);
        }
    }

    public IEnumerable<(BlendKey Key, Document Document)> Read(CancellationToken cancellation)
    {
        for (var bucket = 0; bucket < buffers.Length; bucket++)
        {
            cancellation.ThrowIfCancellationRequested();
            Append(bucket);
            foreach (var (key, bytes) in Load(bucket))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return (key, DocumentBytes.Read(bytes));
            }
            File.Delete(FileOf(bucket));
        }
    }

    public void Dispose()
    {
        for (var bucket = 0; Directory.Exists(folder) && bucket < buffers.Length; bucket++)
            File.Delete(FileOf(bucket));
    }

    string FileOf(int bucket) => Path.Combine(folder, $"bucket-{bucket:0000}");

    void Append(int bucket)
    {
        try
        {
            using var file = new FileStream(FileOf(bucket), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(buffers[bucket].WrittenSpan);
        }
        catch (IOException e)
        {
            throw new IOException($"the blend cannot write its scratch data ({folder}): {e.Message}; "
                + "free space there or choose another scratch folder", e);
        }
        // A buffer that one long document made large is not kept: there may be thousands of them.
        if (buffers[bucket].Capacity > 4 * BufferLength)
            buffers[bucket] = new();
        else
            buffers[bucket].ResetWrittenCount();
    }

    List<(BlendKey Key, byte[] Document)> Load(int bucket)
    {
        var copies = new List<(BlendKey Key, byte[] Document)>();
        using var file = new FileStream(FileOf(bucket), FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16);
        var header = new byte[HeaderLength];
        while (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength)
        {
            var document = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(24))];
            file.ReadExactly(document);
            copies.Add((new(
                BinaryPrimitives.ReadDoubleLittleEndian(header),
                BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)),
                BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)),
                BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(16))), document));
        }
        CollectionsMarshal.AsSpan(copies).Sort((left, right) => left.Key.CompareTo(right.Key));
        return copies;
    }
}
