using Microsoft.Win32.SafeHandles;

namespace Loam.Rewriting;

/// <summary>Bytes put down on disk until they are taken back, each once. Thread-safe.</summary>
/// <remarks>Files of 64 MiB without a name, one begun when the last is full, each gone when the last of its bytes is taken: what is taken in about the order in which it came needs little more space than is waiting.</remarks>
sealed class Spool(string folder) : IDisposable
{
    const long FileBytes = 64 << 20;

    readonly Lock gate = new();
    readonly HashSet<Part> parts = [];
    Part? current;

    /// <summary>Where bytes were put.</summary>
    internal readonly record struct Place(Part Part, long Offset, int Length);

    internal sealed class Part(SafeFileHandle file)
    {
        internal SafeFileHandle File { get; } = file;

        internal long End { get; set; }

        internal int Left { get; set; }
    }

    /// <summary>How many files there are.</summary>
    internal int Files
    {
        get
        {
            lock (gate)
                return parts.Count;
        }
    }

    /// <summary>Puts bytes down.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; the message names the folder.</exception>
    internal Place Put(ReadOnlySpan<byte> bytes)
    {
        Place place;
        lock (gate)
        {
            if (current is null || current.End >= FileBytes)
            {
                current = new(ScratchHandle.Open(folder));
                parts.Add(current);
            }
            place = new(current, current.End, bytes.Length);
            current.End += bytes.Length;
            current.Left++;
        }
        try
        {
            RandomAccess.Write(place.Part.File, bytes, place.Offset);
        }
        catch (IOException error)
        {
            throw new IOException($"results that wait for a slow one cannot be put down in {folder}: {error.Message}; free space there", error);
        }
        return place;
    }

    /// <summary>Takes bytes back.</summary>
    internal byte[] Take(Place place)
    {
        var bytes = new byte[place.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var got = RandomAccess.Read(place.Part.File, bytes.AsSpan(read), place.Offset + read);
            if (got == 0)
                throw new IOException($"a scratch file in {folder} was cut short while in use");
            read += got;
        }
        lock (gate)
        {
            if (--place.Part.Left > 0 || place.Part.End < FileBytes)
                return bytes;
            parts.Remove(place.Part);
            if (current == place.Part)
                current = null;
        }
        place.Part.File.Dispose();
        return bytes;
    }

    public void Dispose()
    {
        foreach (var part in parts)
            part.File.Dispose();
    }
}
