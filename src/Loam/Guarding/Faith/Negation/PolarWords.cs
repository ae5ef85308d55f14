using System.Collections.Frozen;

namespace Loam.Guarding.Faith.Negation;

/// <summary>Which words of a language deny, limit or affirm, and which are opposites of each other. Immutable and thread-safe.</summary>
/// <remarks>
/// Read from <c>Guarding/Words/polarity-*.txt</c> (classes of words) and <c>opposites-*.txt</c> (pairs), written from knowledge of the two languages. Entries are
/// words, or beginnings of words (<c>ablehn*</c>) since German stems do not meet over their ablaut; the longest entry that fits a word wins. Words that deny by their
/// making (<c>un-</c>, <c>-los</c>, <c>-less</c>) are taken apart.
/// </remarks>
sealed class PolarWords
{
    static readonly Lazy<PolarWords> German = new(() => new("de"));
    static readonly Lazy<PolarWords> English = new(() => new("en"));

    /// <summary>Letters of a word that are looked at; longer words are looked up by their beginning.</summary>
    internal const int Longest = 32;

    readonly FrozenDictionary<string, PolarWord>.AlternateLookup<ReadOnlySpan<char>> whole;
    readonly FrozenDictionary<int, (string Beginning, PolarWord Word)[]> beginnings;
    readonly bool isGerman;

    PolarWords(string language)
    {
        isGerman = language == "de";
        var stances = new Dictionary<string, Stance>(StringComparer.Ordinal);
        foreach (var line in Lines($"polarity-{language}.txt"))
        {
            var words = line.Split(' ');
            var stance = Enum.Parse<Stance>(words[0], ignoreCase: true);
            foreach (var word in words.AsSpan(1))
                stances.TryAdd(word, stance);
        }
        var sides = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var prefixes = new List<(string, string)>();
        var suffixes = new List<(string, string)>();
        var number = 0;
        foreach (var line in Lines($"opposites-{language}.txt"))
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            string[] left = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries), right = line[(bar + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (left[0][^1] == '-' || left[0][0] == '-')
            {
                foreach (var a in left)
                {
                    foreach (var b in right)
                        (a[0] == '-' ? suffixes : prefixes).Add((a.Trim('-'), b.Trim('-')));
                }
                continue;
            }
            foreach (var (words, side) in ((string[], int)[])[(left, 0), (right, 1)])
            {
                foreach (var word in words)
                {
                    if (!sides.TryGetValue(word, out var own))
                        sides[word] = own = [];
                    own.Add(2 * number + side);
                }
            }
            number++;
        }
        Prefixes = [.. prefixes];
        Suffixes = [.. suffixes];
        var all = stances.Keys.Union(sides.Keys, StringComparer.Ordinal).ToDictionary(word => word, word => new PolarWord(stances.GetValueOrDefault(word), sides.TryGetValue(word, out var own) ? [.. own] : null), StringComparer.Ordinal);
        // An entry has the opposites of every beginning that it continues, and without a stance of its own that of the longest.
        foreach (var word in all.Keys.ToList())
        {
            var under = all.Where(other => other.Key[^1] == '*' && other.Key != word && word.StartsWith(other.Key[..^1], StringComparison.Ordinal)).OrderByDescending(other => other.Key.Length).ToList();
            if (under.Count == 0 || all[word].Stance == Stance.Plain)
                continue;
            var inherited = under.SelectMany(other => other.Value.Sides ?? []).Concat(all[word].Sides ?? []).Distinct().Order().ToArray();
            all[word] = new(stances.TryGetValue(word, out var own) ? own : under[0].Value.Stance, inherited.Length > 0 ? inherited : null);
        }
        whole = all.Where(word => word.Key[^1] != '*').ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        beginnings = all.Where(word => word.Key[^1] == '*').Select(word => (Beginning: word.Key[..^1], Word: word.Value)).GroupBy(word => Key(word.Beginning))
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Beginning.Length).ThenBy(word => word.Beginning, StringComparer.Ordinal).ToArray());
    }

    /// <summary>Prefixes that turn a word round when one takes the other's place: <c>zu-</c> and <c>ab-</c>.</summary>
    internal (string, string)[] Prefixes { get; }

    /// <summary>Suffixes that turn a word round when one takes the other's place: <c>-los</c> and <c>-pflichtig</c>.</summary>
    internal (string, string)[] Suffixes { get; }

    /// <summary>Whether a word in lower case has a prefix or a suffix that another may take the place of.</summary>
    internal bool Turns(ReadOnlySpan<char> word)
    {
        foreach (var (one, other) in Suffixes)
        {
            if (word.EndsWith(one) || word.EndsWith(other))
                return true;
        }
        foreach (var (one, other) in Prefixes)
        {
            if (word.StartsWith(one) || word.StartsWith(other))
                return true;
        }
        return false;
    }

    /// <summary>The words of a language; null where there are none.</summary>
    internal static PolarWords? Of(string? language) => language switch
    {
        "de" => German.Value,
        "en" => English.Value,
        _ => null,
    };

    /// <summary>What is known of a word in lower case.</summary>
    internal PolarWord Look(ReadOnlySpan<char> word)
    {
        if (whole.TryGetValue(word, out var found))
            return found.Stance == Stance.None ? Made(word, found) : found;
        if (word.Length >= 2 && beginnings.TryGetValue(Key(word), out var some))
        {
            foreach (var (beginning, own) in some)
            {
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                    return own.Stance == Stance.Plain ? own : Made(word, own);
            }
        }
        return Made(word, default);
    }

    PolarWord Made(ReadOnlySpan<char> word, PolarWord known)
    {
        if (word.Length >= 6)
        {
            if (word.StartsWith("un"))
                return known with { Stance = Stance.Deny, Prefix = 2 };
            if (isGerman && word.StartsWith("nicht"))
                return known with { Stance = Stance.Deny, Prefix = 5 };
            if (!isGerman && known.Stance == Stance.Deny && (word.StartsWith("in") || word.StartsWith("im") || word.StartsWith("il") || word.StartsWith("ir")))
                return known with { Prefix = 2 };
            if (!isGerman && known.Stance == Stance.Deny && word.StartsWith("dis"))
                return known with { Prefix = 3 };
            foreach (var suffix in isGerman ? GermanSuffixes : EnglishSuffixes)
            {
                if (word.Length >= suffix.Length + 3 && word.EndsWith(suffix))
                    return known with { Stance = Stance.Deny, Suffix = suffix.Length };
            }
        }
        return known;
    }

    static readonly string[] GermanSuffixes = ["los", "lose", "losen", "loser", "loses", "losem", "losigkeit", "frei", "freie", "freien", "freier", "freies", "widrig", "widrige", "widrigen", "verbot", "verbote", "verbots", "verboten", "stopp", "ausfall", "ausfälle", "mangel", "mangels", "verzicht", "verlust", "sperre", "sperren"];
    static readonly string[] EnglishSuffixes = ["less", "lessly", "lessness"];

    /// <summary>Two letters: few entries share them.</summary>
    static int Key(ReadOnlySpan<char> word) => word[0] << 16 | word[1];

    static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(PolarWords).Assembly.GetManifestResourceStream("Loam.Guarding.Words." + resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Trim();
        }
    }
}
