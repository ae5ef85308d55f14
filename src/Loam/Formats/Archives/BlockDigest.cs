using System.Security.Cryptography;

namespace Loam.Formats;

/// <summary>Digests as WARC writes them: <c>sha1:</c> and 32 base 32 digits, or another algorithm, or hexadecimal digits.</summary>
static class BlockDigest
{
    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Whether a block has the digest that is declared; null where none is, or by an algorithm that is not known here.</summary>
    public static bool? Matches(string? declared, ReadOnlySpan<byte> block)
    {
        var colon = declared?.IndexOf(':') ?? -1;
        if (colon < 0)
            return null;
        var hash = Hash(declared![..colon].ToLowerInvariant(), block);
        var value = declared.AsSpan(colon + 1).Trim().TrimEnd('=');
        return hash.Length == 0 ? null
            : value.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase)
              || value.Equals(ToBase32(hash), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>sha1:</c> and the digest, as most crawlers write it.</summary>
    public static string Of(ReadOnlySpan<byte> block) => $"sha1:{ToBase32(Hash("sha1", block))}";

    // Only compared with what others declared: no security rests on the broken algorithms.
    static byte[] Hash(string algorithm, ReadOnlySpan<byte> block) => algorithm switch
    {
        "sha1" or "sha-1" => SHA1.HashData(block),
        "sha256" or "sha-256" => SHA256.HashData(block),
        "sha512" or "sha-512" => SHA512.HashData(block),
        "md5" => MD5.HashData(block),
        _ => [],
    };

    static string ToBase32(byte[] bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = Base32[(pair >> (11 - bit % 8)) & 31];
        }
        return new string(text);
    }
}
