using Microsoft.Win32.SafeHandles;

namespace Loam.Rewriting;

/// <summary>Files without a name: gone when they are closed, and when the process is killed.</summary>
static class ScratchHandle
{
    /// <summary>Makes one.</summary>
    /// <param name="folder">On the disk that is to hold it; created where it is missing.</param>
    /// <exception cref="IOException">It cannot be made; the message names the folder.</exception>
    internal static SafeFileHandle Open(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $".loam-{Path.GetRandomFileName()}");
            var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
            File.Delete(path);
            return handle;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"no scratch file can be made in {folder}: {error.Message}", error);
        }
    }
}
