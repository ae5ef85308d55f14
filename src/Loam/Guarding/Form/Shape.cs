using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>Checks of the rewrite's outer shape: its end, its length, its pairs, its loops, and how much it copies.</summary>
static class Shape
{
    internal static void Look(GuardPair pair, GuardText rewrite, GuardText source, GuardOptions options, List<Finding> findings)
    {
        var form = StyleForm.Of(pair.Style);
        Ends(pair, form, rewrite, findings);
        Lengths(form, rewrite, source, options, findings);
        if (form.Pairs)
            Pairs(pair.Text, findings);
        Loops(form, rewrite, findings);
        if (options.MaxCopied is { } most && !pair.Copies && form.Retells)
            Copies(rewrite, source, most, findings);
    }

    static void Ends(GuardPair pair, StyleForm form, GuardText rewrite, List<Finding> findings)
    {
        var last = pair.Text.TrimEnd();
        var line = last[(last.LastIndexOf('\n') + 1)..];
        if (pair.FinishReason is "length" or "max_tokens")
            findings.Add(new(GuardReasons.Truncated, ^Math.Min(40, pair.Text.Length).., "finish_reason " + pair.FinishReason));
        else if (last.Length > 0 && !EndsWell(line, form))
            findings.Add(new(GuardReasons.Truncated, (last.Length - Math.Min(60, line.Length))..last.Length, line.Length > 60 ? line[^60..] : line));
    }

    /// <summary>An end mark, a list item, or a heading's own close; an answer may be a phrase without one when it is short.</summary>
    static bool EndsWell(string line, StyleForm form)
    {
        var end = line.TrimEnd('"', '“', '”', '»', '«', '’', '\'', ')', ']', '*', ' ');
        if (end.Length == 0 || end[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？')
            return !line.EndsWith("==", StringComparison.Ordinal);
        if (line.StartsWith("==", StringComparison.Ordinal) || end[^1] is ',' or ';' or ':' or '-' or '(' or '–')
            return false;
        var item = line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal) || char.IsDigit(line[0]) && line.AsSpan(1).IndexOfAny(".)") is 0 or 1;
        if (item)
            return !FunctionWords.German.Contains(LastWord(line)) && !FunctionWords.English.Contains(LastWord(line));
        if (form.Tables && line.StartsWith('|') && line.Length > 1)
            return line.EndsWith('|');
        if ((form.Pairs || form.Tables) && line.IndexOf(": ", StringComparison.Ordinal) is > 0 and < 10 and var colon)
            return Words.Count(line.AsSpan(colon)) <= 4 && !FunctionWords.German.Contains(LastWord(line)) && !FunctionWords.English.Contains(LastWord(line)) && !line.StartsWith("Frage", StringComparison.Ordinal) && !line.StartsWith("Question", StringComparison.Ordinal);
        return false;
    }

    static string LastWord(string line) => line[(line.LastIndexOf(' ') + 1)..].ToLowerInvariant();

    static void Lengths(StyleForm form, GuardText rewrite, GuardText source, GuardOptions options, List<Finding> findings)
    {
        var (words, of) = (rewrite.AllWords.Count, source.AllWords.Count);
        if (words < 5 || form.Retells && of >= 80 && words < options.MinLength * of && words < 400)
            findings.Add(new(GuardReasons.TooShort, .., $"{words} words for a source of {of}"));
        else if (words > 60 && words > form.Stretch * options.MaxLength * of + 20)
            findings.Add(new(GuardReasons.TooLong, .., $"{words} words for a source of {of}"));
    }

    static void Pairs(string text, List<Finding> findings)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (questions, answers, broken) = (0, 0, "");
        var open = false;
        foreach (var line in lines)
        {
            if (IsLabel(line, "Frage", "Question", "Q"))
            {
                if (open)
                    broken = line;
                questions++;
                open = true;
                if (line.IndexOf(':') + 3 > line.Length)
                    broken = line;
            }
            else if (IsLabel(line, "Antwort", "Answer", "A"))
            {
                if (!open || line.IndexOf(':') + 2 > line.Length)
                    broken = line;
                answers++;
                open = false;
            }
            else if (questions == 0)
            {
                broken = line;
            }
        }
        if (questions == 0 || questions != answers || open || broken.Length > 0)
            findings.Add(new(GuardReasons.MalformedPairs, .., questions == 0 ? "no question" : broken.Length > 0 ? broken : $"{questions} questions, {answers} answers"));
    }

    static bool IsLabel(string line, params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            if (line.Length > label.Length && line.StartsWith(label, StringComparison.Ordinal) && (line[label.Length] == ':' || line[label.Length] == ' ' && line.IndexOf(':') is > 0 and < 14))
                return true;
        }
        return false;
    }

    /// <summary>The same sentence three times, or one phrase over and over.</summary>
    static void Loops(StyleForm form, GuardText rewrite, List<Finding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var range in rewrite.Sentences)
        {
            var sentence = rewrite.Text[range];
            if (sentence.Length < 12 || sentence.StartsWith("==", StringComparison.Ordinal))
                continue;
            var count = seen[sentence] = seen.GetValueOrDefault(sentence) + 1;
            if (count == (sentence.Length > 40 ? 2 : 3) && (count == 3 || Follows(rewrite, range, sentence)))
            {
                findings.Add(new(GuardReasons.Loop, range, sentence));
                return;
            }
        }
        var words = rewrite.AllWords;
        for (var period = 1; period <= 12; period++)
        {
            var run = 0;
            for (var i = period; i < words.Count; i++)
            {
                run = words[i].Stem == words[i - period].Stem && words[i].Stem.Length > 0 ? run + 1 : 0;
                if (run < Math.Max(3 * period, 5))
                    continue;
                var start = words[i - run].Start;
                if (form.Tables && rewrite.Text.AsSpan(rewrite.Text.LastIndexOf('\n', start) + 1) is ['|', ..])
                    continue; // A column may well say the same in every row.
                findings.Add(new(GuardReasons.Loop, start..words[i].End, rewrite.Text[start..Math.Min(words[i].End, start + 80)]));
                return;
            }
        }
    }

    static bool Follows(GuardText rewrite, Range range, string sentence)
    {
        var before = rewrite.Text.AsSpan(0, range.Start.Value).TrimEnd();
        return before.EndsWith(sentence, StringComparison.Ordinal);
    }

    static void Copies(GuardText rewrite, GuardText source, double most, List<Finding> findings)
    {
        const int n = 8;
        if (rewrite.AllWords.Count < 40 || source.AllWords.Count < n)
            return;
        var known = new HashSet<ulong>(Grams(source, n));
        var (total, copied) = (0, 0);
        foreach (var gram in Grams(rewrite, n))
        {
            total++;
            copied += known.Contains(gram) ? 1 : 0;
        }
        if (copied > most * total)
            findings.Add(new(GuardReasons.Copy, .., $"{copied} of {total} sequences of {n} words stand in the source"));
    }

    static IEnumerable<ulong> Grams(GuardText text, int n)
    {
        var hashes = new ulong[text.AllWords.Count];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = StableHash.Of(text.AllWords[i].Stem.AsSpan());
        for (var i = 0; i + n <= hashes.Length; i++)
        {
            var gram = 0UL;
            for (var j = 0; j < n; j++)
                gram = StableHash.Mix(gram ^ hashes[i + j]);
            yield return gram;
        }
    }
}
