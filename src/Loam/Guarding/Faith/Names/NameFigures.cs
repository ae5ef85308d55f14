using Loam.Guarding.Faith.Numbers;
using Loam.Text;

namespace Loam.Guarding.Faith.Names;

/// <summary>What was measured of one word.</summary>
/// <param name="Values">One value for each of <see cref="NameFigures.Names"/>.</param>
/// <param name="Novel">How much of the word the source does not have, 0 to 1.</param>
/// <param name="Weight">How much it looks like an exchanged name before anything is learned: picks the word that speaks for its run.</param>
/// <param name="Instead">Where in the source stands what it replaces; -1: nowhere.</param>
readonly record struct NameMeasure(double[] Values, double Novel, double Weight, int Instead);

/// <summary>Measures how much a word looks like a name that the source does not have at this place.</summary>
sealed class NameFigures(Comparison comparison)
{
    /// <summary>Names of the figures, in order.</summary>
    internal static readonly string[] Names =
    [
        "novel_name",   // The source does not have the word, nor parts of it, and it looks like a name; squared, since half a likeness is next to none.
        "formed",       // Ends like a noun or adjective made of another word.
        "small",        // Written small.
        "indefinite",   // Behind "ein", "viele", "zwei": a noun like others.
        "adjective",    // Behind an adjective.
        "bare",         // Right behind a preposition.
        "apposition",   // Right behind another noun: "Universität Tübingen".
        "run",          // More such words beside it.
        "lost",         // A lost word of the source fits its place, both capitalised or both not, and is said nowhere in the rewrite.
        "doorway",      // The same word stands right before or behind both.
        "frame",        // How many words around both are the same.
        "lost_name",    // That word looks like a name; times place.
        "both",         // Both look like names; times place.
        "both_known",   // Both are used as names in other texts.
        "half",         // It ends like the lost word, and its first part is new; times place.
        "elsewhere",    // The source has the word, but not where the words around it come from.
        "alone",        // Looks like a name, and no lost name fits its place.
        "scene",        // A home country or a continent, where no other is lost.
        "start",        // Both begin with the same four letters.
        "translated",   // The lost word is English in a German text.
        "asks",         // In a question.
        "known",        // A well-known name that the source does not have, nor one that it follows from.
        "modern",       // A word of today, by a list.
        "follows",      // The source has a name from which it follows: the country of a city.
    ];

    readonly Exchange exchange = new(comparison);
    readonly ShortForms shortForms = new(comparison);
    readonly GuardText rewrite = comparison.Rewrite;
    readonly GuardText source = comparison.Source;
    readonly SourceIndex index = comparison.Index;
    readonly CommonWords common = comparison.Common;

    internal Range? PlaceOf(NameMeasure measure)
    {
        if (measure.Instead < 0)
            return null;
        var words = source.AllWords;
        var (first, last) = (measure.Instead, measure.Instead);
        while (first > 0 && words[first].Capital && words[first - 1].Capital && !words[first - 1].Function && words[first - 1].End + 1 == words[first].Start && words[first - 1].Sentence == words[first].Sentence)
            first--;
        while (last + 1 < words.Count && words[last].Capital && words[last + 1].Capital && !words[last + 1].Function && words[last].End + 1 == words[last + 1].Start && words[last + 1].Sentence == words[last].Sentence)
            last++;
        return words[first].Start..words[last].End;
    }

