namespace Loam.Guarding.Form;

/// <summary>A text that says the same over and over: a word, a phrase, a sentence, a paragraph, or a list that only counts on.</summary>
static class Loops
{
    /// <summary>Words of a sequence that is looked for again.</summary>
    const int Run = 4;

    /// <summary>How many words must have been said before, more than were new, until it is a loop.</summary>
    const int Enough = 12;

    /// <summary>What stands for every word that begins with a digit: a list that counts on says the same but for its numbers.</summary>
    const ulong Figure = 1;

    /// <summary>What stands for the label of a question or an answer.</summary>
    const ulong Label = 2;

    internal static void Look(FormText text, List<Finding> findings)
    {
        if (Letters(text.Pair.Text) is { } run)
        {
            findings.Add(Evidence.At(GuardReasons.Loop, text.Pair.Text, run));
            return;
        }
        var words = Masked(text.Rewrite, text.Words);
        if ((Period(text, words) ?? Again(text, words) ?? Sentences(text) ?? Varied(text)) is not { } loop)
            return;
        var all = text.Rewrite.AllWords;
        findings.Add(Evidence.At(GuardReasons.Loop, text.Pair.Text, all[loop.First].Start..all[loop.End - 1].End));
    }

    static ulong[] Masked(GuardText text, ulong[] words)
    {
        var masked = (ulong[])words.Clone();
        for (var i = 0; i < masked.Length; i++)
        {
            if (masked[i] == 0 || char.IsAsciiDigit(text.Text[text.AllWords[i].Start]))
                masked[i] = masked[i] == 0 ? Label : Figure;
        }
        return masked;
    }

    /// <summary>One letter or mark over and over; lines of dashes and dots are a layout.</summary>
    static Range? Letters(ReadOnlySpan<char> text)
    {
        const int most = 8;
        for (var i = most - 1; i < text.Length; i += most)
        {
            // A run of fifteen meets two of these places; eight at least lie around one.
            var c = text[i];
            if (c is '-' or '=' or '_' or '.' or '|' or '·' or '–' or '—' or ' ' or '*' or '\n' or '\r' or '\t' or '…' or '0')
                continue;
            var (start, end) = (i, i + 1);
            while (start > 0 && text[start - 1] == c)
                start--;
            while (end < text.Length && text[end] == c)
                end++;
            if (end - start >= most)
                return start..end;
        }
        return null;
    }

    /// <summary>Up to twelve words that follow themselves: four times, three where they are many; eight where only their numbers differ.</summary>
    static (int First, int End)? Period(FormText text, ulong[] masked)
    {
        var words = text.Words;
        for (var period = 1; period <= 12; period++)
        {
            var (exact, alike, said) = (0, 0, 0);
            for (var i = period; i < words.Length; i++)
            {
                var same = masked[i] == masked[i - period];
                alike = same ? alike + 1 : 0;
                exact = same && words[i] == words[i - period] ? exact + 1 : 0;
                said = !same ? 0 : masked[i] == Figure ? said : said + 1;
                if (said == 0 && exact < 5 * period || exact < Math.Max(3, period * (period < 4 ? 3 : 2)) && alike < 7 * period)
                    continue;
                var first = i - alike - period + 1;
                if (!IsRow(text, first) && !OfTheSource(text, first, i + 1))
                    return (first, i + 1);
            }
        }
        return null;
    }

    /// <summary>Passages that were said before, anywhere: repeats count up, new words count down.</summary>
    static (int First, int End)? Again(FormText text, ulong[] masked)
    {
        if (Longest(masked) is not { Repeats: >= Enough } loop || IsRow(text, loop.First))
            return null;
        // A page that repeats itself as much may be retold so.
        return Longest(Masked(text.Source, text.SourceWords)).Repeats >= loop.Repeats ? null : (loop.First, loop.End);
    }

    internal static int Repeats(FormText text) => Longest(Masked(text.Rewrite, text.Words)).Repeats;

    static (int First, int End, int Repeats) Longest(ulong[] words)
    {
        var seen = new HashSet<ulong>(words.Length);
        var (first, count) = (0, 0);
        var longest = (First: 0, End: 0, Repeats: 0);
        for (var i = 0; i + Run <= words.Length; i++)
        {
            if (seen.Add(Grams.Of(words.AsSpan(i, Run))))
            {
                count = Math.Max(0, count - 1);
                continue;
            }
            if (count++ == 0)
                first = i;
            if (count > longest.Repeats)
                longest = (first, i + Run, count);
        }
        return longest;
    }

    /// <summary>One sentence of four words or more, three times.</summary>
    static (int First, int End)? Sentences(FormText text)
    {
        var seen = new Dictionary<ulong, int>();
        var last = 0UL;
        for (var i = 0; i < text.Rewrite.Sentences.Count; i++)
        {
            var (first, end) = text.WordsOf(i);
            if (end - first < 4 || IsRow(text, first))
                continue;
            var hash = Grams.Of(text.Words.AsSpan(first, end - first));
            var times = seen[hash] = seen.GetValueOrDefault(hash) + 1;
            // Two questions may have one answer.
            if (times >= (text.Form.Pairs && hash != last ? 4 : 3))
                return (first, end);
            last = hash;
        }
        return null;
    }

    /// <summary>Sentences in a row, or every second one, that differ from each other in a word or two: four of them, where the source has none such.</summary>
    static (int First, int End)? Varied(FormText text)
    {
        for (var lag = 1; lag <= 2; lag++)
        {
            var chain = 0;
            for (var i = lag; i < text.Rewrite.Sentences.Count; i++)
            {
                chain = IsVariant(text, i - lag, i) ? chain + 1 : 0;
                var (first, end) = (text.WordsOf(Math.Max(0, i - chain * lag)).First, text.WordsOf(i).End);
                if (chain >= 3 * lag && !IsRow(text, first) && text.OfTheSource(first, end) < 0.85)
                    return (first, end);
            }
        }
        return null;
    }

    static bool IsVariant(FormText text, int one, int other)
    {
        var (a, aEnd) = text.WordsOf(one);
        var (b, bEnd) = text.WordsOf(other);
        var (shorter, longer) = (Math.Min(aEnd - a, bEnd - b), Math.Max(aEnd - a, bEnd - b));
        if (shorter < 5 || longer - shorter > 3)
            return false;
        var words = text.Words;
        var head = 0;
        while (head < shorter && words[a + head] == words[b + head])
            head++;
        var tail = 0;
        while (head + tail < shorter && words[aEnd - 1 - tail] == words[bEnd - 1 - tail])
            tail++;
        return head + tail >= 0.6 * longer;
    }

    /// <summary>A column may well say the same in every row.</summary>
    static bool IsRow(FormText text, int word) => text.Form.Tables && text.Rewrite.AllWords[word].Start is var start
        && text.Pair.Text.AsSpan(text.Pair.Text.AsSpan(0, start).LastIndexOf('\n') + 1) is ['|', ..];

    static bool OfTheSource(FormText text, int first, int end)
    {
        var all = text.Rewrite.AllWords;
        return text.Pair.Source.AsSpan().Contains(text.Pair.Text.AsSpan()[all[first].Start..all[end - 1].End], StringComparison.OrdinalIgnoreCase);
    }
}
