using System.Collections.Frozen;

namespace Loam.Guarding;

/// <summary>The common vocabulary of a language, as stems by rank: what a writer may use without the source having it.</summary>
/// <remarks>
/// Counted over German parliamentary protocols, laws and novels, and over English novels (public domain and official works); names are left out by how seldom
/// they follow an article. The most frequent stem has rank 0.
/// </remarks>
sealed class CommonWords
{
    static readonly Lazy<CommonWords> German = new(() => new("common-de.txt"));
    static readonly Lazy<CommonWords> English = new(() => new("common-en.txt"));
    static readonly CommonWords Nothing = new(null);

    readonly FrozenDictionary<string, int> ranks;
    readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    CommonWords(string? resource)
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        if (resource is not null)
        {
            using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream("Loam.Guarding.Words." + resource)!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } stem)
                read.TryAdd(stem, read.Count);
        }
        ranks = read.ToFrozenDictionary(StringComparer.Ordinal);
        lookup = ranks.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal static CommonWords Of(string? language) => language switch
    {
        "de" => German.Value,
        "en" => English.Value,
        _ => Nothing,
    };

    /// <summary>The stem's rank; null when it is not common.</summary>
    internal int? Rank(ReadOnlySpan<char> stem) => lookup.TryGetValue(stem, out var rank) ? rank : null;

    /// <summary>True when a word is two common words put together (<c>Gegen-massnahm</c>): German makes such words freely.</summary>
    internal bool IsCompound(string stem)
    {
        for (var cut = 4; cut <= stem.Length - 4; cut++)
        {
            if (Rank(stem.AsSpan(cut)) is null)
                continue;
            var head = stem.AsSpan(0, cut);
            if (Rank(head) is not null || head[^1] == 's' && Rank(head[..^1]) is not null || head.Length > 5 && head[^1] is 'n' or 'e' && Rank(head[..^1]) is not null
                || head.Length > 6 && head.EndsWith("en") && Rank(head[..^2]) is not null)
                return true;
        }
        return false;
    }
}
