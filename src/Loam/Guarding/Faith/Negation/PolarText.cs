namespace Loam.Guarding.Faith.Negation;

/// <summary>A text with the polarity of its words, and how far they stand from each other.</summary>
sealed class PolarText
{
    internal PolarText(GuardText text)
    {
        Text = text;
        var words = text.AllWords;
        Words = new PolarWord[words.Count];
        At = new int[words.Count];
        var at = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                at += words[i].Sentence == words[i - 1].Sentence ? 1 + Gap(text.Text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End)) : SentenceGap;
            At[i] = at;
            if (words[i].Stem.Length == 0)
                continue;
            Words[i] = words[i].Form.Polarity;
            if (Words[i].Stance >= Stance.Faint)
                Cues.Add(i);
            else if (Words[i].Stance is Stance.Yes or Stance.Also)
                Affirming.Add(i);
        }
    }

    const int SentenceGap = 6;

    internal GuardText Text { get; }

    internal PolarWord[] Words { get; }

    /// <summary>Where each word stands: words that a comma parts are farther from each other than two of one clause.</summary>
    internal int[] At { get; }

    /// <summary>The words that deny, limit, or may stand for a denial, in order.</summary>
    internal List<int> Cues { get; } = [];

    /// <summary>The words that affirm, in order.</summary>
    internal List<int> Affirming { get; } = [];

    /// <summary>Whether a word says something of the subject: no function word, no label.</summary>
    internal bool IsContent(int word) => !Text.AllWords[word].Function && Text.AllWords[word].Stem.Length > 0;

    /// <summary>Indices of the first word of a sentence and of the one behind its last.</summary>
    internal (int First, int End) SentenceOf(int word) => Text.PlacesOf(Text.AllWords[word].Sentence);

    /// <summary>How near a word that denies stands to a word in its sentence, 0 to 1.</summary>
    internal double Denied(int word)
    {
        var most = 0.0;
        foreach (var cue in Cues)
        {
            if (cue == word || Text.AllWords[cue].Sentence != Text.AllWords[word].Sentence || Words[cue].Stance is Stance.Faint)
                continue;
            var force = Words[cue].Stance is Stance.No or Stance.Without ? 1 : 0.6;
            most = Math.Max(most, force * Neighbourhood.Nearness(At[cue] - At[word]));
        }
        return most;
    }

    static int Gap(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            switch (c)
            {
                case ';' or ':' or '–' or '—' or '|':
                    return 3;
                case ',' or '(' or ')' or '„' or '“' or '"' or '»' or '«' or '/':
                    return 2;
            }
        }
        return 0;
    }
}
