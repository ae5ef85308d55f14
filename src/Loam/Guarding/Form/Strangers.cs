namespace Loam.Guarding.Form;

/// <summary>A sentence of words that a German or English text does not use and the source does not have: one in a language that no list is kept for, or without its function words.</summary>
/// <remarks>
/// Only words in small letters speak: names are strangers everywhere. <see cref="Drift"/> sees the languages it has lists for, in half a sentence; this sees any, in a whole one.
/// </remarks>
static class Strangers
{
    /// <summary>Strangers that are no accident.</summary>
    const int Least = 3;

    /// <summary>Share of the words in small letters that must be strangers.</summary>
    const double Share = 0.5;

    internal static void Look(FormText text, List<Finding> findings)
    {
        if (text.Pair.Language is not ("de" or "en") || findings.Exists(finding => finding.Reason == GuardReasons.LanguageDrift))
            return;
        for (var i = 0; i < text.Rewrite.Sentences.Count; i++)
        {
            if (!IsForeign(text, i))
                continue;
            findings.Add(Evidence.At(GuardReasons.LanguageDrift, text.Pair.Text, text.Rewrite.Sentences[i]));
            return;
        }
    }

    static bool IsForeign(FormText text, int sentence) => Count(text, sentence) is var (strangers, all) && strangers >= Least && strangers > Share * all;

    /// <summary>Words in small letters: those that are strangers, and all.</summary>
    internal static (int Strangers, int All) Count(FormText text, int sentence)
    {
        var common = CommonWords.Of(text.Pair.Language);
        var (first, end) = text.WordsOf(sentence);
        var (strangers, all) = (0, 0);
        for (var i = first; i < end; i++)
        {
            var word = text.Rewrite.AllWords[i];
            if (word.Capital || text.Words[i] == 0 || word.Length < 2 || !char.IsLetter(text.Pair.Text[word.Start]))
                continue;
            all++;
            strangers += !word.Function && common.Rank(word.Stem) is null && !text.SourceHas(i) ? 1 : 0;
        }
        return (strangers, all);
    }
}