    /// <summary>Measures a word; false when there is nothing to doubt.</summary>
    internal bool Measure(int at, out NameMeasure measure)
    {
        measure = default;
        var word = rewrite.AllWords[at];
        if (word.Function || word.Stem.Length < 2 || char.IsDigit(rewrite.Text[word.Start]))
            return false;
        // Small words: only adjectives, "slowakisch" and "silberhaltig"; a verb or adverb in another's place is a matter of style.
        var isch = comparison.IsGerman && word.Stem.EndsWith("isch", StringComparison.Ordinal);
        if (!word.Capital && !isch && (comparison.IsEnglish || !NameShape.IsAdjective(word.Stem)))
            return false;
        var text = rewrite.Text.AsSpan(word.Start, word.Length);
        var has = index.Has(word.Stem);
        var rare = NameShape.Rarity(common, word.Stem);
        var elsewhere = 0.0;
        if (has)
        {
            // What the source has is in its place, unless it is a rare noun among words from another place.
            if (!word.Capital || rare < 0.3)
                return false;
            elsewhere = 1 - exchange.Coherence(at);
            if (elsewhere < 0.8)
                return false;
        }
        var match = index.Nearest(word.Stem);
        var support = match.Support;
        if (!has && (Calendar.Month(text) is not null || Calendar.Weekday(text) is not null || NumberWords.Of(text) is not null || NumberWords.Scale(text) is not null))
            return false;
        if (NameShape.IsEverydayAcronym(text) || UnitWords.Is(text))
            return false;
        var isKnown = word.Capital && KnownNames.Is(text);
        var follows = !has && KnownNames.Of(comparison.Pair.Language).Follows(rewrite, at, at, index);
        var known = !has && isKnown && !follows;
        // A writer needs everyday words to say anything at all.
        var likeness = isKnown ? 1 : NameShape.Likeness(common, index, word, text, comparison.IsGerman);
        if (likeness == 0)
            return false;
        var instead = exchange.Of(at, alone: has);
        if (has && instead is { Place: < 0.3 } or { Word: < 0 })
            return false;
        if (!has && match.Stem >= 0 && Kinship.SameRoot(word.Stem, index.Stem(match.Stem)))
            support = Math.Max(support, 0.9);
        var head = instead.Word < 0 ? 0 : Kinship.SharedHead(word.Stem, source.AllWords[instead.Word].Stem);
        if (!word.Capital && head == 0 && !isch)
            return false;
        // "Tonpapier" for "Aquarellpapier": the last part is in the source, the first is what was exchanged.
        var half = !has && head > 0 && word.Stem.Length - head >= 3 && source.AllWords[instead.Word].Stem.Length - head >= 3 && instead.Lost >= 1 && !Contains(word.Stem) && index.Support(word.Stem[..^head]) < 0.8;
        var lost = instead.Word < 0 ? default : source.AllWords[instead.Word];
        // A writer may say "Pjöngjang" for "Nordkorea".
        if (instead.Word >= 0 && KnownNames.Of(comparison.Pair.Language).AreLinked(word.Stem, lost.Stem))
            follows = true;
        var lostLikeness = instead.Word < 0 ? 0 : lost.Capital && KnownNames.Is(source.Text.AsSpan(lost.Start, lost.Length)) ? 1 : NameShape.Likeness(common, null, lost, source.Text.AsSpan(lost.Start, lost.Length), comparison.IsGerman);
        var alike = instead.Word >= 0 && lost.Capital == word.Capital;
        var place = alike ? instead.Place : 0;
        // A known name is no part of a source word unless it begins one: "Bamberg" owes nothing to "Nürnberg".
        if (known && !Kinship.SameRoot(word.Stem, match.Stem < 0 ? "" : index.Stem(match.Stem)) && !index.BeginsWord(word.Stem))
            support = 0;
        var novel = has ? 0 : half && NameShape.IsNaming(text) ? 1 : Math.Clamp((0.85 - support) / 0.6, 0, 1);
        var before = Surroundings.Before(rewrite, at);
        double[] values =
        [
            novel * likeness * likeness,
            NameShape.IsFormed(text, comparison.IsGerman) ? 1 : 0,
            word.Capital ? 0 : 1,
            before is Before.Indefinite ? 1 : 0,
            before is Before.Adjective ? 1 : 0,
            before is Before.Preposition ? 1 : 0,
            before is Before.Noun ? 1 : 0,
            0,
            instead.Lost >= 1 ? place : 0,
            alike && instead.Frame > 0 ? 1 : 0,
            alike ? instead.Frame : 0,
            place * lostLikeness,
            place * lostLikeness * likeness,
            alike && common.IsName(lost.Stem) && common.IsName(word.Stem) ? 1 : 0,
            half ? instead.Place : 0,
            elsewhere,
            novel * likeness * Math.Max(0, 1 - 2 * place * lostLikeness),
            place * lostLikeness < 0.4 && UnitWords.IsLargeArea(text) ? 1 : 0,
            instead.Word >= 0 && lost.Stem.AsSpan().CommonPrefixLength(word.Stem) >= 4 ? 1 : 0,
            instead.Word >= 0 && comparison.IsGerman && !common.IsName(lost.Stem) && common.Rank(lost.Stem) is null && CommonWords.Of("en").Rank(Stems.Of(source.Text.AsSpan(lost.Start, lost.Length), "en")) is < 15000 ? 1 : 0,
            rewrite.Text[rewrite.Sentences[word.Sentence].End.Value - 1] == '?' ? 1 : 0,
            known ? 1 : 0,
            !isKnown && common.IsModern(word.Stem) ? 1 : 0,
            follows ? 1 : 0,
        ];
        measure = new(values, novel, novel * likeness + place * (0.5 + lostLikeness), instead.Word);
        return true;
    }

    internal static void SetRun(double[] values, int more) => values[7] = Math.Min(1, more / 2.0);

    /// <summary>A corrected spelling, a short or long form of a source word, or the last part of one of its compounds.</summary>
    internal bool IsExplained(int first, int last) => !index.Has(rewrite.AllWords[first].Stem) && (first == last && (IsSpeltAlike(first) || EndsSourceWord(first)) || shortForms.Explain(first, last));

    /// <summary>The last part of a compound of the source: <c>Kader</c> of <c>Nachwuchskader</c>.</summary>
    bool EndsSourceWord(int at)
    {
        var text = rewrite.Text.AsSpan(rewrite.AllWords[at].Start, rewrite.AllWords[at].Length);
        if (text.Length < 4)
            return false;
        foreach (var other in source.AllWords)
        {
            if (other.Length > text.Length + 2 && source.Text.AsSpan(other.Start, other.Length).EndsWith(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>The source has the word without its first part: <c>Innenministerium</c> for <c>Bundesinnenministerium</c>.</summary>
    bool Contains(string stem)
    {
        for (var cut = 3; cut <= Math.Min(stem.Length - 10, 30); cut++)
        {
            if (index.Has(stem[cut..]))
                return true;
        }
        return false;
    }

    bool IsSpeltAlike(int at)
    {
        var stem = rewrite.AllWords[at].Stem;
        if (stem.Length < 5)
            return false;
        foreach (var other in source.AllWords)
        {
            if (other.Stem.Length >= 5 && other.Stem[0] == stem[0] && Kinship.SpeltAlike(stem, other.Stem))
                return true;
        }
        return false;
    }
}
