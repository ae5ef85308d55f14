using System.Collections.Frozen;
using Loam.Text;

namespace Loam.Guarding;

/// <summary>The common vocabulary of a language, as stems by rank: what a writer may use without the source having it.</summary>
/// <remarks>
/// Counted over German parliamentary protocols, laws, novels and plays, and over English novels (public domain and official works) by <c>loam bench vocabulary</c>. Stems
/// that are used as names stand in lists of their own: German ones hardly ever follow "ein" or an adjective, English ones hardly ever are written small. The most frequent stem has rank 0. Words of today, written by hand, are added with one middling rank.
/// </remarks>
sealed class CommonWords
{
    static readonly Lazy<CommonWords> German = new(() => new("de"));
    static readonly Lazy<CommonWords> English = new(() => new("en"));
    static readonly CommonWords Nothing = new(null);

    readonly FrozenDictionary<string, int> ranks;
    readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    readonly FrozenSet<string> names;
    readonly FrozenSet<string> modern;

    CommonWords(string? language)
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stem in Lines("common", language))
            read.TryAdd(stem, read.Count);
        modern = Lines("modern", language).ToFrozenSet(StringComparer.Ordinal);
        ranks = read.ToFrozenDictionary(StringComparer.Ordinal);
        lookup = ranks.GetAlternateLookup<ReadOnlySpan<char>>();
        names = Lines("names", language).Except(modern, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
    }

    static IEnumerable<string> Lines(string list, string? language)
    {
        if (language is null)
            yield break;
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream($"Loam.Guarding.Words.{list}-{language}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } stem)
            yield return stem;
    }

    internal static CommonWords Of(string? language) => language switch
    {
        "de" => German.Value,
        "en" => English.Value,
        _ => Nothing,
    };

    /// <summary>The stem's rank; null when it is not common.</summary>
    internal int? Rank(ReadOnlySpan<char> stem) => lookup.TryGetValue(stem, out var rank) ? rank : null;

    /// <summary>Whether the counted texts use the stem as a name (<c>Singapur</c>, <c>Merkel</c>); most names stand in no list.</summary>
    internal bool IsName(string stem) => names.Contains(stem);

    /// <summary>Whether the stem is one of a word of today that the counted texts do not have (<c>Blog</c>, <c>Trainer</c>).</summary>
    internal bool IsModern(string stem) => modern.Contains(stem);

    /// <summary>Letters of a compound, at most: longer ones are jokes or damage, and trying all cuts of cuts costs the cube of the length.</summary>
    const int LongestCompound = 60;

    /// <summary>True when a German word is put together of words that are common or in the source (<c>Gegen-massnahme</c>, <c>Verkaufs-stände</c>): such words are made freely.</summary>
    /// <remarks>What looks like a place (<c>Vogt-land</c>, <c>Starn-berg</c>) is none, unless a linking s shows that it was made (<c>Geburts-land</c>).</remarks>
    internal bool IsCompound(ReadOnlySpan<char> word, SourceIndex? source, int depth = 2)
    {
        if (word.Length > LongestCompound)
            return false;
        for (var cut = 2; cut <= word.Length - 3; cut++)
        {
            if (IsPlaceTail(word[cut..]) && char.ToLowerInvariant(word[cut - 1]) != 's')
                continue;
            if (Known(word[cut..], source, depth) && Known(word[..cut], source, depth))
                return true;
        }
        return false;
    }

    /// <summary>Letters of the longest common word that a stem ends with, when at least three others stand before it (<c>Basis-lager</c>); 0 for none, and for the last parts of places.</summary>
    internal int Head(ReadOnlySpan<char> stem)
    {
        for (var cut = 3; cut <= stem.Length - 4 && cut < LongestCompound; cut++)
        {
            var head = stem[cut..];
            if (lookup.TryGetValue(head, out var rank) && (head.Length > 5 || rank < (head.Length == 4 ? 4000 : 30000)) && !IsPlaceTail(head))
                return head.Length;
        }
        return 0;
    }

    bool Known(ReadOnlySpan<char> part, SourceIndex? source, int depth)
    {
        if (part.Length < 3 || depth == 2 && IsPrefix(part))
            return IsPrefix(part);
        var stem = Stems.Of(part, "de");
        // Rare short stems would make compounds of names: "Nami-bia".
        return Rank(stem) is { } rank && rank < (stem.Length switch { <= 3 => 2000, 4 => 8000, 5 => 30000, _ => int.MaxValue }) && !names.Contains(stem) || source?.Has(stem) == true || part[^1] is 's' or 'n' && part.Length > 4 && ranks.ContainsKey(Stems.Of(part[..^1], "de"))
            || depth > 1 && part.Length >= 8 && IsCompound(part, source, depth - 1);
    }

    static bool IsPrefix(ReadOnlySpan<char> part)
    {
        foreach (var prefix in Prefixes)
        {
            if (part.Equals(prefix, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static readonly string[] Prefixes = ["ab", "an", "auf", "aus", "be", "bei", "durch", "ein", "ent", "er", "fort", "her", "hin", "los", "mit", "nach", "neu", "rück", "um", "un", "ver", "vor", "weg", "wieder", "zer", "zu", "nord", "süd", "ost", "west", "über", "unter", "haupt", "halb", "groß", "mehr"];

    static bool IsPlaceTail(ReadOnlySpan<char> tail)
    {
        foreach (var place in PlaceTails)
        {
            if (tail.SequenceEqual(place))
                return true;
        }
        return false;
    }

    static readonly string[] PlaceTails = ["land", "berg", "burg", "dorf", "heim", "stadt", "hausen", "bach", "feld", "wald", "tal", "furt", "hof", "see", "brück", "brücken", "kirchen", "ingen", "au", "hafen", "haven", "born", "stein", "fels", "stedt", "stadt", "werder", "rode", "münde", "weiler", "kirch"];
}
