using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>A rewrite, or a stretch of it, in another language than asked for: told by its function words, and for German and English by their common words.</summary>
/// <remarks>
/// Each word speaks for or against each language, and a sum per language that never falls below zero shows where a stretch in another one begins and ends, be it half a
/// sentence. Sentences were judged one by one first: a short one has too few words, and a change in the middle of one is halved. A stretch that the source has is a
/// quotation.
/// </remarks>
static class Drift
{
    /// <summary>The sum from which on a stretch is of another language.</summary>
    const double Enough = 2.2;

    internal static void Look(FormText text, List<Finding> findings)
    {
        var words = text.Rewrite.AllWords;
        var language = text.Pair.Language ?? Guess(text.Source);
        var own = DriftWords.Bit(language);
        Span<double> sums = stackalloc double[DriftWords.Languages.Count];
        Span<int> starts = stackalloc int[sums.Length];
        Span<char> lower = stackalloc char[24];
        var (said, counted, live) = (0, 0, false);
        var mine = own == 0 ? null : CommonOf(language);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Length > lower.Length || text.Words[i] == 0)
                continue;
            var written = text.Pair.Text.AsSpan(word.Start, word.Length);
            written.ToLowerInvariant(lower);
            var languages = DriftWords.Of(lower[..word.Length]);
            counted++;
            var isOwn = (languages & own) != 0;
            said += isOwn ? 1 : 0;
            if (isOwn)
            {
                // The language's own words count down whatever does not have them, too; where nothing counts, nothing is to do.
                for (var k = 0; live && k < sums.Length; k++)
                    sums[k] = (languages >> k & 1) != 0 ? sums[k] : Math.Max(0, sums[k] - 1);
                continue;
            }
            if (languages == 0 && !live)
                continue;
            if (languages != 0 && word.Length == 1 && word.Capital)
                languages = 0; // "Vitamin A", "Klasse I".
            var known = languages == 0 && mine is not null && mine.Value.Own.Rank(word.Stem) is < 8000;
            var theirs = languages == 0 && !known && mine is { Other: { } other } && !word.Capital && other.Rank(Stems.Of(written, mine.Value.Rival)) is not null;
            // A word in small letters that neither the language's common words nor the source have is a stranger, too.
            var stranger = languages == 0 && !known && mine is not null && !word.Capital && word.Length > 3 && char.IsLetter(written[0]) && !text.SourceHas(i);
            var any = false;
            for (var k = 0; k < sums.Length; k++)
            {
                var isTheirs = (languages >> k & 1) != 0 || theirs && DriftWords.Languages[k] == mine!.Value.Rival;
                if (isTheirs && sums[k] <= 0)
                    starts[k] = i;
                sums[k] = isTheirs ? sums[k] + (languages == 0 ? 0.7 : 1) : stranger && sums[k] > 0 ? sums[k] + 0.3 : Math.Max(0, sums[k] - (known ? 0.7 : languages != 0 ? 0.5 : 0.1));
                any |= sums[k] > 0;
                if (sums[k] < Enough || !isTheirs && !stranger)
                    continue;
                if (Stretch(text, starts[k], i + 1) is { } span)
                {
                    findings.Add(Evidence.At(GuardReasons.LanguageDrift, text.Pair.Text, span));
                    return;
                }
                sums[k] = 0;
            }
            live = any;
        }
        // A language without a list of its own here: nothing speaks for it, but German and English texts are full of their words.
        if (own != 0 && language is "de" or "en" && !text.Form.Tables && counted >= 25 && said < 0.1 * counted)
            findings.Add(Evidence.Of(GuardReasons.LanguageDrift, $"{said} of {counted} words are function words of '{language}'"));
    }

    /// <summary>The stretch with the rest of its sentence; null where the source has it, or has its words.</summary>
    static Range? Stretch(FormText text, int first, int end)
    {
        var words = text.Rewrite.AllWords;
        var sentence = words[end - 1].Sentence;
        var last = end;
        while (last < words.Count && words[last].Sentence == sentence)
            last++;
        if (text.OfTheSource(first, last) >= 0.5 || text.OfTheSource(first, end) >= 0.5)
            return null;
        return words[first].Start..words[last - 1].End;
    }

    /// <summary>The language of a source whose language was not told, by its function words; null where there are too few.</summary>
    static string? Guess(GuardText source)
    {
        Span<int> counts = stackalloc int[DriftWords.Languages.Count];
        Span<char> lower = stackalloc char[24];
        var words = Math.Min(source.AllWords.Count, 200);
        for (var i = 0; i < words; i++)
        {
            var word = source.AllWords[i];
            if (word.Length > lower.Length)
                continue;
            source.Text.AsSpan(word.Start, word.Length).ToLowerInvariant(lower);
            var languages = DriftWords.Of(lower[..word.Length]);
            for (var k = 0; languages != 0; k++, languages >>= 1)
                counts[k] += (int)(languages & 1);
        }
        var best = 0;
        for (var k = 1; k < counts.Length; k++)
        {
            if (counts[k] > counts[best])
                best = k;
        }
        return counts[best] >= 5 && counts[best] > 0.2 * words ? DriftWords.Languages[best] : null;
    }

    /// <summary>The common words of the language, and of its rival where both have a list.</summary>
    static (CommonWords Own, CommonWords? Other, string? Rival)? CommonOf(string? language) => language switch
    {
        "de" => (CommonWords.Of("de"), CommonWords.Of("en"), "en"),
        "en" => (CommonWords.Of("en"), CommonWords.Of("de"), "de"),
        _ => null,
    };
}
