using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Names;

/// <summary>Well-known names, and which of them follow from one another: what no writer puts by chance, and what a writer may put without the source having it.</summary>
/// <remarks>
/// <c>known.txt</c> holds words of names as they are written, without those that are common words besides; <c>world.txt</c> pairs of names (a city and its country, a short form and its long one, a country and its people).
/// Both are written by <c>loam bench vocabulary</c>. A name that stands in neither is judged by its shape as before.
/// </remarks>
sealed class KnownNames
{
    static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(Lines("known"), StringComparer.Ordinal);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly Lazy<KnownNames> German = new(() => new("de"));
    static readonly Lazy<KnownNames> English = new(() => new("en"));

    /// <summary>A name with so many partners, and twice as many as each of them, is what they belong to.</summary>
    const int Many = 4;

    /// <summary>For each stem of a name: the names it is part of, with what they follow from.</summary>
    readonly Dictionary<string, List<(string[] Name, string[] From)>> follows = new(StringComparer.Ordinal);

    KnownNames(string language)
    {
        var pairs = Lines("world").Select(line => line.Split('\t')).ToList();
        var partners = pairs.SelectMany(pair => pair).GroupBy(name => name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var (left, right) = (StemsOf(pair[0], language), StemsOf(pair[1], language));
            if (!IsOneOfMany(pair[0], pair[1]))
                Add(left, right);
            if (!IsOneOfMany(pair[1], pair[0]))
                Add(right, left);
        }
        // Berlin gives Germany away, but Germany does not give Berlin away: it has too many others.
        bool IsOneOfMany(string name, string from) => partners[from] >= Many && 2 * partners[name] <= partners[from];
    }

    internal static KnownNames Of(string? language) => language == "de" ? German.Value : English.Value;

    /// <summary>Whether a word, as written, belongs to a known name; a genitive s is taken off.</summary>
    internal static bool Is(ReadOnlySpan<char> word) =>
        Lookup.Contains(word) || word.Length > 4 && word[^1] == 's' && Lookup.Contains(word[^2] is '\'' or '’' ? word[..^2] : word[..^1]);

    /// <summary>Whether the source has a name from which what stands here follows: <c>Frankreich</c> where it speaks of <c>Paris</c>.</summary>
    /// <param name="text">The rewrite.</param>
    /// <param name="first">Index of the first word of the name.</param>
    /// <param name="last">Index of its last word.</param>
    /// <param name="source">What the source says.</param>
    internal bool Follows(GuardText text, int first, int last, SourceIndex source)
    {
        for (var i = first; i <= last; i++)
        {
            if (!follows.TryGetValue(text.AllWords[i].Stem, out var names))
                continue;
            foreach (var (name, from) in names)
            {
                if (Has(source, from) && Array.TrueForAll(name, stem => source.Has(stem) || Stands(text, first, last, stem)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether one word follows from another.</summary>
    internal bool AreLinked(string name, string other)
    {
        if (!follows.TryGetValue(name, out var names))
            return false;
        foreach (var (_, from) in names)
        {
            if (Array.IndexOf(from, other) >= 0)
                return true;
        }
        return false;
    }

    static bool Has(SourceIndex source, string[] stems)
    {
        foreach (var stem in stems)
        {
            if (!source.Has(stem))
                return false;
        }
        return true;
    }

    static bool Stands(GuardText text, int first, int last, string stem)
    {
        for (var i = first; i <= last; i++)
        {
            if (text.AllWords[i].Stem.Equals(stem, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    void Add(string[] name, string[] from)
    {
        if (name.Length == 0 || from.Length == 0)
            return;
        foreach (var stem in name)
        {
            if (!follows.TryGetValue(stem, out var names))
                follows[stem] = names = [];
            names.Add((name, from));
        }
    }

    /// <summary>Stems of the words that carry a name; "für", "of" and "der" do not.</summary>
    static string[] StemsOf(string name, string language) =>
        [.. new GuardText(name, language).AllWords.Where(word => !word.Function && word.Stem.Length > 1).Select(word => word.Stem)];

    static IEnumerable<string> Lines(string list)
    {
        using var stream = typeof(KnownNames).Assembly.GetManifestResourceStream($"Loam.Guarding.Words.{list}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
