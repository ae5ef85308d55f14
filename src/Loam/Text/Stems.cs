namespace Loam.Text;

/// <summary>Cuts inflection off German and English words, so that <c>Häuser</c> meets <c>Haus</c> and <c>founded</c> meets <c>founding</c>.</summary>
/// <remarks>
/// A light stemmer in the manner of CISTEM (Weissweiler and Fraser 2017): lower case, umlauts and ß folded, then suffixes cut while at least
/// four letters stay. It errs on the side of meeting too often, which suits comparing a text with its own source. Language-free fallback: folding only.
/// </remarks>
public static class Stems
{
    /// <summary>The stem of one word; words with digits are only folded.</summary>
    /// <param name="word">The word as it stands in the text.</param>
    /// <param name="language">ISO 639-1 code; <c>de</c> and <c>en</c> are stemmed.</param>
    public static string Of(ReadOnlySpan<char> word, string? language)
    {
        if (word.Length > 3 && word[^1] == 's' && word[^2] is '\'' or '’')
            word = word[..^2]; // "FX’s"
        Span<char> folded = word.Length <= 60 ? stackalloc char[2 * 60] : new char[2 * word.Length];
        var length = Fold(word, folded);
        if (folded[..length].ContainsAnyInRange('0', '9'))
            return new string(folded[..length]);
        length = language switch
        {
            "de" => German(folded[..length]),
            "en" => English(folded[..length]),
            _ => length,
        };
        return new string(folded[..length]);
    }

    static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            switch (lower)
            {
                case 'ä': folded[length++] = 'a'; break;
                case 'ö' or 'ó' or 'ò' or 'ô' or 'ø': folded[length++] = 'o'; break;
                case 'ü' or 'ú' or 'ù' or 'û': folded[length++] = 'u'; break;
                case 'é' or 'è' or 'ê' or 'ë': folded[length++] = 'e'; break;
                case 'á' or 'à' or 'â' or 'ã' or 'å': folded[length++] = 'a'; break;
                case 'ß': folded[length++] = 's'; folded[length++] = 's'; break;
                case 'í' or 'ì' or 'î' or 'ï': folded[length++] = 'i'; break;
                case 'ñ': folded[length++] = 'n'; break;
                case 'ç': folded[length++] = 'c'; break;
                case '-' or '\'' or '’' or '\u00AD': break;
                default: folded[length++] = lower; break;
            }
        }
        return length;
    }

    static int German(ReadOnlySpan<char> word)
    {
        var end = word.Length;
        for (var cuts = 0; cuts < 3 && end > 4; cuts++)
        {
            var stem = word[..end];
            if (end > 5 && (stem.EndsWith("em") || stem.EndsWith("er") || stem.EndsWith("en") || stem.EndsWith("es") || stem.EndsWith("nd")))
                end -= 2;
            else if (stem[^1] is 'e' or 's' or 'n' or 't')
                end--;
            else
                break;
        }
        return end;
    }

    static int English(ReadOnlySpan<char> word)
    {
        var end = word.Length;
        if (word.EndsWith("ies") && end > 4)
            end -= 2;
        else if (word.EndsWith("ing") && end > 6)
            end -= 3;
        else if (word.EndsWith("ed") && end > 5)
            end -= 2;
        else if (word.EndsWith("ly") && end > 5)
            end -= 2;
        else if (word[..end].EndsWith("s") && !word.EndsWith("ss") && end > 3)
            end--;
        if (end > 4 && word[end - 1] == 'e')
            end--;
        if (end > 4 && word[end - 1] is 'i' or 'y')
            end--;
        if (end > 4 && word[end - 1] == word[end - 2] && word[end - 1] is not ('s' or 'l' or 'e' or 'o'))
            end--;
        return end;
    }
}
