using System.Collections.Frozen;
using Loam.Text;

namespace Loam.Guarding.Form;

/// <summary>Whether a text ends where its writer ended it.</summary>
static class Ending
{
    /// <summary>What a sentence may end with behind its mark.</summary>
    const string Closers = "\"“”»«’‘'›‹)]* ";

    internal static void Look(FormText text, List<Finding> findings)
    {
        var pair = text.Pair;
        var last = pair.Text.AsSpan().TrimEnd();
        if (last.IsEmpty)
            return;
        var start = last.LastIndexOf('\n') + 1;
        var line = last[start..].TrimStart();
        var from = last.Length - Math.Min(60, line.Length);
        switch (pair.FinishReason?.ToLowerInvariant())
        {
            case "length" or "max_tokens" or "model_length" or "max_output_tokens":
                findings.Add(new(GuardReasons.Truncated, from..last.Length, "finish_reason " + pair.FinishReason));
                return;
            case "content_filter" or "refusal" or "safety" or "prohibited_content" or "recitation":
                findings.Add(new(GuardReasons.Refusal, from..last.Length, "finish_reason " + pair.FinishReason));
                return;
        }
        if (!EndsWell(text, line, last[..start]))
            findings.Add(Evidence.At(GuardReasons.Truncated, pair.Text, from..last.Length, fromEnd: true));
    }

    static bool EndsWell(FormText text, ReadOnlySpan<char> line, ReadOnlySpan<char> before)
    {
        if (line.StartsWith("=="))
            return false;
        var end = line.TrimEnd(Closers);
        if (end.IsEmpty)
            return !IsItem(line) && before.IsEmpty;
        if (end[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।')
            return !(end[^1] is '.' && EndsInsideWord(text, end)) && IsBalanced(line) && !(text.Form.Pairs && PairForm.IsQuestion(line));
        if (end[^1] is ',' or ';' or ':' or '-' or '(' or '–' or '„' or '/' or '&')
            return false;
        var form = text.Form;
        if (form.Tables && line.StartsWith('|') && line.Length > 1)
            return line.EndsWith('|');
        if (EndsInCutWord(text, end))
            return false;
        if (IsItem(line))
            return !IsFunction(LastWord(end)) && IsBalanced(line) && !OthersEndWithMark(before, item: true);
        if ((form.Pairs || form.Tables) && line.IndexOf(": ") is > 0 and < 12 and var colon)
            return Words.Count(line[colon..]) <= 4 && !IsFunction(LastWord(end)) && !PairForm.IsQuestion(line) && !OthersEndWithMark(before, item: false);
        return false;
    }

    static bool IsItem(ReadOnlySpan<char> line) => line is ['-' or '*' or '•' or '–', ' ', ..] || char.IsAsciiDigit(line[0]) && line[1..].IndexOfAny('.', ')') is 0 or 1;

    /// <summary>Whether at least two other lines of the kind are there and all of them end with a mark: then the last one would, too.</summary>
    static bool OthersEndWithMark(ReadOnlySpan<char> before, bool item)
    {
        var (all, ended) = (0, 0);
        foreach (var raw in before.EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty || (item ? !IsItem(line) : !PairForm.IsAnswer(line)))
                continue;
            all++;
            ended += line.TrimEnd(Closers) is [.., '.' or '!' or '?' or '…'] ? 1 : 0;
        }
        return all >= 2 && ended == all;
    }

    static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> line) => line[(line.LastIndexOf(' ') + 1)..];

    static bool IsFunction(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.IsEmpty || word.Length > lower.Length)
            return false;
        word.ToLowerInvariant(lower);
        return FunctionWords.German.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..word.Length]) || FunctionWords.English.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..word.Length]);
    }

    /// <summary>A full stop that ends an abbreviation or an ordinal, not the sentence: <c>am 2.</c>, <c>mit Dr.</c>, <c>z.</c></summary>
    static bool EndsInsideWord(FormText text, ReadOnlySpan<char> end)
    {
        var words = end[..^1];
        var last = LastWord(words).TrimStart("(„\"“»");
        if (last.IsEmpty)
            return false;
        if (last.Length <= 2 && last.IndexOfAnyExceptInRange('0', '9') < 0 && text.Pair.Language is "de" or null)
            return IsOrdinalsCompany(LastWord(words[..^last.Length].TrimEnd()));
        // The half of "z. B.", "d. h."; but "Klasse A." and "Fassung b." end a sentence.
        if (last is "z" or "d" or "u" or "o" or "i" && text.Pair.Language is "de" or null)
            return true;
        return Openers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last);
    }

    static bool IsOrdinalsCompany(ReadOnlySpan<char> word) => word is "am" or "Am" or "vom" or "Vom" or "beim" or "dem" or "den" or "der" or "des" or "das" or "die" or "im" or "Im" or "zum" or "Zum" or "seit" or "ab" or "Der" or "Die" or "Das" or "ihrem" or "seinem" or "ihren" or "seinen";

    /// <summary>Abbreviations that something must follow.</summary>
    static readonly FrozenSet<string> Openers = FrozenSet.ToFrozenSet(
        ["Dr", "Prof", "bzw", "ca", "vgl", "Nr", "inkl", "ggf", "evtl", "sog", "geb", "Abs", "Mr", "Mrs", "Ms", "vs", "approx", "z.B", "d.h", "o.g", "e.g", "i.e", "Fig", "Vol", "hl", "insb", "bspw", "zzgl", "mind", "Dipl"],
        StringComparer.Ordinal);

    static readonly System.Buffers.SearchValues<char> Opening = System.Buffers.SearchValues.Create("„(«»\"[“");

    /// <summary>Whether what was opened in the last line is closed: quotes and brackets.</summary>
    static bool IsBalanced(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAny(Opening))
            return true;
        if (line.Count('(') > line.Count(')') || line.Count('[') > line.Count(']'))
            return false;
        var opened = line.Count('„');
        return opened <= line.Count('“') + line.Count('”') + line.Count('"') && (opened > 0 || line.Count('"') % 2 == 0) && Math.Abs(line.Count('«') - line.Count('»')) == 0
            && (opened > 0 || line.Count('“') <= line.Count('”') + line.Count('"'));
    }

    /// <summary>A last word that the source does not have, but has as the beginning of a longer one: <c>Elektrom</c>.</summary>
    static bool EndsInCutWord(FormText text, ReadOnlySpan<char> end)
    {
        var word = LastWord(end).TrimStart("(„\"“»");
        if (word.Length < 3 || !char.IsLetter(word[^1]))
            return false;
        var source = text.Pair.Source.AsSpan();
        var begins = false;
        for (var at = source.IndexOf(word); at >= 0;)
        {
            var behind = at + word.Length;
            if (behind == source.Length || !char.IsLetterOrDigit(source[behind]))
                return false;
            // One or two letters more may be an ending that the rewrite left off: "Hauses", "Haus".
            begins |= (at == 0 || !char.IsLetterOrDigit(source[at - 1])) && behind + 2 < source.Length && char.IsLetter(source[behind + 1]) && char.IsLetter(source[behind + 2]);
            var next = source[(at + 1)..].IndexOf(word);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return begins;
    }
}
