using System.Collections.Frozen;

namespace Loam.Text;

/// <summary>Cuts text into sentences: the one definition that extraction of facts, guarding, filters and measures share.</summary>
/// <remarks>
/// A sentence ends at a line break, or at <c>. ! ? …</c> (with closing quotes and brackets) before white space and the start of a new
/// sentence. A full stop does not end one after a known abbreviation (<c>z. B.</c>, <c>Dr.</c>, <c>approx.</c>), a single letter
/// (<c>J. S. Bach</c>), a short month before a number (<c>Dec. 3</c>), <c>ff.</c> before an abbreviated code (<c>§§ 305 ff. BGB</c>), or a German ordinal before a lower-case word or a month (<c>am 2. Mai</c>). German and English lists; harmless elsewhere.
/// </remarks>
public static class Sentences
{
    /// <summary>The sentences of a text, in order, trimmed, none empty.</summary>
    public static List<Range> In(ReadOnlySpan<char> text)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                Add(text, start, i, sentences);
                start = i + 1;
            }
            else if (text[i] is '.' or '!' or '?' or '…' or '。' or '！' or '？')
            {
                var end = AfterClosers(text, i + 1);
                if (EndsSentence(text, start, i, end))
                {
                    Add(text, start, end, sentences);
                    start = end;
                }
                i = end - 1;
            }
        }
        Add(text, start, text.Length, sentences);
        return sentences;
    }

    /// <summary>The sentences as strings.</summary>
    public static List<string> Split(string text)
    {
        var ranges = In(text);
        var sentences = new List<string>(ranges.Count);
        foreach (var range in ranges)
            sentences.Add(text[range]);
        return sentences;
    }

    static int AfterClosers(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && text[i] is '.' or '!' or '?' or '…' or '"' or '\'' or '“' or '”' or '»' or '«' or '’' or '‘' or ')' or ']')
            i++;
        return i;
    }

    static bool EndsSentence(ReadOnlySpan<char> text, int start, int mark, int end)
    {
        if (text[mark] is '。' or '！' or '？' || end >= text.Length)
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return false;
        var next = end;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '„' or '“' or '»' or '«' or '(' or '\'' or '‚' or '‘'))
        {
            if (text[next] is '\n' or '\r')
                return true;
            next++;
        }
        if (next >= text.Length)
            return true;
        if (char.IsLower(text[next]))
            return false;
        return text[mark] != '.' || !StopIsPartOfWord(text, start, mark, next);
    }

    static bool StopIsPartOfWord(ReadOnlySpan<char> text, int start, int mark, int next)
    {
        var from = mark;
        while (from > start && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '„' or '"' or '/'))
            from--;
        var word = text[from..mark];
        if (word.Length == 0)
            return false;
        if (word.Length == 1 && char.IsLetter(word[0]))
            return true;
        if (word.Length <= 2 && IsDigits(word))
            return Months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(FirstWord(text[next..]));
        if (word is "ff")
            return next + 1 < text.Length && char.IsUpper(text[next]) && char.IsUpper(text[next + 1]);
        if (char.IsAsciiDigit(text[next]) && ShortMonths.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return true;
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    static bool IsDigits(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[..end];
    }

    static void Add(ReadOnlySpan<char> text, int start, int end, List<Range> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(start..end);
    }

    static readonly FrozenSet<string> Months = FrozenSet.ToFrozenSet(
        ["Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
         "Jahrhundert", "Jahrhunderts", "Jh", "Klasse", "Bundesliga", "Auflage", "Weltkrieg", "Weltkriegs", "Weltkrieges", "Platz", "Runde",
         "Januars", "Halbjahr", "Quartal", "Stock", "Etage", "Kapitel", "Tag", "Mal", "Geburtstag", "Jahrestag", "Wahlperiode", "Jahrgang"],
        StringComparer.Ordinal);

    /// <summary>Months that are words, too: abbreviations only before a number (<c>Mar. 3</c>).</summary>
    static readonly FrozenSet<string> ShortMonths = FrozenSet.ToFrozenSet(["Mar", "Jun", "Jul", "Sep", "Oct", "Dec", "Mrz"], StringComparer.Ordinal);

    static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["bzw", "ca", "vgl", "usw", "etc", "Dr", "Prof", "Dipl", "Ing", "Nr", "Str", "St", "Hr", "Fr", "Mio", "Mrd", "Tsd", "inkl", "exkl", "zzgl",
         "ggf", "evtl", "sog", "bes", "geb", "gest", "verh", "Abs", "Art", "Abb", "Tab", "Kap", "Bd", "Hrsg", "Aufl", "Anm", "Jh", "Jhd", "max", "min",
         "mind", "tel", "Tel", "Fa", "Co", "Bf", "Hbf", "Std", "Min", "Sek", "d.h", "z.B", "u.a", "o.g", "i.d.R", "s.u", "s.o", "u.U", "z.T", "v.a",
         "Okt", "Nov", "Dez", "Jan", "Feb", "Apr", "Aug", "Sept", "Mr", "Mrs", "Ms", "Jr", "Sr", "vs", "Inc", "Ltd", "Corp", "No", "Fig", "Eq", "Vol",
         "pp", "ed", "eds", "approx", "dept", "est", "Gen", "Col", "Capt", "Lt", "Sen", "Rep", "Gov", "Rev", "Hon", "Mt", "e.g", "i.e", "cf", "al",
         "U.S", "U.K", "a.m", "p.m", "dt", "engl", "lat", "griech", "franz", "ehem", "bspw", "allg", "insb", "jew", "lt", "gem", "entspr", "Bsp"],
        StringComparer.Ordinal);
}
