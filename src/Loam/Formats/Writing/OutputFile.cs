using System.IO.Compression;
using ZstdSharp;

namespace Loam.Formats;

/// <summary>A file that appears under its name only when it is complete: written beside it, flushed, then renamed over it.</summary>
/// <remarks>Compression follows the name. The same bytes in are the same bytes out: no time, no name in the gzip header, a fixed level.</remarks>
public sealed class OutputFile : IDisposable
{
    readonly string path, temporary;
    readonly FileStream file;

    /// <summary>Opens the temporary file <c>PATH.tmp</c>, replacing what an interrupted run may have left there.</summary>
    /// <param name="path">Final name; <c>.gz</c> and <c>.zst</c> at its end compress.</param>
    /// <param name="codec">The compression, or null for what the name asks for.</param>
    public OutputFile(string path, Codec? codec = null)
    {
        (this.path, temporary) = (path, path + ".tmp");
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 128 * 1024);
        Stream = (codec ?? Codecs.OfName(path)) switch
        {
            // Level 6 and level 3 are the formats' own defaults; named here so that a library's change of mind changes no bytes.
            Codec.Gzip => new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true),
            Codec.Zstd => new CompressionStream(file, level: 3, leaveOpen: true),
            _ => file,
        };
    }

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>Writes everything out and gives the file its name. Without this call, disposal deletes the temporary file.</summary>
    public void Complete()
    {
        if (Stream != file)
            Stream.Dispose();
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(temporary, path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!file.SafeFileHandle.IsClosed)
        {
            if (Stream != file)
                Stream.Dispose();
            file.Dispose();
            File.Delete(temporary);
        }
    }
}
