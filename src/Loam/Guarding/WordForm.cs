using System.Collections.Concurrent;
using Loam.Guarding.Faith.Negation;
using Loam.Guarding.Faith.Numbers;
using Loam.Text;

namespace Loam.Guarding;

/// <summary>What is known of a word as it is written, whatever text it stands in: found out once, for all checks and all texts. Immutable and thread-safe.</summary>
/// <remarks>
/// Stemming, four word lists and the number grammar cost a microsecond a word, a lookup of the word 30 nanoseconds, and a crawl repeats its words. Memory is bounded: a language's forms are
/// forgotten when there are <see cref="Most"/> (about 20 MB).
/// </remarks>
sealed class WordForm
{
    const int Most = 100_000;
    const int Longest = 40;

    static readonly ConcurrentDictionary<string, Forms> Languages = new(StringComparer.Ordinal);

    WordForm(ReadOnlySpan<char> word, string? language)
    {
        Stem = Stems.Of(word, language);
        StemHash = StableHash.Of(Stem.AsSpan());
        Rank = CommonWords.Of(language).Rank(Stem);
        Number = NumberWords.Of(word);
        if (char.IsUpper(word[0]))
            (Month, Weekday) = (Calendar.Month(word), Calendar.Weekday(word));
        Span<char> lower = stackalloc char[Longest];
        var known = word[..Math.Min(word.Length, Longest)];
        known.ToLowerInvariant(lower);
        IsFunction = word.Length == 1 && !char.IsDigit(word[0]) || word.Length <= Longest && FunctionWords.Of(language).GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..known.Length]);
        if (PolarWords.Of(language) is { } polar)
            (Polarity, Turns) = (polar.Look(lower[..Math.Min(known.Length, PolarWords.Longest)]), polar.Turns(lower[..known.Length]));
    }

    /// <summary>Its stem; see <see cref="Stems"/>.</summary>
    internal string Stem { get; }

    /// <summary>A hash of the stem.</summary>
    internal ulong StemHash { get; }

    /// <summary>True for articles, pronouns and their like.</summary>
    internal bool IsFunction { get; }

    /// <summary>The stem's rank among the common words of the language; null when it is not common.</summary>
    internal int? Rank { get; }

    /// <summary>The number that it says; null for other words.</summary>
    internal NumberWord? Number { get; }

    /// <summary>The month that it names, from 1; null for other words.</summary>
    internal int? Month { get; }

    /// <summary>The weekday that it names, from 1; null for other words.</summary>
    internal int? Weekday { get; }

    /// <summary>Whether it denies, limits or affirms, and its opposites.</summary>
    internal PolarWord Polarity { get; }

    /// <summary>Whether it has a prefix or a suffix that turns it round when another takes its place: <c>zu-</c> and <c>ab-</c>.</summary>
    internal bool Turns { get; }

    /// <summary>What is known of a word.</summary>
    /// <param name="word">As it stands in the text; at least one character.</param>
    /// <param name="language">ISO 639-1 code, or null.</param>
    internal static WordForm Of(ReadOnlySpan<char> word, string? language)
    {
        if (word.Length > Longest)
            return new(word, language); // Damage, mostly: not worth remembering.
        var forms = Languages.GetOrAdd(language ?? "", static _ => new());
        if (forms.Lookup.TryGetValue(word, out var known))
            return known;
        var form = new WordForm(word, language);
        if (forms.Words.TryAdd(word.ToString(), form) && Interlocked.Increment(ref forms.Count) > Most)
            Languages.TryUpdate(language ?? "", new(), forms);
        return form;
    }

    sealed class Forms
    {
        internal Forms() => Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

        internal ConcurrentDictionary<string, WordForm> Words { get; } = new(StringComparer.Ordinal);

        internal ConcurrentDictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> Lookup { get; }

        internal int Count;
    }
}
