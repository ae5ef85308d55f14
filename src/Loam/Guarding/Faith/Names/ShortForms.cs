using System.Buffers;

namespace Loam.Guarding.Faith.Names;

/// <summary>Whether a word or a run of words is the long form of a short one in the source, or the short form of a long one.</summary>
/// <remarks>Short forms: acronyms (<c>NRW</c>, <c>EU</c>), words cut short (<c>Fed</c>, <c>Std.</c>), and words without their vowels (<c>Bgld</c>, <c>qm</c>, <c>Mrd</c>).</remarks>
sealed class ShortForms(Comparison comparison)
{
    readonly GuardText source = comparison.Source;
    readonly GuardText rewrite = comparison.Rewrite;
    List<int>? shortWords;

    /// <summary>Whether the source shortens or spells out what stands from the first to the last word.</summary>
    internal bool Explain(int first, int last)
    {
        foreach (var place in shortWords ??= ShortWords())
        {
            var form = source.Text.AsSpan(source.AllWords[place].Start, source.AllWords[place].Length);
            if (form.Length > 3 && form[^1] == 's' && form[^2] is '\'' or '’')
                form = form[..^2];
            if (Stands(form, rewrite, first, last))
                return true;
        }
        if (first != last || !IsShort(rewrite, first))
            return false;
        var text = rewrite.Text.AsSpan(rewrite.AllWords[first].Start, rewrite.AllWords[first].Length);
        for (var place = 0; place < source.AllWords.Count; place++)
        {
            if (char.ToLowerInvariant(source.Text[source.AllWords[place].Start]) == char.ToLowerInvariant(text[0]) && SpellsOut(source, place, text))
                return true;
        }
        return false;
    }

    /// <summary>Whether a short form stands for a run of words: their first letters are its letters in order, and the rest of its letters stand between.</summary>
    static bool Stands(ReadOnlySpan<char> form, GuardText text, int first, int last)
    {
        var head = text.Text.AsSpan(text.AllWords[first].Start, text.AllWords[first].Length);
        // A word cut short explains the whole name: "the Fed".
        if (form.Length >= 3 && head.Length > form.Length && head.StartsWith(form, StringComparison.OrdinalIgnoreCase))
            return true;
        // One word has few capitals to give: "Kfz" and "qm" are short for one, "BWP" hardly is.
        if (form.Length < 2 || HasVowel(form) && !IsCapitals(form) || first == last && IsCapitals(form) && head.Length < 4 * form.Length)
            return false;
        var letter = 0;
        for (var i = first; i <= last; i++)
        {
            var word = text.Text.AsSpan(text.AllWords[i].Start, text.AllWords[i].Length);
            if (letter < form.Length && Same(word[0], form[letter]))
                letter++;
            else
                return false;
            for (var k = 1; k < word.Length && letter < form.Length; k++)
            {
                if (Same(word[k], form[letter]) && !(i < last && Same(text.Text[text.AllWords[i + 1].Start], form[letter])))
                    letter++;
            }
        }
        return letter == form.Length;
    }

    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyäöüAEIOUYÄÖÜ");

    static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);

    static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c))
                return false;
        }
        return true;
    }

    static bool SpellsOut(GuardText text, int place, ReadOnlySpan<char> form)
    {
        var words = text.AllWords;
        if (Stands(form, text, place, place) && words[place].Length >= form.Length + 3)
            return true;
        var letter = 0;
        for (var i = place; i < words.Count && i < place + 8 && letter < form.Length; i++)
        {
            if (Same(text.Text[words[i].Start], form[letter]))
                letter++;
            else if (!words[i].Function)
                return false;
        }
        return letter == form.Length;
    }

    static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);

    List<int> ShortWords()
    {
        var places = new List<int>();
        for (var i = 0; i < source.AllWords.Count; i++)
        {
            if (IsShort(source, i))
                places.Add(i);
        }
        return places;
    }

    /// <summary>All capitals, no vowel, or cut off with a full stop or an apostrophe.</summary>
    bool IsShort(GuardText text, int at)
    {
        var word = text.AllWords[at];
        if (word.Length is < 2 or > 6 || word.Function)
            return false;
        var (capitals, vowels) = (0, 0);
        var letters = text.Text.AsSpan(word.Start, word.Length);
        if (letters.Length > 3 && letters[^1] == 's' && letters[^2] is '\'' or '’')
            letters = letters[..^2];
        foreach (var c in letters)
        {
            if (!char.IsLetter(c) && c != '.')
                return false;
            capitals += char.IsUpper(c) ? 1 : 0;
            vowels += Vowels.Contains(c) ? 1 : 0;
        }
        return capitals == letters.Length || capitals >= 2 && letters.Length <= 5 || vowels == 0 && letters.Length <= 5 || letters.Length <= 4 && (comparison.Common.Rank(word.Stem) is null || comparison.IsEnglish && word.Capital && !word.Opens);
    }
}
