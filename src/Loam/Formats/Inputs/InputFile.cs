using System.Buffers.Binary;
using System.IO.Hashing;

namespace Loam.Formats;

/// <summary>A file to read. Immutable; the file itself must not change while a run uses it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name in document ids: relative to the fixed part of the pattern that found it, with <c>/</c> between folders.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">Its size, in bytes.</param>
public sealed record InputFile(string Path, string Name, InputKind Kind, long Length)
{
    const long WholeUpTo = 8 << 20;
    const int SampleBytes = 64 << 10, Samples = 16;

    /// <summary>The corpus that its documents belong to: the folder for single pages and texts, the file itself otherwise. Default: <see cref="Name"/>.</summary>
    public string Source { get; init; } = Name;

    /// <summary>What a <c>urls.tsv</c> beside a page says about it, or null. Default: null.</summary>
    public PageFacts? Facts { get; init; }

    /// <summary>Hash of what the file holds, 32 hexadecimal digits: a small file has the same fingerprint wherever it lies.</summary>
    /// <remarks>
    /// Up to 8 MiB it is XxHash128 of all bytes. Larger files: size, time of the last change, and 16 evenly spaced blocks of 64 KiB,
    /// since it is taken at every start, and reading a whole crawl to learn that nothing changed would cost more than the run.
    /// </remarks>
    public string Fingerprint()
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var hash = new XxHash128();
        if (file.Length <= WholeUpTo)
            hash.Append(file);
        else
        {
            Span<byte> facts = stackalloc byte[16];
            BinaryPrimitives.WriteInt64LittleEndian(facts, file.Length);
            BinaryPrimitives.WriteInt64LittleEndian(facts[8..], File.GetLastWriteTimeUtc(Path).Ticks);
            hash.Append(facts);
            var block = new byte[SampleBytes];
            for (var i = 0; i < Samples; i++)
            {
                file.Position = (file.Length - SampleBytes) / (Samples - 1) * i;
                hash.Append(block.AsSpan(0, file.ReadAtLeast(block, SampleBytes, throwOnEndOfStream: false)));
            }
        }
        // What urls.tsv says changes the documents as much as the page does.
        if (Facts is not null)
            hash.Append(System.Text.Encoding.UTF8.GetBytes($"{Facts.Url}\t{Facts.ContentType}\t{Facts.Date}"));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Opens the file for reading in sequence.</summary>
    internal FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
}
