using System.Buffers;

namespace Loam.Guarding.Faith.Numbers;

/// <summary>Reads the numbers of a text that are written in figures: decimals and groups of both languages, dates, times of day, short years, decades, ranks.</summary>
/// <param name="text">The text.</param>
/// <param name="isSource">A source lends all its readings; of a rewrite only what its writer meant is asked.</param>
readonly ref struct Figures(string text, bool isSource)
{
    static readonly SearchValues<char> Separators = SearchValues.Create(".,'’\u00A0\u202F\u2009 ");

    internal void Find(List<Quantity> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                if (text[i] >= '¼' && NumberWords.Fraction(text[i]) is { } fraction)
                    AddFraction(i, fraction, found);
                continue;
            }
            var end = i + 1;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsSeparator(i, end)))
                end++;
            if (!IsListMark(i, end))
                end = Add(i, end, found);
            i = end - 1;
        }
    }

    /// <summary><c>½</c>, and <c>2½</c> as 2.5.</summary>
    void AddFraction(int at, double fraction, List<Quantity> found)
    {
        if (found.Count > 0 && found[^1] is { Kind: QuantityKind.Figure } whole && (whole.End == at || whole.End == at - 1 && text[at - 1] == ' '))
            found[^1] = whole with { End = at + 1, Value = whole.Value + fraction, Other = isSource ? whole.Value : double.NaN };
        else
            found.Add(new(QuantityKind.Fraction, at, at + 1, fraction));
    }

    /// <summary>A separator between figures: point, comma, apostrophe, or a space before exactly three figures.</summary>
    bool IsSeparator(int start, int i)
    {
        if (i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1]))
            return false;
        return text[i] is '.' or ',' or '\'' or '’' || text[i] is '\u00A0' or '\u202F' or '\u2009' && IsGroup(i + 1)
            || text[i] == ' ' && IsGroup(i + 1) && IsFirstGroup(start, i) && text[start] != '0' && text[i + 1] == '0' | i - start < 3;
    }

    bool IsGroup(int i) =>
        i + 2 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && (i + 3 >= text.Length || !char.IsAsciiDigit(text[i + 3]));

    /// <summary>Up to three figures, or groups of three parted by spaces before.</summary>
    bool IsFirstGroup(int start, int end)
    {
        var run = 0;
        for (var i = end - 1; i >= start; i--)
        {
            if (char.IsAsciiDigit(text[i]))
                run++;
            else if (text[i] == ' ' && run == 3)
                run = 0;
            else
                return false;
        }
        return run is >= 1 and <= 3;
    }

    /// <summary>"1." that opens a line is a list's mark, no quantity, unless a month follows.</summary>
    bool IsListMark(int start, int end) =>
        (start == 0 || text[start - 1] == '\n') && end - start <= 2 && end + 1 < text.Length && text[end] is '.' or ')' && text[end + 1] == ' ' && Calendar.Month(WordAt(end + 2)) is null;

    ReadOnlySpan<char> WordAt(int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text.AsSpan(start, end - start);
    }

    /// <summary>Adds what stands there; returns where to go on.</summary>
    int Add(int start, int end, List<Quantity> found)
    {
        var raw = text.AsSpan(start, end - start);
        var separator = raw.IndexOfAny(Separators);
        if (separator < 0)
            return AddWhole(start, end, raw, found);
        var last = raw[raw.LastIndexOfAny(Separators)];
        var groups = 1 + Count(raw);
        if (groups <= 3 && IsDate(raw, separator, end, found, start))
            return end;
        var (mixed, grouped) = (raw[separator] != last && (raw[(separator + 1)..].IndexOf(raw[separator]) < 0 || groups > 2), IsGrouped(raw));
        if (grouped && !mixed)
        {
            var whole = Digits(raw);
            // 1.234 may be a decimal in English, and 1,234 in German; what ends in noughts is none.
            var decimals = groups == 2 && last is '.' or ',' && !raw.EndsWith("000") ? Parse(raw[..separator]) + Parse(raw[(separator + 1)..]) / 1000 : double.NaN;
            found.Add(new(QuantityKind.Figure, start, end, whole) { Other = decimals });
        }
        else if (mixed || groups == 2)
        {
            var cut = raw.LastIndexOfAny(Separators);
            found.Add(new(QuantityKind.Figure, start, end, Digits(raw[..cut]) + Parse(raw[(cut + 1)..]) / Math.Pow(10, raw.Length - cut - 1)));
            if (isSource && groups == 2 && separator <= 2 && raw.Length == separator + 3 && raw[separator] == '.')
                LendParts(start, separator, end, found);
        }
        else
        {
            // A version (0.27.2), a row of figures (1,2,3): every part for itself.
            foreach (var part in raw.SplitAny(Separators))
                found.Add(new(QuantityKind.Figure, start, end, Parse(raw[part])));
        }
        return end;
    }

    /// <summary><c>20.30</c> reads as a decimal number, and may be a time of day or a day and month.</summary>
    void LendParts(int start, int separator, int end, List<Quantity> found)
    {
        var (first, second) = (Parse(text.AsSpan(start, separator)), Parse(text.AsSpan(start + separator + 1, end - start - separator - 1)));
        found.Add(new(QuantityKind.Figure, start, end, first) { Lends = true });
        found.Add(new(QuantityKind.Figure, start, end, second) { Lends = true });
    }

    int AddWhole(int start, int end, ReadOnlySpan<char> raw, List<Quantity> found)
    {
        var value = Parse(raw);
        var before = start > 0 ? text[start - 1] : ' ';
        // 20:30 is a time of day.
        if (raw.Length <= 2 && value < 25 && end + 2 < text.Length && text[end] == ':' && before != ':' && IsMinutes(end + 1))
        {
            var minutes = Parse(text.AsSpan(end + 1, 2));
            found.Add(new(QuantityKind.Figure, start, end + 3, value + minutes / 100));
            if (isSource)
            {
                found.Add(new(QuantityKind.Figure, start, end, value) { Lends = true });
                found.Add(new(QuantityKind.Figure, end + 1, end + 3, minutes) { Lends = true });
            }
            return end + 3;
        }
        if (AddResult(start, end, value, before, found) is > 0 and var past)
            return past;
        var other = double.NaN;
        if (raw.Length == 2 && found.Count > 0 && found[^1] is { IsYear: true } year && start == year.End + 1 && before is '/' or '-' or '–')
            (other, value) = (value, Math.Floor(year.Value / 100) * 100 + value); // 1848/49
        else if (raw.Length == 2 && before is '\'' or '’' && (start < 2 || !char.IsLetterOrDigit(text[start - 2])))
            other = (value < 40 ? 2000 : 1900) + value; // '98
        else if (raw.Length == 2 && value >= 10 && value % 10 == 0 && IsDecade(end))
            other = 1900 + value; // 80er, 80s
        found.Add(new(QuantityKind.Figure, start, end, value) { Other = other });
        // 2022-01-26 and 26/1/2022 name a month.
        if (isSource && value is >= 1 and <= 12 && raw.Length <= 2 && (before is '-' or '/' or '.' || end < text.Length && text[end] is '-' or '/' or '.') && IsInDate(start, end))
            found.Add(new(QuantityKind.Month, start, end, value));
        return end;
    }

    /// <summary>2:1 is the result of a match; a source may also write 2-1 or 2 : 1. Returns where to go on; 0 for other numbers.</summary>
    int AddResult(int start, int end, double value, char before, List<Quantity> found)
    {
        var sign = end;
        while (isSource && sign < text.Length && text[sign] == ' ' && sign < end + 1)
            sign++;
        if (sign + 1 >= text.Length || before is ':' or '-' or '–' or '/' || !(text[sign] == ':' || isSource && text[sign] is '-' or '–'))
            return 0;
        var second = sign + 1;
        if (isSource && sign > end && text[second] == ' ')
            second++;
        var last = second;
        while (last < text.Length && char.IsAsciiDigit(text[last]))
            last++;
        if (last == second || last - second > 3 || end - start > 3 || last + 1 < text.Length && text[last] is ':' or '-' or '.' or ',' && char.IsAsciiDigit(text[last + 1]))
            return 0;
        var result = new Quantity(QuantityKind.Figure, start, last, value) { Against = Parse(text.AsSpan(second, last - second)) };
        if (!isSource)
        {
            found.Add(result);
            return last;
        }
        found.Add(result with { Lends = text[sign] != ':' });
        if (text[sign] != ':')
            return 0; // 2-1 may as well be a range: both numbers stand for themselves.
        found.Add(new(QuantityKind.Figure, start, end, value) { Lends = true });
        found.Add(new(QuantityKind.Figure, second, last, result.Against) { Lends = true });
        return last;
    }

    bool IsMinutes(int at) => text[at] is >= '0' and <= '5' && char.IsAsciiDigit(text[at + 1]) && (at + 2 >= text.Length || !char.IsAsciiDigit(text[at + 2]));

    bool IsDecade(int end)
    {
        var rest = text.AsSpan(end);
        return rest.StartsWith("er") || rest.StartsWith("s") || rest.StartsWith("’s") || rest.StartsWith("'s") || rest.StartsWith("-er");
    }

    /// <summary>Figures on both sides of the sign, or a point that closes the date.</summary>
    bool IsInDate(int start, int end) =>
        start >= 2 && text[start - 1] is '-' or '/' && char.IsAsciiDigit(text[start - 2]) || end + 1 < text.Length && text[end] is '-' or '/' && char.IsAsciiDigit(text[end + 1])
        || start >= 3 && text[start - 1] is ' ' && text[start - 2] == '.' && char.IsAsciiDigit(text[start - 3]);

    /// <summary>02.05.1998, 2.5.98, and 02.05. with its closing point or behind "am".</summary>
    bool IsDate(ReadOnlySpan<char> raw, int separator, int end, List<Quantity> found, int start)
    {
        if (raw[separator] != '.' || separator > 2)
            return false;
        var rest = raw[(separator + 1)..];
        var second = rest.IndexOf('.');
        var month = second < 0 ? rest : rest[..second];
        if (month.Length is 0 or > 2 || month.IndexOfAnyExceptInRange('0', '9') >= 0 || Parse(raw[..separator]) is < 1 or > 31 || Parse(month) is < 1 or > 12)
            return false;
        var year = second < 0 ? default : rest[(second + 1)..];
        if (second < 0 ? end >= text.Length || text[end] != '.' || !isSource && !IsBehindDay(start) : year.Length is not (2 or 4) || year.IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        found.Add(new(QuantityKind.Figure, start, end, Parse(raw[..separator])));
        found.Add(new(QuantityKind.Month, start, end, Parse(month)));
        if (year.Length == 4)
            found.Add(new(QuantityKind.Figure, start, end, Parse(year)));
        else if (year.Length == 2)
            found.Add(new(QuantityKind.Figure, start, end, (Parse(year) < 40 ? 2000 : 1900) + Parse(year)) { Other = Parse(year) });
        else if (isSource)
            found.Add(new(QuantityKind.Figure, start, end, Parse(raw[..separator]) + Parse(month) / Math.Pow(10, month.Length)) { Lends = true });
        return true;
    }

    bool IsBehindDay(int start)
    {
        var before = text.AsSpan(0, Math.Max(0, start)).TrimEnd();
        foreach (var word in (ReadOnlySpan<string>)["am", "vom", "bis", "zum", "ab", "dem", "seit", "den", "und", ",", "(", "-", "–"])
        {
            if (before.EndsWith(word))
                return true;
        }
        return false;
    }

    static int Count(ReadOnlySpan<char> raw)
    {
        var count = 0;
        foreach (var c in raw)
            count += char.IsAsciiDigit(c) ? 0 : 1;
        return count;
    }

    /// <summary>One to three figures, then groups of three.</summary>
    static bool IsGrouped(ReadOnlySpan<char> raw)
    {
        var first = true;
        foreach (var part in raw.SplitAny(Separators))
        {
            var length = part.End.Value - part.Start.Value;
            if (first ? length is 0 or > 3 || raw[0] == '0' : length != 3)
                return false;
            first = false;
        }
        return true;
    }

    static double Digits(ReadOnlySpan<char> raw)
    {
        var value = 0.0;
        foreach (var c in raw)
            value = char.IsAsciiDigit(c) ? value * 10 + (c - '0') : value;
        return value;
    }

    static double Parse(ReadOnlySpan<char> digits) => Digits(digits);
}
