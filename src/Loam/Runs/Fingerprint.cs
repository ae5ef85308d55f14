using System.Security.Cryptography;
using System.Text;

namespace Loam.Runs;

/// <summary>Hash of what a stage does, with which options, to which inputs: resume, cache and provenance are this one mechanism.</summary>
public static class Fingerprint
{
    /// <summary>Format version of datasets: raised when the files of a run change their meaning, so that old runs are made again.</summary>
    public const int Format = 1;

    /// <summary>The fingerprint of a stage: 32 hexadecimal digits of SHA-256 over length-prefixed parts, so that no two lists look alike.</summary>
    public static string Of(ulong seed, IEnumerable<string> what, IEnumerable<string> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"loam/{Format} seed={seed}");
        foreach (var part in what)
            Add(hash, part);
        Add(hash, "inputs");
        foreach (var part in inputs)
            Add(hash, part);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    static void Add(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
