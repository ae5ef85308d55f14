using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Loam.Documents;

namespace Loam.Deduplicating;

/// <summary>What deduplication knows of each document, on disk, a file per column.</summary>
/// <remarks>
/// Documents are numbered in order of arrival, which differs from run to run: the number is only a row number, and every decision goes by the
/// document's place. Threads fill small blocks of their own and append them under one lock, so memory grows with threads and not with
/// shards or documents. A file per shard and band, the alternative, needs thousands of open files for a corpus of thousands of shards.
/// </remarks>
sealed class DuplicateSpill : IDisposable
{
    const int Piece = 1 << 20;

    readonly ConcurrentBag<Block> free = [];
    readonly Lock writing = new();
    readonly ScratchFile places, families, lengths, idOffsets, ids, signatures;
    readonly ScratchFile[] keys;
    readonly int signatureBytes;
    int count;

    /// <summary>An empty spill.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="bands">Keys per document.</param>
    /// <param name="signatureBytes">Bytes of signature per document.</param>
    public DuplicateSpill(string folder, int bands, int signatureBytes)
    {
        ScratchFile File(string name) => new(Path.Combine(folder, name));
        (places, families, lengths) = (File("places"), File("families"), File("lengths"));
        (idOffsets, ids, signatures) = (File("id-offsets"), File("ids"), File("signatures"));
        keys = [.. Enumerable.Range(0, bands).Select(band => File($"keys-{band:000}"))];
        this.signatureBytes = signatureBytes;
    }

    /// <summary>How many documents were added; exact after <see cref="Flush"/>.</summary>
    public int Count => count;

    /// <summary>Adds one document. Thread-safe.</summary>
    public void Add(ulong place, Document document, ulong family, ReadOnlySpan<ulong> keysOfDocument, ReadOnlySpan<byte> signature)
    {
        if (!free.TryTake(out var block))
            block = new Block(keys.Length, signatureBytes);
        block.Add(place, document, family, keysOfDocument, signature);
        if (block.Count == Block.Capacity)
            Write(block);
        free.Add(block);
    }

    /// <summary>Writes what the blocks still hold. Called once, when nobody adds any more.</summary>
    public void Flush()
    {
        while (free.TryTake(out var block))
            Write(block);
    }

    /// <summary>The key of every document in one band, from document <paramref name="first"/> on.</summary>
    public void ReadKeys(int band, int first, Span<ulong> into) => keys[band].Read(first, into);

    /// <summary>Where each document stands in the corpus.</summary>
    public ulong[] ReadPlaces() => All<ulong>(places);

    /// <summary>Hash of each document's family.</summary>
    public ulong[] ReadFamilies() => All<ulong>(families);

    /// <summary>Length of each document's text.</summary>
    public int[] ReadLengths() => All<int>(lengths);

    /// <summary>One document's signature. Thread-safe.</summary>
    public void ReadSignature(int document, Span<byte> into) => signatures.ReadBytes((long)document * signatureBytes, into);

    /// <summary>One document's identity. Thread-safe.</summary>
    public DocumentId ReadId(int document)
    {
        Span<long> offset = stackalloc long[1];
        idOffsets.Read(document, offset);
        Span<byte> lengthsOfId = stackalloc byte[8];
        ids.ReadBytes(offset[0], lengthsOfId);
        var source = BinaryPrimitives.ReadInt32LittleEndian(lengthsOfId);
        var text = new byte[source + BinaryPrimitives.ReadInt32LittleEndian(lengthsOfId[4..])];
        ids.ReadBytes(offset[0] + 8, text);
        return new(Encoding.UTF8.GetString(text, 0, source), Encoding.UTF8.GetString(text, source, text.Length - source));
    }

    public void Dispose()
    {
        foreach (var file in (ScratchFile[])[places, families, lengths, idOffsets, ids, signatures, .. keys])
            file.Dispose();
    }

    T[] All<T>(ScratchFile file)
        where T : unmanaged
    {
        var values = new T[count];
        for (var first = 0; first < count; first += Piece)
            file.Read(first, values.AsSpan(first, Math.Min(Piece, count - first)));
        return values;
    }

    void Write(Block block)
    {
        lock (writing)
        {
            if (count > Array.MaxLength - block.Count)
                throw new InvalidOperationException($"deduplication takes at most {Array.MaxLength} documents at once; split the corpus");
            block.WriteTo(places, families, lengths, idOffsets, ids, signatures, keys);
            count += block.Count;
        }
        block.Clear();
    }

    /// <summary>A few hundred documents on their way to disk.</summary>
    sealed class Block(int bands, int signatureBytes)
    {
        public const int Capacity = 256;

        readonly ulong[] places = new ulong[Capacity], families = new ulong[Capacity], keys = new ulong[Capacity * bands];
        readonly int[] lengths = new int[Capacity];
        readonly long[] idOffsets = new long[Capacity];
        readonly byte[] signatures = new byte[Capacity * signatureBytes];
        readonly ArrayBufferWriter<byte> ids = new();

        public int Count { get; private set; }

        public void Add(ulong place, Document document, ulong family, ReadOnlySpan<ulong> keysOfDocument, ReadOnlySpan<byte> signature)
        {
            (places[Count], families[Count], lengths[Count], idOffsets[Count]) = (place, family, document.Text.Length, ids.WrittenCount);
            for (var band = 0; band < bands; band++)
                keys[(band * Capacity) + Count] = keysOfDocument[band];
            signature.CopyTo(signatures.AsSpan(Count * signatureBytes));
            byte[] source = Encoding.UTF8.GetBytes(document.Id.Source), key = Encoding.UTF8.GetBytes(document.Id.Key);
            Span<byte> lengthsOfId = stackalloc byte[8];
            BinaryPrimitives.WriteInt32LittleEndian(lengthsOfId, source.Length);
            BinaryPrimitives.WriteInt32LittleEndian(lengthsOfId[4..], key.Length);
            ids.Write(lengthsOfId);
            ids.Write(source);
            ids.Write(key);
            Count++;
        }

        public void WriteTo(
            ScratchFile toPlaces, ScratchFile toFamilies, ScratchFile toLengths, ScratchFile toIdOffsets, ScratchFile toIds,
            ScratchFile toSignatures, ScratchFile[] toKeys)
        {
            for (var i = 0; i < Count; i++)
                idOffsets[i] += toIds.Length;
            toPlaces.Append<ulong>(places.AsSpan(0, Count));
            toFamilies.Append<ulong>(families.AsSpan(0, Count));
            toLengths.Append<int>(lengths.AsSpan(0, Count));
            toIdOffsets.Append<long>(idOffsets.AsSpan(0, Count));
            toIds.Append<byte>(ids.WrittenSpan);
            toSignatures.Append<byte>(signatures.AsSpan(0, Count * signatureBytes));
            for (var band = 0; band < bands; band++)
                toKeys[band].Append<ulong>(keys.AsSpan(band * Capacity, Count));
        }

        public void Clear()
        {
            Count = 0;
            ids.ResetWrittenCount();
        }
    }
}
