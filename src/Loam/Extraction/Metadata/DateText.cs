using System.Globalization;
using System.Text.RegularExpressions;

namespace Loam.Extraction.Metadata;

/// <summary>Reads a day out of text as people and machines write it: ISO, 24.12.2019, 24. Dezember 2019, December 24, 2019.</summary>
static partial class DateText
{
    const int FirstYear = 1990;
    const int LastYear = 2099;

    /// <summary>The first day named in the text as <c>yyyy-MM-dd</c>, or null.</summary>
    /// <param name="text">Any text; only its first 300 characters are looked at.</param>
    /// <param name="monthFirst">Whether 3/4/2019 means March 4 (the United States) rather than 3 April.</param>
    public static string? Find(ReadOnlySpan<char> text, bool monthFirst = false)
    {
        if (text.Length > 300)
            text = text[..300];
        if (text.IndexOfAnyInRange('0', '9') < 0)
            return null;
        var value = text.ToString();
        if (Iso().Match(value) is { Success: true } iso && Day(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value) is { } day)
            return day;
        if (Dotted().Match(value) is { Success: true } dotted && Day(dotted.Groups[3].Value, dotted.Groups[2].Value, dotted.Groups[1].Value) is { } german)
            return german;
        if (DayMonth().Match(value) is { Success: true } named && Named(named.Groups[3].Value, named.Groups[2].Value, named.Groups[1].Value) is { } dayMonth)
            return dayMonth;
        if (MonthDay().Match(value) is { Success: true } english && Named(english.Groups[3].Value, english.Groups[1].Value, english.Groups[2].Value) is { } monthDay)
            return monthDay;
        if (Slashed().Match(value) is { Success: true } slashed)
        {
            var (a, b, year) = (slashed.Groups[1].Value, slashed.Groups[2].Value, slashed.Groups[3].Value);
            return monthFirst ? Day(year, a, b) ?? Day(year, b, a) : Day(year, b, a) ?? Day(year, a, b);
        }
        return null;
    }

    /// <summary>The day in an address, e.g. <c>/2019/12/24/</c> or <c>2019-12-24</c>, or null.</summary>
    public static string? InAddress(string url) =>
        Address().Match(url) is { Success: true } match ? Day(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : null;

    /// <summary>The day that three folders of an address name, <c>/2019/12/24/</c>, or null.</summary>
    public static string? InPath(string url) =>
        Folders().Match(url) is { Success: true } match ? Day(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : null;

    static string? Named(string year, string month, string day)
    {
        var key = month.TrimEnd('.').ToLowerInvariant();
        foreach (var (start, number) in Months)
        {
            if (key.StartsWith(start, StringComparison.Ordinal))
                return Day(year, number.ToString(CultureInfo.InvariantCulture), day);
        }
        return null;
    }

    static string? Day(string year, string month, string day)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        if (year.Length == 2)
            y += y < 70 ? 2000 : 1900;
        var m = int.Parse(month, CultureInfo.InvariantCulture);
        var d = int.Parse(day, CultureInfo.InvariantCulture);
        return y is >= FirstYear and <= LastYear && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? $"{y:D4}-{m:D2}-{d:D2}"
            : null;
    }

    // German, English, French, Spanish, Italian, Dutch, Polish: by their first letters, longer before shorter.
    static readonly (string Start, int Month)[] Months =
    [
        ("jan", 1), ("jän", 1), ("ene", 1), ("gen", 1), ("sty", 1), ("feb", 2), ("fév", 2), ("fev", 2), ("lut", 2), ("mär", 3), ("maer", 3), ("mrz", 3),
        ("mar", 3), ("maa", 3), ("mei", 5), ("maj", 5), ("may", 5), ("mai", 5), ("mag", 5), ("apr", 4), ("avr", 4), ("abr", 4), ("kwi", 4), ("juin", 6),
        ("jun", 6), ("giu", 6), ("cze", 6), ("juil", 7), ("jul", 7), ("lug", 7), ("lip", 7), ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8), ("sie", 8),
        ("sep", 9), ("set", 9), ("wrz", 9), ("okt", 10), ("oct", 10), ("ott", 10), ("paź", 10), ("out", 10), ("nov", 11), ("lis", 11), ("dez", 12),
        ("dec", 12), ("déc", 12), ("dic", 12), ("gru", 12),
    ];

    [GeneratedRegex(@"(?<![0-9])((?:19|20)[0-9]{2})[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])(?![0-9])")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![0-9.])([0-3]?[0-9])\. ?([01]?[0-9])\. ?((?:19|20)?[0-9]{2})(?![0-9])")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?<![0-9])([0-3]?[0-9])(?:\.|st|nd|rd|th|er)? ?(?:de |of |-)?([A-Za-zÀ-ž]{3,12})\.?,? ?(?:de |-)?((?:19|20)[0-9]{2})(?![0-9])")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<![A-Za-z])([A-Za-z]{3,9})\.? ([0-3]?[0-9])(?:st|nd|rd|th)?,? ((?:19|20)[0-9]{2})(?![0-9])")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<![0-9/])([0-3]?[0-9])/([0-3]?[0-9])/((?:19|20)[0-9]{2})(?![0-9])")]
    private static partial Regex Slashed();

    [GeneratedRegex("/((?:19|20)[0-9]{2})/([01]?[0-9])/([0-3]?[0-9])/")]
    private static partial Regex Folders();

    [GeneratedRegex(@"(?<![0-9])((?:19|20)[0-9]{2})[-/_]?([01][0-9])[-/_]?([0-3][0-9])(?![0-9])")]
    private static partial Regex Address();
}
