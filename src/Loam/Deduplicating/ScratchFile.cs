using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Loam.Deduplicating;

/// <summary>A file in the scratch folder: appended to by one thread at a time, then read at any place by many.</summary>
sealed class ScratchFile(string path) : IDisposable
{
    readonly SafeFileHandle handle = Open(path);

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Adds values to the end.</summary>
    /// <exception cref="IOException">The disk is full or broken; the message names the folder.</exception>
    public void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        try
        {
            RandomAccess.Write(handle, bytes, Length);
        }
        catch (IOException e)
        {
            throw new IOException(
                $"deduplication cannot write its scratch data ({Path.GetDirectoryName(path)}, {Length >> 20} MiB in this file so far): {e.Message}; "
                + "free space there or choose another scratch folder", e);
        }
        Length += bytes.Length;
    }

    /// <summary>Fills <paramref name="values"/> from the place of value number <paramref name="index"/>.</summary>
    public void Read<T>(long index, Span<T> values)
        where T : unmanaged => ReadBytes(index * Marshal.SizeOf<T>(), MemoryMarshal.AsBytes(values));

    /// <summary>Fills <paramref name="bytes"/> from an offset.</summary>
    public void ReadBytes(long offset, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0)
                throw new IOException($"scratch file {path} was cut short while in use");
            offset += read;
            bytes = bytes[read..];
        }
    }

    public void Dispose() => handle.Dispose();

    static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"deduplication cannot create its scratch file {path}: {e.Message}", e);
        }
    }
}
