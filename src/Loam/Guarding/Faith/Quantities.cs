using System.Buffers;
using System.Globalization;

namespace Loam.Guarding.Faith;

/// <summary>What kind of thing a quantity is; only like is compared with like.</summary>
enum QuantityKind
{
    /// <summary>A number in figures: 1.234,5; 1998; 20 Millionen.</summary>
    Figure,

    /// <summary>A number in words: zwölf, siebenjährig, twice.</summary>
    Word,

    /// <summary>An ordinal in words: sechsten, third.</summary>
    Ordinal,

    /// <summary>A month by name.</summary>
    Month,

    /// <summary>A day of the week by name.</summary>
    Weekday,
}

/// <summary>A number, month or weekday in a text.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Just past its end.</param>
/// <param name="Value">Its value as most readers take it; the month or weekday from 1.</param>
/// <param name="Other">Another reading (1.234 as thousands or as decimals), or NaN.</param>
/// <param name="Scaled">With its scale word: 20 Millionen as 20,000,000; NaN without one.</param>
readonly record struct Quantity(QuantityKind Kind, int Start, int End, double Value, double Other, double Scaled);

/// <summary>Finds the quantities of a text, German and English, in figures and in words.</summary>
static class Quantities
{
    static readonly SearchValues<char> Separators = SearchValues.Create(".,'’\u00A0\u202F");

    internal static List<Quantity> In(GuardText text)
    {
        var found = new List<Quantity>();
        Figures(text.Text, found);
        foreach (var word in text.AllWords)
        {
            if (word.Stem.Length > 0 && !char.IsDigit(text.Text[word.Start]))
                InWords(text, word, found);
        }
        return found;
    }

    static void Figures(string text, List<Quantity> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                if (NumberWords.Fraction(text[i]) is { } fraction)
                    found.Add(new(QuantityKind.Figure, i, i + 1, fraction, double.NaN, double.NaN));
                continue;
            }
            var end = i + 1;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsSeparator(text, end)))
                end++;
            // "1." that opens a line is a list's mark, no quantity.
            var mark = (i == 0 || text[i - 1] == '\n') && end - i <= 2 && end + 1 < text.Length && text[end] is '.' or ')' && text[end + 1] == ' ' && !NumberWords.IsMonth(WordAfter(text, end + 1));
            if (!mark)
                Add(text, i, end, found);
            i = end - 1;
        }
    }

    /// <summary>A separator between figures: point, comma, apostrophe, or a (narrow) no-break space before three figures.</summary>
    static bool IsSeparator(string text, int i) =>
        i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])
        && (text[i] is '.' or ',' or '\'' or '’' || text[i] is '\u00A0' or '\u202F' && Three(text, i + 1));

    static bool Three(string text, int i) =>
        i + 2 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && (i + 3 >= text.Length || !char.IsAsciiDigit(text[i + 3]));

    static void Add(string text, int start, int end, List<Quantity> found)
    {
        var raw = text.AsSpan(start, end - start);
        var parts = raw.ToString().Split('.', ',', '\'', '’', '\u00A0', '\u202F');
        var scale = NumberWords.Scale(WordAfter(text, end));
        if (parts.Length == 1)
        {
            AddValue(Parse(raw), double.NaN);
            return;
        }
        var last = raw[raw.LastIndexOfAny(Separators) is var at ? at : 0];
        var grouped = parts.Skip(1).All(part => part.Length == 3) && parts[0].Length <= 3 && parts[0] != "0";
        var mixed = raw.IndexOfAnyExceptInRange('0', '9') is var first && raw[first] != last;
        if (mixed || parts.Length == 2)
        {
            var decimals = Parse(string.Concat(parts[..^1])) + Parse(parts[^1]) / Math.Pow(10, parts[^1].Length);
            var thousands = grouped ? Parse(string.Concat(parts)) : double.NaN;
            if (grouped && !mixed)
                AddValue(thousands, last is '.' or ',' ? decimals : double.NaN);
            else
                AddValue(decimals, double.NaN);
            return;
        }
        if (grouped)
        {
            AddValue(Parse(string.Concat(parts)), double.NaN);
            return;
        }
        // A date (26.01.2022) or a version (0.27.2): every part for itself.
        foreach (var part in parts)
            found.Add(new(QuantityKind.Figure, start, end, Parse(part), double.NaN, double.NaN));

        void AddValue(double value, double other) => found.Add(new(QuantityKind.Figure, start, end, value, other, scale is null ? double.NaN : value * scale.Value));
    }

    static double Parse(ReadOnlySpan<char> digits) => double.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    static ReadOnlySpan<char> WordAfter(string text, int at)
    {
        var start = at;
        while (start < text.Length && start < at + 2 && text[start] is ' ' or '-' or '\u00A0' or '.')
            start++;
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(start, end - start);
    }

    static void InWords(GuardText text, GuardWord word, List<Quantity> found)
    {
        var span = text.Text.AsSpan(word.Start, word.Length);
        if (word.Capital && NumberWords.Month(span) is { } month)
            found.Add(new(QuantityKind.Month, word.Start, word.End, month, double.NaN, double.NaN));
        else if (word.Capital && NumberWords.Weekday(span) is { } day)
            found.Add(new(QuantityKind.Weekday, word.Start, word.End, day, double.NaN, double.NaN));
        else if (NumberWords.Ordinal(span) is { } ordinal)
            found.Add(new(QuantityKind.Ordinal, word.Start, word.End, ordinal, double.NaN, double.NaN));
        else if (NumberWords.Cardinal(span) is { } cardinal)
            found.Add(new(QuantityKind.Word, word.Start, word.End, cardinal, double.NaN, NumberWords.Scale(WordAfter(text.Text, word.End)) is { } scale ? cardinal * scale : double.NaN));
    }
}
