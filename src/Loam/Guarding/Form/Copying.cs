namespace Loam.Guarding.Form;

/// <summary>A rewrite that copies its source, or a long stretch of it.</summary>
/// <remarks>
/// The share of words that stand in runs of the source. Sequences of eight words were counted first: one word changed in twelve hides a copy from them.
/// </remarks>
static class Copying
{
    /// <summary>Words of the shortest run that counts as copied.</summary>
    const int Run = 5;

    /// <summary>Copied words in a row from which on a passage is a copy, whatever stands around it.</summary>
    const int Passage = 60;

    internal static void Look(FormText text, double most, List<Finding> findings)
    {
        if (text.Words.Length < 40)
            return;
        var (copied, longest, end) = Measure(text);
        var words = text.Rewrite.AllWords;
        if (copied > most * words.Count)
            findings.Add(Evidence.Of(GuardReasons.Copy, $"{copied} of {words.Count} words stand in the source in runs of {Run} or more"));
        else if (longest >= Passage)
            findings.Add(Evidence.At(GuardReasons.Copy, text.Pair.Text, words[end - longest].Start..words[end - 1].End));
    }

    /// <summary>How many words stand in runs of the source, and the longest such stretch of the rewrite with its end.</summary>
    internal static (int Copied, int Longest, int End) Measure(FormText text)
    {
        var words = text.Words;
        var known = Grams.Set(text.SourceWords, Run);
        var (copied, until, from, longest, end) = (0, 0, 0, 0, 0);
        for (var i = 0; i + Run <= words.Length; i++)
        {
            if (!known.Contains(Grams.Of(words.AsSpan(i, Run))))
                continue;
            if (i > until)
                from = i;
            copied += i + Run - Math.Max(until, i);
            until = i + Run;
            if (until - from > longest)
                (longest, end) = (until - from, until);
        }
        return (copied, longest, end);
    }
}
