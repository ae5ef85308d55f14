namespace Loam.Guarding.Faith.Negation;

/// <summary>Figures that a denial of the rewrite and one of the source have in common: how far the other text accounts for it.</summary>
static class DenialFigures
{
    /// <summary>The nearest answer among denials that answer to others already; not those that answer to one beside this: each of the two needs its own.</summary>
    internal static double Taken(Denial denial, List<Denial> others, PolarText text, PolarText own)
    {
        var most = 0.0;
        foreach (var other in others)
        {
            if (other.Partner is { } taker && taker != denial && Neighbourhood.Nearness(own.At[taker.Word] - own.At[denial.Word]) < 0.4)
                most = Math.Max(most, denial.Around.Share(text.At[other.Word]));
        }
        return most;
    }

    /// <summary>Whether a word of contrast stands beside a denial, and not in the sentence of the other text: "dagegen nicht", "nicht aber", "nicht immer".</summary>
    internal static double Contrast(Denial denial, PolarText text, PolarText other)
    {
        var (first, end) = text.SentenceOf(denial.Word);
        var (from, to) = other.SentenceOf(denial.Around.Best);
        Span<char> lower = stackalloc char[PolarWords.Longest];
        for (var word = Math.Max(first, denial.Word - 2); word < Math.Min(end, denial.Word + 3); word++)
        {
            var own = text.Text.AllWords[word];
            var span = text.Text.Text.AsSpan(own.Start, Math.Min(own.Length, lower.Length));
            span.ToLowerInvariant(lower);
            if (word == denial.Word || !Contrasts.Contains(lower[..span.Length]))
                continue;
            var said = false;
            for (var there = from; there < to && !said; there++)
                said = other.Text.AllWords[there].Stem == own.Stem;
            if (!said)
                return 1;
        }
        return 0;
    }

    static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Contrasts = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        ["dagegen", "jedoch", "allerdings", "aber", "dennoch", "hingegen", "zwar", "obwohl", "trotzdem", "gleichwohl", "vorerst", "noch", "mehr", "immer", "ganz", "grundsätzlich", "zwingend", "unbedingt", "eigens", "auch", "bislang", "bisher", "sondern",
         "but", "however", "yet", "though", "although", "always", "necessarily", "entirely", "fully", "longer", "even", "also", "still", "despite"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a denial that answers to no other stands in the sentence of the place (1) or next to it (0.5).</summary>
    internal static double InSentence(Denial denial, List<Denial> others, PolarText text)
    {
        var sentence = text.Text.AllWords[denial.Around.Best].Sentence;
        var most = 0.0;
        foreach (var other in others)
        {
            if (other.Partner is null && Math.Abs(text.Text.AllWords[other.Word].Sentence - sentence) is var far && far <= 1)
                most = Math.Max(most, (far == 0 ? 1 : 0.5) * (other.IsPlain ? 1 : 0.6));
        }
        return most;
    }

    /// <summary>How near another denial stands in the same clause: two that cancel each other.</summary>
    internal static double Double(Denial denial, List<Denial> own, PolarText text)
    {
        var most = 0.0;
        foreach (var other in own)
        {
            if (other != denial && text.Text.AllWords[other.Word].Sentence == text.Text.AllWords[denial.Word].Sentence)
                most = Math.Max(most, Neighbourhood.Nearness(text.At[other.Word] - text.At[denial.Word]));
        }
        return most;
    }

    /// <summary>How directly the content words on both sides of a denial stand beside each other in the other text: it was put in between, or taken out.</summary>
    internal static double Bridge(PolarText text, PolarText other, int cue, Func<int, int> link)
    {
        var (first, end) = text.SentenceOf(cue);
        int left = -1, right = -1;
        for (var word = cue - 1; word >= first && left < 0; word--)
            left = text.IsContent(word) ? word : -1;
        for (var word = cue + 1; word < end && right < 0; word++)
            right = text.IsContent(word) ? word : -1;
        var (before, behind) = (left < 0 ? -1 : link(left), right < 0 ? -1 : link(right));
        if (before < 0 || behind < 0)
            return 0;
        var stretch = Math.Max(0, Math.Abs(other.At[behind] - other.At[before]) - (text.At[right] - text.At[left]));
        return (behind > before ? 1 : 0.5) * Neighbourhood.Nearness(stretch);
    }

    /// <summary>Whether the other text affirms at the place with a word that is not around here; only words that add (auch, also), or all.</summary>
    internal static double Affirmed(Denial denial, PolarText text, PolarText here, bool adding)
    {
        var place = text.At[denial.Around.Best];
        var most = 0.0;
        var (first, end) = here.SentenceOf(denial.Word);
        foreach (var word in text.Affirming)
        {
            if (Math.Abs(text.At[word] - place) > 15 || text.Text.AllWords[word].Sentence != text.Text.AllWords[denial.Around.Best].Sentence || adding != text.Words[word].Stance is Stance.Also)
                continue;
            var said = false;
            for (var own = first; own < end && !said; own++)
                said = here.Text.AllWords[own].Stem == text.Text.AllWords[word].Stem;
            if (!said)
                most = Math.Max(most, denial.Around.Share(text.At[word]));
        }
        return most;
    }

    /// <summary>"nicht nur", "nicht zuletzt", "not only": no denial.</summary>
    internal static bool IsSoft(PolarText text, int cue)
    {
        if (cue + 1 >= text.Words.Length)
            return false;
        var next = text.Text.AllWords[cue + 1];
        return text.Text.Text.AsSpan(next.Start, next.Length) is "nur" or "zuletzt" or "only" or "just" or "bloß" or "lediglich" or "least" or "merely";
    }
}
