using Loam.Steps;
using Loam.Text;

namespace Loam.Filtering;

/// <summary>A named set of filters with one project's rules, thresholds and semantics.</summary>
public enum FilterProfile
{
    /// <summary>Gopher quality and repetition (Rae et al. 2021), as datatrove reads them.</summary>
    Gopher,

    /// <summary>C4 (Raffel et al. 2020), line cleaning and page rules, as datatrove reads them.</summary>
    C4,

    /// <summary>FineWeb (Penedo et al. 2024): Gopher, C4 without its rule of terminal punctuation, FineWeb quality.</summary>
    Fineweb,

    /// <summary>FineWeb2 with its thresholds for German (Penedo et al. 2025, <c>deu_Latn</c>): no C4, long words, German stop words.</summary>
    Fineweb2De,

    /// <summary>Dolma (Soldaini et al. 2024): all Gopher rules as its tagger reads them, and C4's rule of terminal punctuation.</summary>
    Dolma,

    /// <summary>DCLM-Baseline's heuristics (Li et al. 2024), which are RefinedWeb's (Penedo et al. 2023).</summary>
    Dclm,

    /// <summary>NeMo Curator's heuristic filters.</summary>
    Nemo,
}

/// <summary>What the profiles are made of. A new filter is found by recipes and the command line once a profile here lists it.</summary>
public static class FilterProfiles
{
    /// <summary>The steps of a profile, in order.</summary>
    /// <param name="profile">Which one.</param>
    /// <param name="language">
    /// The language of all documents (ISO 639-1), which decides the stop words; null: each document's own, English while it is unknown.
    /// </param>
    /// <remarks>A language without a list of stop words goes without that rule. Thread-safe; the steps are, too.</remarks>
    public static IReadOnlyList<PureStep> Create(FilterProfile profile, string? language = null) => profile switch
    {
        FilterProfile.Gopher => [new GopherRepetitionFilter(), new GopherQualityFilter(Quality(Semantics.Datatrove, language))],
        FilterProfile.C4 => [new C4Lines(), new C4QualityFilter()],
        FilterProfile.Fineweb =>
        [
            new GopherRepetitionFilter(),
            new GopherQualityFilter(Quality(Semantics.Datatrove, language)),
            new C4Lines(new() { TerminalPunctuation = false }),
            new C4QualityFilter(),
            new FineWebQualityFilter(),
        ],
        FilterProfile.Fineweb2De =>
        [
            new GopherRepetitionFilter(GermanRepetition),
            new FineWebQualityFilter(new() { LinePunctuation = 0, ShortLines = null, DuplicateCharacters = 0.1, MaxLineBreaksPerWord = 0.152 }),
            new GopherQualityFilter(
                Quality(Semantics.Datatrove, "de") with { MinWordLength = null, MaxWordLength = 15, MinAlphabeticWords = 0.774 }),
        ],
        FilterProfile.Dolma =>
        [
            new GopherQualityFilter(Quality(Semantics.Dolma, language)),
            new GopherRepetitionFilter(new() { Semantics = Semantics.Dolma }),
            new C4Lines(new() { MinWordsPerLine = null, MaxWordLength = null, Citations = false, Javascript = false, Policy = false }),
        ],
        FilterProfile.Dclm =>
        [
            new GopherQualityFilter(Quality(Semantics.Dclm, language)),
            new GopherRepetitionFilter(new() { Semantics = Semantics.Dclm }),
        ],
        FilterProfile.Nemo =>
        [
            new NemoFilter(language is null or "en" ? new() : new() { MaxNonAlphanumeric = null }),
            new GopherQualityFilter(Quality(Semantics.Nemo, language)),
            new GopherRepetitionFilter(new() { Semantics = Semantics.Nemo }),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "no such filter profile"),
    };

    static GopherQualityOptions Quality(Semantics semantics, string? language)
    {
        var options = new GopherQualityOptions { Semantics = semantics };
        if (language is null)
            return options;
        return StopWords.For(language) is { } list
            ? options with { StopWords = [.. list.Order(StringComparer.Ordinal)] }
            : options with { MinStopWords = null };
    }

    static readonly GopherRepetitionOptions GermanRepetition = new()
    {
        MaxDuplicateLines = 0.263,
        MaxDuplicateParagraphs = null,
        MaxDuplicateLineCharacters = null,
        MaxDuplicateParagraphCharacters = null,
        MaxTop2Gram = 0.169,
        MaxTop3Gram = 0.153,
        MaxTop4Gram = 0.137,
        MaxDuplicate5Grams = 0.141,
        MaxDuplicate6Grams = 0.134,
        MaxDuplicate7Grams = 0.126,
        MaxDuplicate8Grams = 0.117,
        MaxDuplicate9Grams = 0.108,
        MaxDuplicate10Grams = 0.098,
    };
}
