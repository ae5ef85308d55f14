using System.Buffers;
using System.Text;
using Loam.Rewriting.Chat;
using Microsoft.Win32.SafeHandles;

namespace Loam.Rewriting.Batches;

/// <summary>Appends to the one file of requests that is not complete yet. Not thread-safe.</summary>
/// <remarks>Rows are handed to the operating system one by one: a killed run finds what it wrote down, and asks for nothing twice. The last name is taken when the file is complete.</remarks>
sealed class RequestWriter : IDisposable
{
    readonly SafeFileHandle handle;
    long end;

    /// <summary>Opens or creates the file.</summary>
    /// <param name="file">Which.</param>
    /// <param name="end">Where its last whole row ends: what follows was torn by a kill and is cut off.</param>
    internal RequestWriter(RequestFile file, long end)
    {
        File = file;
        handle = System.IO.File.OpenHandle(file.Part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        RandomAccess.SetLength(handle, this.end = end);
    }

    /// <summary>The file.</summary>
    internal RequestFile File { get; }

    /// <summary>Whether another row fits.</summary>
    internal bool Takes(int bytes, BatchLimits limits) => File.Requests == 0 || File.Requests < limits.Requests && end + bytes <= limits.Bytes;

    /// <summary>Appends a row.</summary>
    internal void Write(ReadOnlySpan<byte> row)
    {
        RandomAccess.Write(handle, row, end);
        end += row.Length;
        File.Requests++;
    }

    /// <summary>Completes the file: it takes its last name, and is never written to again.</summary>
    internal void Seal()
    {
        RandomAccess.FlushToDisk(handle);
        handle.Dispose();
        System.IO.File.Move(File.Part, File.Path);
        File.Sealed = true;
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <summary>The row of a request, as the OpenAI Batch API and <c>vllm run-batch</c> read it, with its line break.</summary>
    internal static ArrayBufferWriter<byte> Row(BatchId id, RewriteRequest request, string model)
    {
        var row = new ArrayBufferWriter<byte>(request.Message.Length + request.System.Length + request.Message.Length / 8 + 512);
        row.Write(Encoding.UTF8.GetBytes($$"""{"custom_id":"{{id}}","method":"POST","url":"/v1/chat/completions","body":"""));
        ChatBody.Write(row, request, model);
        row.Write("}"u8);
        row.Write("\n"u8);
        return row;
    }
}
