namespace Loam.Guarding.Faith.Order;

/// <summary>Where the words of a text stand on a line on which punctuation takes room: words of one phrase are near, words of two clauses far.</summary>
/// <remarks>A parser would know the phrases; what stands between two words tells most of it in any language, and costs one pass over the text.</remarks>
static class Line
{
    const float FunctionWord = 0.35f;
    const float NewSentence = 5;

    /// <summary>One place for each word of the text, rising; two content words side by side are 1 apart.</summary>
    internal static float[] Of(GuardText text)
    {
        var words = text.AllWords;
        var places = new float[words.Count];
        var at = 0f;
        for (var i = 0; i < words.Count; i++)
        {
            at += words[i].Function ? FunctionWord : 1;
            if (i > 0)
                at += Gap(text.Text.AsSpan(words[i - 1].End, Math.Max(0, words[i].Start - words[i - 1].End))) + (words[i].Sentence != words[i - 1].Sentence ? NewSentence : 0);
            places[i] = at;
        }
        return places;
    }

    /// <summary>How near two places are, 0 to 1: 1 side by side, a third at five words.</summary>
    internal static double Nearness(double apart)
    {
        var beyond = Math.Max(1, Math.Abs(apart)) - 1;
        return 1 / (1 + beyond * beyond / 8);
    }

    static float Gap(ReadOnlySpan<char> between)
    {
        var room = 0f;
        foreach (var c in between)
        {
            room += c switch
            {
                ',' => 2,
                ';' or ':' or '(' or ')' or '–' or '—' or '|' => 2.5f,
                '\n' => 1,
                _ => 0,
            };
        }
        return Math.Min(room, 4);
    }
}
